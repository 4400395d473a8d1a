import { getLead, type FoundLead } from '../../src/lib/server/services/leads.ts';
import { completeSubmission } from '../../src/lib/server/services/submissions.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from './a-house.ts';
import { aLiveQuiz } from './a-live-quiz.ts';
import { aQuizFile } from './a-quiz.ts';
import { aWorkspace } from './a-workspace.ts';
import { valueOf } from './value-of.ts';

/** Asks for money, and for contacts. */
export const asking = aQuizFile({
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
		{
			id: 'who',
			kind: 'contact',
			title: 'Who',
			fields: [{ name: 'name' }, { name: 'email' }, { name: 'phone' }, { name: 'company' }]
		}
	]
});

export type Money = 'none' | 'some' | 'much';

export interface Desk {
	house: TestHouse;
	workspace: string;
	quizzes: string[];
	/** Somebody answers one of two quizzes, a second later. @returns their lead */
	answer(who: object, money?: Money, quiz?: 0 | 1): Promise<string>;
	lead(id: string): Promise<FoundLead>;
}

/** A workspace with two quizzes that ask for contacts. */
export async function aDesk(store: Store): Promise<Desk> {
	const house = await aHouse({ store });
	const workspace = await aWorkspace(house);
	const live = [
		await aLiveQuiz(house, workspace, asking),
		await aLiveQuiz(house, workspace, asking)
	] as const;
	return {
		house,
		workspace,
		quizzes: live.map(({ quizId }) => quizId),
		async answer(who, money = 'some', quiz = 0) {
			house.clock.advance(1000);
			const { response } = valueOf(
				await completeSubmission(house, live[quiz], { answers: { money, who }, locale: 'en' })
			);
			if (response.lead === null) throw new Error('It made no lead.');
			return response.lead;
		},
		lead: async (id) => valueOf(await getLead(house, workspace, id))
	};
}
