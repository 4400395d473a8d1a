import { expect, test } from 'vitest';
import { liveQuiz, openTo } from '../../../src/lib/server/services/live.ts';
import {
	nextVersion,
	publishQuiz,
	unpublishQuiz
} from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const by = 'user_nobody';
const MINUTE = 60_000;
const underWay = (attempt: string) => ({ ...aSubmission(), attempt });

forEachEngine((_engine, makeStore) => {
	const closeOne = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const { quizId } = await aLiveQuiz(house, workspace);
		valueOf(await unpublishQuiz(house, workspace, quizId, { by: null }));
		const now = async () => {
			const found = await liveQuiz(house, quizId);
			if (!found) throw new Error('The quiz is gone.');
			return found;
		};
		return { house, workspace, quizId, now };
	};

	test('whoever was in the middle of a quiz when it was closed has an hour to finish it', async () => {
		const { house, workspace, quizId, now } = await closeOne();
		house.clock.advance(59 * MINUTE);
		const sent = await completeSubmission(house, await now(), underWay('in-time'));
		expect(valueOf(sent).response).toMatchObject({ quiz: quizId, version: 1, segment: 'hot' });
		// The message alone is changed: that gives nobody more time.
		valueOf(
			await unpublishQuiz(house, workspace, quizId, { message: 'Closed for good', by: null })
		);
		house.clock.advance(MINUTE);
		expect(codeOf(await completeSubmission(house, await now(), underWay('late')))).toBe(
			'quiz_closed'
		);
	});

	test('newcomers are told at once, and so are scripts, which have nobody waiting', async () => {
		const { house, now } = await closeOne();
		const closed = await now();
		expect(closed.closed).toBe(true);
		expect(openTo(closed, 'everybody').ok).toBe(false);
		expect(codeOf(await completeSubmission(house, closed, aSubmission()))).toBe('quiz_closed');
	});

	test('what was live when it was closed is finished, whatever became of the draft', async () => {
		const { house, workspace, quizId, now } = await closeOne();
		const definition = aQuizFile({ title: 'Another' });
		valueOf(await saveDraft(house, workspace, quizId, { definition }, null));
		const open = openTo(await now(), 'under way');
		expect(open.ok && open.value).toMatchObject({ version: 1, closed: false });
	});

	test('publishing the same again opens the same version, and says so before', async () => {
		const { house, workspace, quizId, now } = await closeOne();
		expect(await nextVersion(house, workspace, quizId)).toEqual({ version: 1, again: true });
		expect(valueOf(await publishQuiz(house, workspace, quizId, { by }))).toEqual({ version: 1 });
		expect(await now()).toMatchObject({ closed: false, version: 1 });
		const definition = aQuizFile({ title: 'Another' });
		valueOf(await saveDraft(house, workspace, quizId, { definition }, null));
		expect(await nextVersion(house, workspace, quizId)).toEqual({ version: 2, again: false });
		expect(await nextVersion(house, await aWorkspace(house), quizId)).toBeNull();
	});

	test('a quiz that was opened again and closed again gives an hour anew', async () => {
		const { house, workspace, quizId, now } = await closeOne();
		house.clock.advance(2 * 60 * MINUTE);
		valueOf(await publishQuiz(house, workspace, quizId, { by }));
		valueOf(await unpublishQuiz(house, workspace, quizId, { by: null }));
		expect(openTo(await now(), 'under way').ok).toBe(true);
	});
});
