import { expect, test } from 'vitest';
import { liveQuiz } from '../../../src/lib/server/services/live.ts';
import { publishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { listResponses } from '../../../src/lib/server/services/responses.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { listVersions, underWay } from '../../../src/lib/server/services/versions.ts';
import { recordStart } from '../../../src/lib/server/services/visits.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

const MINUTE = 60_000;

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		return { house, workspace, live: await aLiveQuiz(house, workspace, aLeadQuizFile()) };
	};

	test('whoever began before a version was published is scored by the one that is live when they send', async () => {
		const { house, workspace, live } = await open();
		const { quizId } = live;
		await recordStart(house, live, 'attempt-1', 'direct');
		await saveDraft(house, workspace, quizId, { definition: aLeadQuizFile('Second') }, null);
		valueOf(await publishQuiz(house, workspace, quizId, { by: 'user_nobody' }));
		const now = await liveQuiz(house, quizId);
		if (!now) throw new Error('The quiz is gone.');
		const said = { ...aLeadSubmission(1, 'yes'), attempt: 'attempt-1' };
		const { response } = valueOf(await completeSubmission(house, now, said));
		expect(response.version).toBe(2);
	});

	test('each version tells how many have finished it', async () => {
		const { house, workspace, live } = await open();
		const { quizId } = live;
		for (const number of [1, 2]) {
			valueOf(await completeSubmission(house, live, aLeadSubmission(number, 'yes')));
		}
		valueOf(await completeSubmission(house, live, { ...aLeadSubmission(3, 'no'), test: true }));
		await saveDraft(house, workspace, quizId, { definition: aLeadQuizFile('Second') }, null);
		valueOf(await publishQuiz(house, workspace, quizId, { by: 'user_nobody' }));
		const versions = await listVersions(house, workspace, quizId);
		expect(versions.map(({ version, responses }) => [version, responses])).toEqual([
			[2, 0],
			[1, 2]
		]);
		const of = async (version: number) =>
			(await listResponses(house, workspace, { quiz: quizId, version })).items.length;
		expect([await of(1), await of(2)]).toEqual([2, 0]);
	});

	test('those are at a quiz who began within the hour and have not finished', async () => {
		const { house, workspace, live } = await open();
		const { quizId } = live;
		await recordStart(house, live, 'long-ago', 'direct');
		house.clock.advance(61 * MINUTE);
		for (const attempt of ['first', 'second', 'third']) {
			await recordStart(house, live, attempt, 'direct');
		}
		expect(await underWay(house, workspace, quizId)).toBe(3);
		const said = { ...aLeadSubmission(1, 'yes'), attempt: 'second' };
		valueOf(await completeSubmission(house, live, said));
		expect(await underWay(house, workspace, live.slug)).toBe(2);
		expect(await underWay(house, 'ws_stranger', quizId)).toBe(0);
		house.clock.advance(61 * MINUTE);
		expect(await underWay(house, workspace, quizId)).toBe(0);
	});
});
