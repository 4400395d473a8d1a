import { expect, test } from 'vitest';
import { audienceSchema } from '../../../src/lib/letter/campaign.ts';
import { recentPreview } from '../../../src/lib/server/services/audience/recent-preview.ts';
import { addRecipients } from '../../../src/lib/server/services/audience/recipients.ts';
import { aHouse } from '../../support/a-house.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

const basis = { basis: 'consent', basisAt: 0, basisNote: 'Form' };

forEachEngine((_engine, makeStore) => {
	/** @param takes how long it takes to count, ms */
	const open = async (takes: number) => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		let now = 1_000_000;
		const clock = { now: () => (now += takes) };
		const ask = async (audience: object) => {
			const given = { id: 'camp_1', workspaceId: workspace, quizId: 'quiz_1' };
			const whole = { ...given, audience: audienceSchema.parse(audience) };
			return (await recentPreview({ store: house.store, clock }, whole)).get;
		};
		const add = async (email: string) =>
			valueOf(
				await addRecipients(house, workspace, {
					people: [{ email }],
					lists: [],
					...basis,
					by: null
				})
			);
		return { ask, add, pass: (ms: number) => (now += ms) };
	};

	test('an audience that is soon counted is counted each time', async () => {
		const { ask, add } = await open(10);
		await add('anna@example.com');
		expect(await ask({ everyone: true })).toBe(1);
		await add('boris@example.com');
		expect(await ask({ everyone: true })).toBe(2);
	});

	test('one that takes long is counted again after half a minute, or where it is another', async () => {
		const { ask, add, pass } = await open(1500);
		await add('anna@example.com');
		expect(await ask({ everyone: true })).toBe(1);
		await add('boris@example.com');
		expect(await ask({ everyone: true })).toBe(1);
		expect(await ask({ everyone: true, excluding: { answered: true } })).toBe(2);
		pass(30_000);
		expect(await ask({ everyone: true })).toBe(2);
	});
});
