import { expect, test } from 'vitest';
import { quizCounts } from '../../../src/lib/server/services/counts.ts';
import { flushViews, recordView, sourceOf } from '../../../src/lib/server/services/visits.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((_engine, makeStore) => {
	test('views are gathered and written together, by source and day', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace);
		const views = async () =>
			(await quizCounts(house, workspace, [live.quizId]))[live.quizId]?.views;
		for (const source of ['ads', 'Ads ', '', 'mail']) recordView(house, live, source);
		expect(await views()).toBe(0);
		await flushViews(house);
		expect(await views()).toBe(4);
		house.clock.advance(24 * 60 * 60_000);
		recordView(house, live, 'ads');
		await flushViews(house);
		await flushViews(house);
		expect(await views()).toBe(5);
		const { counters } = house.store.tables;
		const rows = await house.store.db.select().from(counters);
		expect(rows.map(({ day, source, count }) => [day, source, count]).sort()).toEqual([
			['2026-01-15', 'ads', 2],
			['2026-01-15', 'direct', 1],
			['2026-01-15', 'mail', 1],
			['2026-01-16', 'ads', 1]
		]);
	});

	test('another workspace’s quiz counts for nothing', async () => {
		const house = await aHouse({ store: await makeStore() });
		const live = await aLiveQuiz(house, await aWorkspace(house));
		recordView(house, live, 'ads');
		await flushViews(house);
		const counts = await quizCounts(house, await aWorkspace(house), [live.quizId]);
		expect(counts[live.quizId]?.views).toBe(0);
		expect(await quizCounts(house, live.workspace, [])).toEqual({});
	});
});

test.each([
	['what the page says', 'Popup', { utm_source: 'ads' }, 'popup'],
	['else utm_source', '', { utm_source: ' Ads ' }, 'ads'],
	['else direct', undefined, {}, 'direct'],
	['no longer than 64 characters', 'x'.repeat(100), {}, 'x'.repeat(64)]
])('a source is %s', (_name, given, hidden, expected) => {
	expect(sourceOf(given, hidden)).toBe(expected);
});
