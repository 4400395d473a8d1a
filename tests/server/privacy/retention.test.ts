import { expect, test } from 'vitest';
import {
	listConsents,
	withdrawConsent
} from '../../../src/lib/server/services/privacy/consents.ts';
import { exportPerson } from '../../../src/lib/server/services/privacy/export-person.ts';
import {
	listErasures,
	listRetention,
	olderThan,
	setRetention,
	sweepRetention
} from '../../../src/lib/server/services/privacy/retention.ts';
import { listSuppressed } from '../../../src/lib/server/services/leaving/suppressed.ts';
import { listLeads } from '../../../src/lib/server/services/lead-list.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const DAY = 86_400_000;

const asking = aQuizFile({
	steps: [
		{
			id: 'money',
			kind: 'single_choice',
			title: 'Money',
			options: [
				{ id: 'none', text: 'None', points: 0 },
				{ id: 'some', text: 'Some', points: 25 },
				{ id: 'much', text: 'Much', points: 60 }
			]
		},
		{ id: 'email', kind: 'email', title: 'Your email' },
		{ id: 'ads', kind: 'consent', title: 'News', consent: 'news' }
	],
	consents: [{ id: 'news', purpose: 'advertising', text: 'Send me news' }]
});

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const short = await aLiveQuiz(house, workspace, asking);
		const long = await aLiveQuiz(house, workspace, asking);
		const send = async (quiz: typeof short, email: string) => {
			house.clock.advance(1000);
			const answers = { money: 'much', ads: true, ...(email && { email }) };
			valueOf(await completeSubmission(house, quiz, { answers, locale: 'en' }));
		};
		const rows = <Name extends keyof typeof house.store.tables>(name: Name) =>
			house.store.db.select().from(house.store.tables[name]);
		const leads = async () =>
			(await listLeads(house, workspace, {})).items.map(({ email }) => email);
		return { house, workspace, short, long, send, rows, leads };
	};

	test('what was kept for its time goes, with those who have answered nothing else', async () => {
		const { house, workspace, short, long, send, rows, leads } = await open();
		await send(short, 'gone@example.com');
		await send(short, 'both@example.com');
		await send(short, '');
		await send(long, 'both@example.com');
		await send(long, 'stays@example.com');
		house.clock.advance(31 * DAY);
		await send(short, 'fresh@example.com');
		await sweepRetention(house);
		expect(await rows('responses')).toHaveLength(6);
		expect(await olderThan(house, workspace, short.quizId, [30, 60])).toEqual([
			{ days: 30, count: 3 },
			{ days: 60, count: 0 }
		]);
		valueOf(await setRetention(house, workspace, 'usr_1', short.slug, 30));
		await sweepRetention(house);
		expect((await leads()).toSorted()).toEqual([
			'both@example.com',
			'fresh@example.com',
			'stays@example.com'
		]);
		expect(await rows('responses')).toHaveLength(3);
		expect(await rows('consents')).toHaveLength(3);
		expect(await rows('leadQuizzes')).toHaveLength(3);
		const acts = await listErasures(house, workspace, {});
		expect(acts.items.map(({ reason, by }) => `${by} ${reason}`)).toEqual([
			...['retention time', 'retention time', 'retention time']
		]);
		expect(await rows('erasedAddresses')).toEqual([]);
		await sweepRetention(house);
		expect(await rows('erasures')).toHaveLength(3);
	});

	test('a time is a number of days, of a quiz that there is', async () => {
		const { house, workspace, short } = await open();
		for (const days of [0, -1, 1.5, 3651])
			expect(codeOf(await setRetention(house, workspace, 'usr_1', short.slug, days))).toBe(
				'invalid'
			);
		expect(codeOf(await setRetention(house, workspace, 'usr_1', 'nothing', 30))).toBe('not_found');
		const stranger = await aWorkspace(house);
		expect(codeOf(await setRetention(house, stranger, 'usr_1', short.quizId, 30))).toBe(
			'not_found'
		);
		valueOf(await setRetention(house, workspace, 'usr_1', short.quizId, 30));
		valueOf(await setRetention(house, workspace, 'usr_1', short.quizId, null));
		expect((await listRetention(house, workspace)).map(({ days }) => days)).toEqual([null, null]);
	});

	test('a quiz is listed with its title in each of its languages', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const title = { en: 'Size', ru: 'Размер' };
		await aLiveQuiz(house, workspace, aQuizFile({ title, locales: ['en', 'ru'] }));
		expect(await listRetention(house, workspace)).toMatchObject([{ title: 'Size', titles: title }]);
	});

	test('a consent that is taken back stays on record, and ends what it was for', async () => {
		const { house, workspace, short, long, send } = await open();
		await send(short, 'anna@example.com');
		await send(long, 'anna@example.com');
		await send(short, 'boris@example.com');
		const { items } = await listConsents(house, workspace, { purpose: 'advertising' });
		expect(items).toHaveLength(3);
		const [boris, anna] = items;
		house.clock.advance(1000);
		const taken = valueOf(await withdrawConsent(house, workspace, 'usr_1', anna?.id ?? ''));
		expect(taken).toMatchObject({ withdrawnAt: house.clock.now(), text: 'Send me news' });
		const given = await listConsents(house, workspace, { withdrawn: false });
		expect(given.items.map(({ id }) => id)).toEqual([boris?.id]);
		expect((await listConsents(house, workspace, { withdrawn: true })).items).toHaveLength(2);
		expect((await listSuppressed(house, workspace)).items).toMatchObject([
			{ email: 'anna@example.com', reason: 'unsubscribed' }
		]);
		house.clock.advance(1000);
		const again = valueOf(await withdrawConsent(house, workspace, 'usr_1', anna?.id ?? ''));
		expect(again.withdrawnAt).toBe(taken.withdrawnAt);
		const stranger = await aWorkspace(house);
		expect(codeOf(await withdrawConsent(house, stranger, 'usr_1', boris?.id ?? ''))).toBe(
			'not_found'
		);
	});

	test('a person is told everything, in words', async () => {
		const { house, workspace, short, send } = await open();
		await send(short, 'anna@example.com');
		await send(short, 'boris@example.com');
		const lead = (await listLeads(house, workspace, { q: 'anna' })).items[0]?.id ?? '';
		const told = valueOf(await exportPerson(house, workspace, 'usr_1', lead));
		expect(told).toMatchObject({
			emails: ['anna@example.com'],
			records: {
				leads: [{ email: 'anna@example.com', createdAt: expect.stringContaining('2026-') }],
				consents: [{ text: 'Send me news' }],
				responses: [
					{
						inWords: [
							{ question: 'Money', answer: 'Much' },
							{ question: 'Your email', answer: 'anna@example.com' },
							expect.anything()
						]
					}
				]
			}
		});
		expect(JSON.stringify(told)).not.toMatch(/boris|bodyHash|idempotencyKey/);
		const stranger = await aWorkspace(house);
		expect(codeOf(await exportPerson(house, stranger, 'usr_1', lead))).toBe('not_found');
	});
});
