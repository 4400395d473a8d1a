import { describe, expect, test } from 'vitest';
import { goneOnWith, liveQuiz, openTo } from '../../../../src/lib/server/services/live.ts';
import {
	nextVersion,
	publishQuiz,
	unpublishQuiz
} from '../../../../src/lib/server/services/publishing.ts';
import { deleteQuiz, restoreQuiz, saveDraft } from '../../../../src/lib/server/services/quizzes.ts';
import { completeSubmission } from '../../../../src/lib/server/services/submissions.ts';
import {
	chooseVersion,
	linkSeesVariant,
	type Visitor
} from '../../../../src/lib/server/services/trials/choose-version.ts';
import { latestTrial, listTrials } from '../../../../src/lib/server/services/trials/trial-view.ts';
import { endTrial, startTrial } from '../../../../src/lib/server/services/trials/trials.ts';
import { flushViews, recordStart } from '../../../../src/lib/server/services/visits.ts';
import { chiSquare } from '../../../../src/lib/quiz/trial/figures.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aSubmission } from '../../../support/a-submission.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';
import { codeOf, valueOf } from '../../../support/value-of.ts';

const by = 'user_nobody';
const MINUTE = 60_000;
/** The variant asks one thing less. */
const variant = () => {
	const file = aQuizFile();
	return { ...file, steps: file.steps.filter(({ id }) => id !== 'goals') };
};
const short = { answers: { money: 'much', pain: 5, email: 'anna@example.com' } };
const nobody: Visitor = { held: null, link: null, source: '' };

forEachEngine((_engine, makeStore) => {
	const aTrial = async (share = 50) => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const { quizId } = await aLiveQuiz(house, workspace);
		valueOf(await saveDraft(house, workspace, quizId, { definition: variant() }, null));
		const trial = valueOf(await startTrial(house, workspace, quizId, { share, by }));
		return { ...bound(house, workspace, quizId), trial };
	};
	const bound = (house: TestHouse, workspace: string, quizId: string) => {
		const now = async () => {
			const found = await liveQuiz(house, quizId);
			if (!found) throw new Error('The quiz is gone.');
			return found;
		};
		const open = async () => {
			const found = await now();
			if (found.closed) throw new Error('The quiz is closed.');
			return found;
		};
		const send = async (attempt: string, version: number, said: object) => {
			const input = { ...aSubmission(), ...said, attempt, idempotencyKey: attempt, version };
			return completeSubmission(house, await now(), input);
		};
		return { house, workspace, quizId, now, open, send };
	};

	describe('a trial', () => {
		test('puts the draft beside what is live, which stays the control', async () => {
			const { house, open, trial } = await aTrial(30);
			expect(trial).toMatchObject({ controlVersion: 1, variantVersion: 2, share: 30 });
			expect(await open()).toMatchObject({
				version: 1,
				trial: { control: 1, variant: 2, share: 30, running: true }
			});
			const other = await goneOnWith(house, await open(), 2);
			expect([other.version, other.quiz.steps.length]).toEqual([2, 3]);
		});

		test('judges answers by the version that they were given to', async () => {
			const { send } = await aTrial();
			const long = valueOf(await send('a', 1, {}));
			const less = valueOf(await send('b', 2, short));
			expect([long.response.version, long.response.score]).toEqual([1, 60]);
			expect([less.response.version, less.response.score]).toEqual([2, 40]);
			// Goals are no question of the variant.
			expect(codeOf(await send('c', 2, {}))).toBe('invalid');
			// A version that is none of the trial's is none at all.
			expect(valueOf(await send('d', 7, {})).response.version).toBe(1);
		});

		test('is one at a time, of a quiz that is live, and of a draft that differs', async () => {
			const { house, workspace, quizId } = await aTrial();
			const begin = () => startTrial(house, workspace, quizId, { share: 50, by });
			expect(codeOf(await begin())).toBe('trial_running');
			valueOf(await endTrial(house, workspace, quizId, 'variant', null));
			expect(codeOf(await begin())).toBe('trial_of_same');
			valueOf(await unpublishQuiz(house, workspace, quizId, { by: null }));
			expect(codeOf(await begin())).toBe('trial_needs_live');
			expect(codeOf(await endTrial(house, workspace, quizId, 'control', null))).toBe('no_trial');
			for (const share of [0, 100, 12.5, Number.NaN]) {
				const refused = await startTrial(house, workspace, quizId, { share, by });
				expect(codeOf(refused)).toBe('invalid');
			}
			expect(
				codeOf(await startTrial(house, await aWorkspace(house), quizId, { share: 5, by }))
			).toBe('not_found');
		});

		test('is begun once by two who begin at the same time', async () => {
			const house = await aHouse({ store: await makeStore() });
			const workspace = await aWorkspace(house);
			const { quizId } = await aLiveQuiz(house, workspace);
			valueOf(await saveDraft(house, workspace, quizId, { definition: variant() }, null));
			const begin = () => startTrial(house, workspace, quizId, { share: 50, by });
			const begun = await Promise.all([begin(), begin(), begin()]);
			expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
			expect(valueOf(await listTrials(house, workspace, quizId))).toHaveLength(1);
			// Nor where the variant is there already, so that no new version tells them apart.
			valueOf(await endTrial(house, workspace, quizId, 'control', null));
			const again = await Promise.all([begin(), begin(), begin()]);
			expect(again.filter(({ ok }) => ok)).toHaveLength(1);
			expect(valueOf(await listTrials(house, workspace, quizId))).toHaveLength(2);
		});

		test('can be ended for the variant, which everybody sees then; who is at the other finishes it', async () => {
			const { house, workspace, quizId, open, send } = await aTrial();
			valueOf(await endTrial(house, workspace, quizId, 'variant', null));
			expect(await open()).toMatchObject({ version: 2, trial: { running: false } });
			expect(valueOf(await send('late', 1, {})).response.version).toBe(1);
			for (let visitor = 0; visitor < 30; visitor += 1) {
				expect((await chooseVersion(house, await open(), nobody)).version).toBe(2);
			}
			house.clock.advance(60 * MINUTE);
			expect((await open()).trial).toBeNull();
			// By then only what is published counts.
			expect(codeOf(await send('too late', 1, {}))).toBe('invalid');
		});

		test('can be ended for the control, and the variant be published later after all', async () => {
			const { house, workspace, quizId, open } = await aTrial();
			valueOf(await endTrial(house, workspace, quizId, 'control', null));
			expect(await open()).toMatchObject({ version: 1 });
			expect(await nextVersion(house, workspace, quizId)).toEqual({ version: 2, again: true });
			valueOf(await publishQuiz(house, workspace, quizId, { by }));
			expect(await open()).toMatchObject({ version: 2 });
			expect(valueOf(await latestTrial(house, workspace, quizId))).toMatchObject({
				kept: 'control'
			});
		});

		test('ends when something is published, and says what that was', async () => {
			const one = await aTrial();
			valueOf(await publishQuiz(one.house, one.workspace, one.quizId, { by }));
			expect(await one.open()).toMatchObject({ version: 2, trial: { running: false } });
			expect(valueOf(await latestTrial(one.house, one.workspace, one.quizId))?.kept).toBe(
				'variant'
			);
			const other = await aTrial();
			const definition = aQuizFile({ title: 'Another' });
			valueOf(await saveDraft(other.house, other.workspace, other.quizId, { definition }, null));
			valueOf(await publishQuiz(other.house, other.workspace, other.quizId, { by }));
			const ended = valueOf(await latestTrial(other.house, other.workspace, other.quizId));
			expect([ended?.kept, typeof ended?.endedAt]).toEqual([null, 'number']);
		});

		test('ends when the quiz is closed; who is at either version finishes it', async () => {
			const { house, workspace, quizId, now, send } = await aTrial();
			valueOf(await unpublishQuiz(house, workspace, quizId, { by: null }));
			expect((await now()).closed).toBe(true);
			expect(openTo(await now(), 'everybody').ok).toBe(false);
			expect(valueOf(await send('a', 1, {})).response.version).toBe(1);
			expect(valueOf(await send('b', 2, short)).response.version).toBe(2);
			house.clock.advance(60 * MINUTE);
			expect(codeOf(await send('c', 2, short))).toBe('quiz_closed');
		});

		test('of a quiz that is deleted takes nothing, and goes on when it is back', async () => {
			const { house, workspace, quizId, open } = await aTrial();
			valueOf(await deleteQuiz(house, workspace, quizId, null));
			expect(await liveQuiz(house, quizId)).toBeNull();
			valueOf(await restoreQuiz(house, workspace, quizId, null));
			expect((await open()).trial?.running).toBe(true);
		});
	});

	test('the figures are of those who began while it was on, wherever they ended', async () => {
		const { house, workspace, quizId, open, send } = await aTrial();
		const live = await open();
		const other = await goneOnWith(house, live, 2);
		await recordStart(house, live, 'a', '');
		await recordStart(house, live, 'left', '');
		await recordStart(house, other, 'b', '');
		await recordStart(house, other, 'held', '');
		for (const link of ['x', 'y', 'z']) await chooseVersion(house, live, { ...nobody, link });
		await flushViews(house);
		house.clock.advance(10 * MINUTE);
		valueOf(await send('a', 1, {}));
		valueOf(await send('held', 2, { ...short, held: 'trap' }));
		valueOf(await endTrial(house, workspace, quizId, 'control', null));
		house.clock.advance(MINUTE);
		await recordStart(house, live, 'newcomer', '');
		valueOf(await send('newcomer', 1, { answers: { ...aSubmission().answers, email: 'n@b.cc' } }));
		valueOf(await send('b', 2, short));
		const view = valueOf(await latestTrial(house, workspace, quizId));
		expect(view?.figures.control).toMatchObject({ starts: 2, finished: 1, hot: 1 });
		expect(view?.figures.variant).toMatchObject({ starts: 2, finished: 1, hot: 1 });
		const { control, variant: seen } = view?.figures ?? {};
		expect((control?.visitors ?? 0) + (seen?.visitors ?? 0)).toBe(3);
		expect(codeOf(await listTrials(house, await aWorkspace(house), quizId))).toBe('not_found');
	});

	test('thousands are counted in turns, nobody twice and nobody left out', async () => {
		const { house, workspace, quizId, trial } = await aTrial();
		const begun = Array.from({ length: 2600 }, (_, at) => ({
			...{ quizId, workspaceId: workspace, attemptId: `many-${at}`, source: 'direct' },
			...{ version: 1 + (at % 2), completedAt: null },
			// Many at the same moment, as in a rush.
			startedAt: trial.startedAt + (at < 1500 ? 5 : at)
		}));
		const { attempts } = house.store.tables;
		for (let at = 0; at < begun.length; at += 200) {
			await house.store.db.insert(attempts).values(begun.slice(at, at + 200));
		}
		const view = valueOf(await latestTrial(house, workspace, quizId));
		expect([view?.figures.control.starts, view?.figures.variant.starts]).toEqual([1300, 1300]);
	});
});

describe('visitors are divided', () => {
	const SHARES = [1, 10, 50, 83, 99];

	test.each(SHARES)('by their links, %i of a hundred to the variant', (share) => {
		// Links as they come: running numbers, and whatever else.
		const links = Array.from({ length: 20_000 }, (_, at) => (at % 2 ? `${at}` : `lead-${at * 7}`));
		const hits = links.filter((link) => linkSeesVariant({ id: 'trial_1', share }, link)).length;
		const expected = [(links.length * share) / 100, (links.length * (100 - share)) / 100];
		// One in a hundred thousand: 19.5.
		expect(chiSquare([hits, links.length - hits], expected)).toBeLessThan(19.5);
	});

	test('always in the same way by the same link, and anew by another trial', () => {
		const links = Array.from({ length: 2000 }, (_, at) => `link-${at}`);
		const divide = (id: string) => links.map((link) => linkSeesVariant({ id, share: 50 }, link));
		expect(divide('trial_1')).toEqual(divide('trial_1'));
		const first = divide('trial_1');
		const alike = divide('trial_2').filter((sees, at) => sees === first[at]).length;
		expect(Math.abs(alike - 1000)).toBeLessThan(150);
	});

	test('whoever saw the variant of a small share sees it of a greater one', () => {
		const links = Array.from({ length: 500 }, (_, at) => `link-${at}`);
		for (const link of links.filter((one) => linkSeesVariant({ id: 't', share: 20 }, one))) {
			expect(linkSeesVariant({ id: 't', share: 60 }, link)).toBe(true);
		}
	});
});
