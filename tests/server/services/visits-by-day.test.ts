import { expect, test } from 'vitest';
import { visitsByDay } from '../../../src/lib/server/services/visits-by-day.ts';
import { flushViews, recordStart, recordView } from '../../../src/lib/server/services/visits.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';

const DAY = 24 * 60 * 60_000;

forEachEngine((_engine, makeStore) => {
	test('visits are told by day and source, newest day first', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace);
		for (const source of ['ads', 'mail', 'ads']) recordView(house, live, source);
		await recordStart(house, live, 'one', 'ads');
		await flushViews(house);
		house.clock.advance(DAY);
		recordView(house, live, 'mail');
		await flushViews(house);
		const { items, next } = await visitsByDay(house, workspace, live.quizId);
		expect(items.map(({ day, source, views, starts }) => [day, source, views, starts])).toEqual([
			['2026-01-16', 'mail', 1, 0],
			['2026-01-15', 'ads', 2, 1],
			['2026-01-15', 'mail', 1, 0]
		]);
		expect(next).toBeNull();
	});

	test('a page ends with a whole day, and the next one goes on', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace);
		for (let day = 0; day < 33; day += 1) {
			for (const source of ['ads', 'mail']) recordView(house, live, source);
			await flushViews(house);
			house.clock.advance(DAY);
		}
		const first = await visitsByDay(house, workspace, live.quizId);
		const second = await visitsByDay(house, workspace, live.quizId, first.next ?? '');
		expect(first.items).toHaveLength(62);
		expect(second.items).toHaveLength(4);
		expect(second.next).toBeNull();
		const ids = [...first.items, ...second.items].map(({ id }) => id);
		expect(new Set(ids).size).toBe(66);
	});

	test('another workspace sees nothing of it', async () => {
		const house = await aHouse({ store: await makeStore() });
		const live = await aLiveQuiz(house, await aWorkspace(house));
		recordView(house, live, 'ads');
		await flushViews(house);
		expect(await visitsByDay(house, await aWorkspace(house), live.quizId)).toEqual({
			items: [],
			next: null
		});
	});
});
