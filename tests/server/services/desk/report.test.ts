import { expect, test } from 'vitest';
import {
	leadsOfReport,
	outcomeReport,
	recentReport
} from '../../../../src/lib/server/services/desk/report.ts';
import { waitingFor } from '../../../../src/lib/server/services/desk/waiting.ts';
import type { LeadRow, Outcome } from '../../../../src/lib/server/storage/store.ts';
import { aDesk } from '../../../support/a-desk.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';

forEachEngine((_, makeStore) => {
	const open = async () => {
		const desk = await aDesk(await makeStore());
		const ended = (outcome: Outcome, more: Partial<LeadRow> = {}) =>
			desk.lead({ outcome, outcomeAt: 10, ...more });
		return { ...desk, ended };
	};

	test('outcomes and value are told by segment, quiz, source and owner', async () => {
		const { house, workspace, ended, lead } = await open();
		await ended('won', { value: 100, currency: 'EUR', source: 'ads' });
		await ended('won', { value: 50.5, currency: 'EUR', shownQuizId: 'quiz_2' });
		await ended('won', { value: 7, currency: 'RUB', ownerId: 'usr_anna' });
		await ended('won');
		await ended('lost', { value: 999, currency: 'EUR', segment: 'mild', temperature: 'warm' });
		await ended('junk', { source: 'ads' });
		await ended('unreached');
		await lead();
		await ended('won', { test: true });
		await ended('won', { mergedInto: 'led_other' });
		await ended('won', { workspaceId: await aWorkspace(house) });
		const { total, by } = await outcomeReport(house, workspace, 0);
		expect(total).toEqual({
			counts: { won: 4, lost: 1, junk: 1, unreached: 1 },
			value: [
				{ currency: 'EUR', sum: 150.5 },
				{ currency: 'RUB', sum: 7 }
			],
			...{ wins: null, ended: 6 }
		});
		expect(by.source.map(({ key, counts }) => [key, counts.won, counts.junk])).toEqual([
			['direct', 3, 0],
			['ads', 1, 1]
		]);
		expect(by.quiz.map(({ key, counts }) => [key, counts.won])).toEqual([
			['quiz_1', 3],
			['quiz_2', 1]
		]);
		expect(by.segment.map(({ key, quiz, temperature }) => [key, quiz, temperature])).toEqual([
			['hot', 'quiz_1', 'hot'],
			['hot', 'quiz_2', 'hot'],
			['mild', 'quiz_1', 'warm']
		]);
		expect(
			by.owner.map(({ key, counts, value, wins }) => [key, counts.won, value[0], wins])
		).toEqual([
			['', 3, { currency: 'EUR', sum: 150.5 }, null],
			['usr_anna', 1, { currency: 'RUB', sum: 7 }, null]
		]);
		expect(by.segment[2]).toMatchObject({ value: [], counts: { lost: 1 } });
	});

	test('a share is told from twenty that ended, with how sure it is', async () => {
		const { house, workspace, ended } = await open();
		for (let n = 0; n < 19; n += 1) await ended(n < 5 ? 'won' : 'lost');
		await ended('unreached');
		expect((await outcomeReport(house, workspace, 0)).total.wins).toBeNull();
		await ended('junk');
		const { wins } = (await outcomeReport(house, workspace, 0)).total;
		expect(wins?.value).toBe(0.25);
		expect(wins?.low).toBeGreaterThan(0.05);
		expect(wins?.high).toBeLessThan(0.5);
	});

	test('the median time to first touch is told from twenty that were touched, of those hot since then', async () => {
		const { house, workspace, lead } = await open();
		const touched = (took: number, more: Partial<LeadRow> = {}) =>
			lead({ hotAt: 100, touchedAt: 100 + took, ...more });
		const report = async (since = 0) => (await outcomeReport(house, workspace, since)).firstTouch;
		expect(await report()).toEqual({ touched: 0, waiting: 0, median: null });
		for (let took = 1; took <= 19; took += 1) await touched(took * 10);
		await lead({ hotAt: 100 });
		await touched(9000, { test: true });
		await touched(9000, { mergedInto: 'led_other' });
		await touched(9000, { workspaceId: await aWorkspace(house) });
		await lead({ hotAt: null, touchedAt: 7 });
		expect(await report()).toEqual({ touched: 19, waiting: 1, median: null });
		await touched(1_000_000);
		expect(await report()).toEqual({ touched: 20, waiting: 1, median: 105 });
		await touched(2_000_000);
		expect(await report()).toEqual({ touched: 21, waiting: 1, median: 110 });
		expect(await report(101)).toEqual({ touched: 0, waiting: 0, median: null });
	});

	test.each([
		['soon', 10, 2],
		['slowly', 150, 1]
	])(
		'a report that is found %s is that of now or of some seconds ago',
		async (_how, takes, seen) => {
			const { house, workspace, ended } = await open();
			let now = 1_000_000;
			const clock = { now: () => (now += takes) };
			const won = async (period = { days: 0, since: 0 }) =>
				(await recentReport({ store: house.store, clock }, workspace, period)).total.counts.won;
			await ended('won');
			expect(await won()).toBe(1);
			await ended('won');
			expect(await won()).toBe(seen);
			expect(await won({ days: 30, since: 11 })).toBe(0);
			now += 10_000;
			expect(await won()).toBe(2);
		}
	);

	test('each number opens to the leads that it counts, of its time', async () => {
		const { house, workspace, ended } = await open();
		const early = await ended('won', { outcomeAt: 1, source: 'ads' });
		const late = await ended('won', { outcomeAt: 2, ownerId: 'usr_anna' });
		const lost = await ended('lost', { outcomeAt: 3, segment: 'mild' });
		await ended('won', { workspaceId: await aWorkspace(house) });
		const ids = async (choice: Parameters<typeof leadsOfReport>[2]) =>
			(await leadsOfReport(house, workspace, choice)).map(({ id }) => id);
		expect(await ids({ since: 0 })).toEqual([lost.id, late.id, early.id]);
		expect(await ids({ since: 2, outcome: 'won' })).toEqual([late.id]);
		expect(await ids({ since: 0, source: 'ads' })).toEqual([early.id]);
		expect(await ids({ since: 0, quiz: 'quiz_1', segment: 'mild' })).toEqual([lost.id]);
		expect(await ids({ since: 0, quiz: 'quiz_2' })).toEqual([]);
		expect(await ids({ since: 0, owner: 'usr_anna' })).toEqual([late.id]);
		expect(await ids({ since: 0, outcome: 'won', owner: '' })).toEqual([early.id]);
		const { total } = await outcomeReport(house, workspace, 2);
		expect(total.counts).toMatchObject({ won: 1, lost: 1 });
	});

	test('hot leads that nobody has touched wait, the longest first', async () => {
		const { house, workspace, lead } = await open();
		const late = await lead({ hotAt: 9, ownerId: 'usr_1' });
		const early = await lead({ hotAt: 5 });
		await lead({ hotAt: 1, touchedAt: 2 });
		await lead({ hotAt: null });
		await lead({ hotAt: 1, mergedInto: late.id });
		await lead({ hotAt: 1, test: true });
		await lead({ hotAt: 1, workspaceId: await aWorkspace(house) });
		const waiting = async (whose: Parameters<typeof waitingFor>[2]) => {
			const { items, count } = await waitingFor(house, workspace, whose);
			return [items.map(({ id }) => id), count];
		};
		expect(await waiting('everybody')).toEqual([[early.id, late.id], 2]);
		expect(await waiting('nobody')).toEqual([[early.id], 1]);
		expect(await waiting({ member: 'usr_1' })).toEqual([[late.id], 1]);
		expect(await waiting({ member: 'usr_2' })).toEqual([[], 0]);
	});
});
