import { expect, test } from 'vitest';
import { stagesOf } from '../../../../src/lib/server/services/desk/stages.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';

forEachEngine((_, makeStore) => {
	test('the way of a lead goes through the stages of every quiz to customer and lost', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const places = async () =>
			(await stagesOf(house, workspace)).map(({ id, rank }) => [id, rank] as const);
		const ofSales = [
			['customer', 1000],
			['lost', 0]
		];
		expect(await places()).toEqual([['lead', 0], ['mql', 1], ['sql', 2], ...ofSales]);
		await aLiveQuiz(house, workspace);
		const stages = ['lead', 'meeting', 'mql', 'customer'].map((id) => ({ id, title: id }));
		const all = {
			id: 'all',
			title: 'All',
			temperature: 'cold',
			stage: 'lead',
			result: 'read'
		} as const;
		await aLiveQuiz(house, workspace, aQuizFile({ stages, segments: [all] }));
		expect(await places()).toEqual([
			...[
				['lead', 0],
				['meeting', 1],
				['mql', 2],
				['sql', 2]
			],
			...ofSales
		]);
	});
});
