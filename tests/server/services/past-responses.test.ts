import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { parseQuizFile } from '../../../src/lib/quiz/parse.ts';
import { verdictsOf, whatIf } from '../../../src/lib/quiz/what-if.ts';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';
import { pastResponses } from '../../../src/lib/server/services/past-responses.ts';
import { publishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { createQuiz, saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const OPTIONS = ['no', 'maybe', 'yes'] as const;

/** Person `number` answers so many questions "yes", the others "no": twice as many points. */
async function take(house: TestHouse, live: LiveQuiz, number: number, yes: number, more = {}) {
	const { answers, hidden, locale } = aLeadSubmission(number, 'no');
	const chosen = Object.fromEntries(Array.from({ length: yes }, (_, at) => [`q${at + 1}`, 'yes']));
	const given = { answers: { ...answers, ...chosen }, hidden, locale };
	return valueOf(await completeSubmission(house, live, { ...given, ...more })).id;
}

/** The lead quiz, hot and warm from so many points. */
function leadQuizFrom(hot: number, warm: number) {
	const quiz = aLeadQuizFile();
	const scores: Record<string, object> = { hot: { from: hot }, warm: { from: warm } };
	const segments = quiz.segments.map((one) =>
		scores[one.id] ? { ...one, score: scores[one.id] } : one
	);
	return { ...quiz, segments };
}

const quizOf = (file: unknown) => normaliseQuiz(valueOf(parseQuizFile(file)));

/** What the builder makes of a draft. */
async function tried(house: TestHouse, workspace: string, quiz: string, draft: unknown) {
	const { published, responses } = valueOf(await pastResponses(house, workspace, quiz));
	const before = verdictsOf(quizOf(published?.file), responses);
	return whatIf(responses, before, verdictsOf(quizOf(draft), responses));
}

forEachEngine((_engine, makeStore) => {
	const open = async (file: unknown = leadQuizFrom(12, 6)) => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, file);
		return { house, workspace, live, quiz: live.quizId };
	};

	describe('past responses', () => {
		test('come newest first, without tests, spam, other quizzes and other workspaces', async () => {
			const { house, workspace, live, quiz } = await open();
			const first = await take(house, live, 1, 0);
			await take(house, live, 2, 9, { test: true });
			await take(house, live, 3, 9, { held: 'trap' });
			const other = await aLiveQuiz(house, workspace, leadQuizFrom(12, 6));
			await take(house, other, 4, 9);
			const last = await take(house, live, 5, 9);
			const { responses, more, published } = valueOf(await pastResponses(house, workspace, quiz));
			expect(responses.map(({ id }) => id)).toEqual([last, first]);
			expect(more).toBe(false);
			expect(published?.version).toBe(1);
			expect(codeOf(await pastResponses(house, 'ws_stranger', quiz))).toBe('not_found');
		});

		test('tell no more than it takes to score them', async () => {
			const { house, workspace, live, quiz } = await open();
			const id = await take(house, live, 1, 9);
			const { responses } = valueOf(await pastResponses(house, workspace, live.slug));
			const { answers } = aLeadSubmission(1, 'yes');
			const at = house.clock.now();
			expect(responses).toEqual([
				{ id, answers, hidden: { utm_source: 'test' }, segment: 'hot', temperature: 'hot', at }
			]);
			expect(quiz).toBe(live.quizId);
		});

		test('are as many as are asked for, however many reads that takes', async () => {
			const { house, workspace, live, quiz } = await open();
			await Promise.all(Array.from({ length: 450 }, (_, at) => take(house, live, at, at % 10)));
			const all = valueOf(await pastResponses(house, workspace, quiz));
			expect(new Set(all.responses.map(({ id }) => id)).size).toBe(450);
			expect(all.more).toBe(false);
			const some = valueOf(await pastResponses(house, workspace, quiz, 420));
			expect(some.responses).toEqual(all.responses.slice(0, 420));
			expect(some.more).toBe(true);
			expect(valueOf(await pastResponses(house, workspace, quiz, 450)).more).toBe(false);
		});

		test('of a quiz that was never published are none', async () => {
			const { house, workspace } = await open();
			const { id } = valueOf(
				await createQuiz(house, workspace, { definition: aLeadQuizFile() }, null)
			);
			expect(valueOf(await pastResponses(house, workspace, id))).toEqual({
				published: null,
				responses: [],
				more: false
			});
		});
	});

	describe('a draft', () => {
		test('that says what is live moves nobody, whatever was live before', async () => {
			const { house, workspace, live, quiz } = await open();
			for (let number = 0; number < 10; number += 1) await take(house, live, number, number);
			expect(await tried(house, workspace, quiz, leadQuizFrom(12, 6))).toMatchObject({
				compared: 10,
				moved: 0
			});
			await saveDraft(house, workspace, quiz, { definition: leadQuizFrom(16, 2) }, null);
			valueOf(await publishQuiz(house, workspace, quiz, { by: 'user_nobody' }));
			expect(await tried(house, workspace, quiz, leadQuizFrom(16, 2))).toMatchObject({
				compared: 10,
				moved: 0
			});
		});

		test('moves exactly those whose points lie between the thresholds', async () => {
			const { house, workspace, live, quiz } = await open();
			const ids: string[] = [];
			for (let yes = 0; yes < 10; yes += 1) ids.push(await take(house, live, yes, yes));
			// Points are 0, 2 … 18: from 12 up is hot, from 6 up warm.
			const { moves, moved } = await tried(house, workspace, quiz, leadQuizFrom(15, 3));
			expect(moved).toBe(3);
			const told = moves.map(({ from, to, who }) => [from.segment, to.segment, who]);
			expect(told).toEqual([
				['hot', 'warm', [7, 6].map((at) => ({ id: ids[at], name: `Lead ${at}` }))],
				['cold', 'warm', [{ id: ids[2], name: 'Lead 2' }]]
			]);
		});

		test('is tried on answers as they are kept, which are not always as they were typed', async () => {
			const { house, workspace, live, quiz } = await open();
			for (const [number, option] of OPTIONS.entries()) {
				const { answers, ...rest } = aLeadSubmission(number, option);
				// Kept in lower case, and a phone as it is dialled.
				const contact = { ...answers.contact, email: `LEAD${number}@Example.com` };
				const said = { ...rest, answers: { ...answers, contact } };
				valueOf(await completeSubmission(house, live, said));
			}
			expect(await tried(house, workspace, quiz, live.quiz)).toMatchObject({
				compared: 3,
				moved: 0
			});
		});
	});
});
