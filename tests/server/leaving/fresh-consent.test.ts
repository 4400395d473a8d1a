import { expect, test } from 'vitest';
import { newLeads } from '../../../src/lib/server/services/audience/new-leads.ts';
import { leftByLead } from '../../../src/lib/server/services/leaving/left-by-lead.ts';
import { liftSuppressed } from '../../../src/lib/server/services/leaving/suppressed.ts';
import { getLead } from '../../../src/lib/server/services/leads.ts';
import { withdrawConsent } from '../../../src/lib/server/services/privacy/consents.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { suppress } from '../../../src/lib/server/storage/queries/suppressions.ts';
import type { SuppressedFor } from '../../../src/lib/server/storage/store.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aContactFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

/* Somebody has left, and then answers again and ticks the consent to advertising. */

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, aContactFile());
		const answer = async (consents: string[]) => {
			house.clock.advance(1000);
			const who = { name: 'Anna', email: 'anna@example.com', consents };
			const sent = await completeSubmission(house, live, { answers: { who }, locale: 'en' });
			return valueOf(sent).response.lead ?? '';
		};
		const lead = await answer(['processing', 'news']);
		const found = async () => valueOf(await getLead(house, workspace, lead));
		return {
			...{ house, workspace, answer, lead, found },
			/** Their consents to advertising, latest first: whether they hold. */
			held: async () =>
				(await found()).consents
					.filter(({ purpose }) => purpose === 'advertising')
					.map(({ withdrawnAt }) => withdrawnAt === null),
			left: async () => leftByLead(house, workspace, await found()),
			/** As the audience of a survey has them. */
			async chosen() {
				const leads = { segments: [], stages: [], quizzes: [] };
				const pages = await Array.fromAsync(newLeads(house, workspace, leads));
				return pages.flatMap((page) => page.found.map(({ leftOut }) => leftOut ?? 'gets it'));
			}
		};
	};

	test('the new record stands beside the old one; who has taken back is written to only once they ask for it', async () => {
		const { house, workspace, answer, lead, found, held, left, chosen } = await open();
		expect([await held(), await left(), await chosen()]).toEqual([[true], null, ['gets it']]);
		house.clock.advance(1000);
		const news = (await found()).consents.find(({ purpose }) => purpose === 'advertising');
		const withdrawn = valueOf(await withdrawConsent(house, workspace, 'usr_1', news?.id ?? ''));
		expect([await held(), await chosen()]).toEqual([[false], []]);
		const { at } = (await left()) ?? { at: 0 };
		expect(await left()).toMatchObject({ reason: 'unsubscribed', agreedSince: false });

		expect(await answer(['processing', 'news'])).toBe(lead);
		expect(await held()).toEqual([true, false]);
		const kept = (await found()).consents.find(({ id }) => id === withdrawn.id);
		expect(kept).toEqual(withdrawn);
		// Whoever knows the address could have typed it: the list outweighs it, and the page says both.
		expect(await left()).toMatchObject({ reason: 'unsubscribed', at, agreedSince: true });
		expect(await chosen()).toEqual(['unsubscribed']);

		const lift = (asked: boolean) =>
			liftSuppressed(house, workspace, 'anna@example.com', { asked, by: null });
		expect(codeOf(await lift(false))).toBe('left_themselves');
		valueOf(await lift(true));
		expect([await left(), await chosen()]).toEqual([null, ['gets it']]);
	});

	test('without a new tick nothing comes back', async () => {
		const { house, workspace, answer, found, held, left, chosen } = await open();
		for (const { id } of (await found()).consents) {
			valueOf(await withdrawConsent(house, workspace, 'usr_1', id));
		}
		await answer(['processing']);
		expect([await held(), await chosen()]).toEqual([[false], []]);
		expect(await left()).toMatchObject({ agreedSince: false });
		valueOf(await liftSuppressed(house, workspace, 'anna@example.com', { asked: true, by: null }));
		expect([await left(), await chosen()]).toEqual([null, []]);
	});

	test.each<SuppressedFor>(['unsubscribed', 'complained', 'bounced', 'by_hand'])(
		'whoever is on the list as %s stays there',
		async (reason) => {
			const { house, workspace, answer, left, chosen } = await open();
			const at = house.clock.now() + 500;
			const row = { workspaceId: workspace, email: 'anna@example.com', reason };
			await suppress(house.store, { ...row, campaignId: null, detail: '', at }, []);
			expect(await left()).toMatchObject({ reason, agreedSince: false });
			await answer(['processing', 'news']);
			expect(await left()).toEqual({ email: row.email, reason, at, agreedSince: true });
			expect(await chosen()).toEqual([reason]);
		}
	);

	test('the list of another workspace says nothing of them', async () => {
		const { house, left, chosen } = await open();
		const row = { workspaceId: await aWorkspace(house), email: 'anna@example.com' };
		const why = { reason: 'unsubscribed', campaignId: null, detail: '', at: 1 } as const;
		await suppress(house.store, { ...row, ...why }, []);
		expect([await left(), await chosen()]).toEqual([null, ['gets it']]);
	});
});
