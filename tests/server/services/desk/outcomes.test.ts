import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sayOutcome, setStage } from '../../../../src/lib/server/services/desk/changes.ts';
import { usualCurrency } from '../../../../src/lib/server/services/desk/outcomes.ts';
import { outcomeReport } from '../../../../src/lib/server/services/desk/report.ts';
import { takeBackOutcome } from '../../../../src/lib/server/services/desk/take-back.ts';
import { insertRows } from '../../../../src/lib/server/storage/insert-rows.ts';
import type { Outcome } from '../../../../src/lib/server/storage/store.ts';
import { aDesk } from '../../../support/a-desk.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

forEachEngine((_, makeStore) => {
	const open = async () => {
		const desk = await aDesk(await makeStore());
		const { house, workspace } = desk;
		const { outcomes } = house.store.tables;
		house.clock.advance(5);
		return {
			...desk,
			now: house.clock.now(),
			say: (id: string, outcome: Outcome, more: { value?: number; currency?: string } = {}) =>
				sayOutcome(house, workspace, 'usr_1', id, { outcome, ...more }, 'desk'),
			said: (id: string) =>
				house.store.db.select().from(outcomes).where(eq(outcomes.leadId, id)).orderBy(outcomes.id)
		};
	};

	test('a lead that was won is a customer, with what it was worth', async () => {
		const { lead, say, read, said, history, audited, now, workspace } = await open();
		const { id } = await lead();
		expect(valueOf(await say(id, 'won', { value: 1200.505, currency: 'eur' }))).toEqual({
			changed: 1
		});
		expect(await read(id)).toMatchObject({
			...{ outcome: 'won', outcomeAt: now, value: 1200.51, currency: 'EUR' },
			...{ stage: 'customer', stageRank: 1000, touchedAt: now, updatedAt: now }
		});
		expect(await said(id)).toMatchObject([
			{
				...{ workspaceId: workspace, outcome: 'won', value: 1200.51, currency: 'EUR' },
				...{ via: 'desk', by: 'usr_1', at: now }
			}
		]);
		expect(await history(id)).toEqual([
			{ kind: 'outcome', from: null, to: 'won', by: 'usr_1' },
			{ kind: 'stage', from: 'sql', to: 'customer', by: 'usr_1' }
		]);
		expect(await audited()).toMatchObject([{ action: 'lead.outcome_said', subject: id }]);
	});

	test.each([
		['lost', 'lost', 0],
		['junk', 'lost', 0],
		['unreached', 'sql', 2]
	] as const)('a lead that was %s is then at %s', async (outcome, stage, stageRank) => {
		const { lead, say, read } = await open();
		const { id } = await lead();
		await say(id, outcome);
		expect(await read(id)).toMatchObject({ outcome, stage, stageRank, value: null });
	});

	test('the latest outcome counts, and the same said twice is once', async () => {
		const { lead, say, read, said, house } = await open();
		const { id } = await lead();
		await say(id, 'lost');
		expect(valueOf(await say(id, 'lost'))).toEqual({ changed: 0 });
		house.clock.advance(5);
		await say(id, 'won', { value: 5, currency: 'EUR' });
		expect(valueOf(await say(id, 'won', { value: 6, currency: 'EUR' }))).toEqual({ changed: 1 });
		expect(await read(id)).toMatchObject({ outcome: 'won', value: 6, stage: 'customer' });
		expect((await said(id)).map(({ outcome }) => outcome)).toEqual(['lost', 'won', 'won']);
	});

	test('an outcome is taken back: the lead is open at the stage before, and its history keeps all of it', async () => {
		const { lead, say, read, said, history, audited, house, workspace } = await open();
		const back = (id: string) => takeBackOutcome(house, workspace, 'usr_2', id);
		const row = await lead();
		const { id } = row;
		await say(id, 'lost');
		await say(id, 'won', { value: 5, currency: 'EUR' });
		house.clock.advance(5);
		expect(valueOf(await back(id))).toEqual({ changed: 1 });
		expect(await read(id)).toMatchObject({
			...{ outcome: null, outcomeAt: null, value: null, currency: null },
			...{ stage: row.stage, stageRank: row.stageRank, updatedAt: house.clock.now() }
		});
		expect((await history(id)).slice(-2)).toEqual([
			{ kind: 'outcome', from: 'won', to: '', by: 'usr_2' },
			{ kind: 'stage', from: 'customer', to: 'sql', by: 'usr_2' }
		]);
		expect((await audited()).at(-1)).toMatchObject({
			...{ action: 'lead.outcome_taken_back', subject: id, by: 'usr_2' },
			detail: { outcome: 'won', leads: 1 }
		});
		expect((await said(id)).map(({ outcome }) => outcome)).toEqual(['lost', 'won']);
		expect(valueOf(await back(id))).toEqual({ changed: 0 });
		expect((await outcomeReport(house, workspace, 0)).total.ended).toBe(0);
		expect(codeOf(await back('led_none'))).toBe('not_found');
	});

	test('a stage that was set since the outcome stays when that is taken back', async () => {
		const { lead, say, read, house, workspace } = await open();
		const { id } = await lead();
		await say(id, 'won');
		valueOf(await setStage(house, workspace, 'usr_1', [id], 'mql'));
		valueOf(await takeBackOutcome(house, workspace, 'usr_1', id));
		expect(await read(id)).toMatchObject({ outcome: null, stage: 'mql' });
	});

	test.each(['won', 'lost', 'junk'] as const)(
		'one that was said to be %s, and was not reached after all, is worked on where it stood',
		async (outcome) => {
			const { lead, say, read, history } = await open();
			const { id, stage, stageRank } = await lead();
			await say(id, outcome);
			const moved = (await read(id)).stage;
			await say(id, 'unreached');
			expect(await read(id)).toMatchObject({ outcome: 'unreached', stage, stageRank });
			expect((await history(id)).slice(-2)).toEqual([
				{ kind: 'outcome', from: outcome, to: 'unreached', by: 'usr_1' },
				{ kind: 'stage', from: moved, to: stage, by: 'usr_1' }
			]);
		}
	);

	test('a stage that was set since an outcome stays when nobody is reached after all', async () => {
		const { lead, say, read, house, workspace } = await open();
		const { id } = await lead();
		await say(id, 'won');
		valueOf(await setStage(house, workspace, 'usr_1', [id], 'mql'));
		await say(id, 'unreached');
		expect(await read(id)).toMatchObject({ outcome: 'unreached', stage: 'mql' });
	});

	test('a customer of whom no earlier stage is known goes to that of its temperature', async () => {
		const { lead, read, house, workspace } = await open();
		const { id } = await lead({ outcome: 'won', outcomeAt: 3, stage: 'customer', stageRank: 1000 });
		valueOf(await takeBackOutcome(house, workspace, 'usr_1', id));
		expect(await read(id)).toMatchObject({ outcome: null, stage: 'sql', stageRank: 2 });
	});

	test('of two who say it at once neither is lost', async () => {
		const { lead, say, read, said } = await open();
		const { id } = await lead();
		const answers = await Promise.all([say(id, 'won'), say(id, 'lost')]);
		expect(answers.map(codeOf)).toEqual(['ok', 'ok']);
		const all = await said(id);
		expect(all).toHaveLength(2);
		expect((await read(id)).outcome).toBe(all.at(-1)?.outcome);
	});

	test('the currency is offered that was named last, among so many outcomes', async () => {
		const { house, workspace, lead, say } = await open();
		const { id } = await lead();
		expect(await usualCurrency(house, workspace)).toBe('');
		await say(id, 'won', { value: 5, currency: 'EUR' });
		const later = (from: number, to: number) =>
			Array.from({ length: to - from }, (_value, at) => ({
				...{ id: `out_later${from + at}`, workspaceId: workspace, leadId: id, by: 'usr_1' },
				...{ outcome: 'junk' as const, via: 'api' as const, value: null, currency: null },
				at: house.clock.now() + 1 + from + at
			}));
		const add = (from: number, to: number) =>
			house.store.atomically((db) => insertRows(house.store, db, 'outcomes', later(from, to)));
		await add(0, 999);
		expect(await usualCurrency(house, workspace)).toBe('EUR');
		await add(999, 1000);
		expect(await usualCurrency(house, workspace)).toBe('');
	});

	test('what is no value or no currency is refused, all of it told at once', async () => {
		const { lead, say, read } = await open();
		const row = await lead();
		const { id } = row;
		const refused = await say(id, 'won', { value: -1, currency: 'euros' });
		expect(refused).toMatchObject({
			problem: { code: 'invalid', errors: [{ path: 'value' }, { path: 'currency' }] }
		});
		for (const value of [Number.NaN, Infinity, 2e12]) {
			expect(codeOf(await say(id, 'won', { value }))).toBe('invalid');
		}
		expect(codeOf(await say('led_none', 'won'))).toBe('not_found');
		expect(await read(id)).toEqual(row);
	});
});
