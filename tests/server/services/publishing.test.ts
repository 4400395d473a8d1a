import { describe, expect, test } from 'vitest';
import { liveQuiz } from '../../../src/lib/server/services/live.ts';
import { publishQuiz, unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { createQuiz, deleteQuiz, saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { listVersions } from '../../../src/lib/server/services/versions.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const by = 'user_nobody';
const titled = (title: string) => aQuizFile({ title });

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		return { house, workspace: await aWorkspace(house) };
	};

	describe('publishing', () => {
		test('a quiz that was never published is nowhere', async () => {
			const { house, workspace } = await open();
			const { id } = valueOf(await createQuiz(house, workspace, { definition: aQuizFile() }, null));
			expect(await liveQuiz(house, id)).toBeNull();
			expect(codeOf(await unpublishQuiz(house, workspace, id, { by: null }))).toBe('ok');
			expect(await liveQuiz(house, id)).toBeNull();
		});

		test('each changed draft becomes a new version; the versions before stay as they were', async () => {
			const { house, workspace } = await open();
			const live = await aLiveQuiz(house, workspace, titled('First'));
			expect(live).toMatchObject({
				version: 1,
				quiz: { title: 'First' },
				public: { title: 'First' }
			});
			await saveDraft(house, workspace, live.quizId, { definition: titled('Second') }, null);
			expect(await liveQuiz(house, live.slug)).toMatchObject({
				version: 1,
				quiz: { title: 'First' }
			});
			expect(valueOf(await publishQuiz(house, workspace, live.quizId, { by }))).toEqual({
				version: 2
			});
			expect(await liveQuiz(house, live.slug)).toMatchObject({
				version: 2,
				quiz: { title: 'Second' }
			});
			const versions = await listVersions(house, workspace, live.quizId);
			expect(versions.map(({ version }) => version)).toEqual([2, 1]);
		});

		test('an unchanged draft keeps its version', async () => {
			const { house, workspace } = await open();
			const { quizId } = await aLiveQuiz(house, workspace);
			expect(valueOf(await publishQuiz(house, workspace, quizId, { by }))).toEqual({ version: 1 });
			await unpublishQuiz(house, workspace, quizId, { by: null });
			expect(valueOf(await publishQuiz(house, workspace, quizId, { by }))).toEqual({ version: 1 });
			expect(await listVersions(house, workspace, quizId)).toHaveLength(1);
		});

		test('an error in the draft keeps what is live as it is', async () => {
			const { house, workspace } = await open();
			const live = await aLiveQuiz(house, workspace);
			const [first, ...rest] = aQuizFile().steps;
			const definition = { ...aQuizFile(), steps: [{ ...first, next: 'nowhere' }, ...rest] };
			await saveDraft(house, workspace, live.quizId, { definition }, null);
			const refused = await publishQuiz(house, workspace, live.quizId, { by });
			expect(refused.ok ? null : refused.problem).toMatchObject({
				code: 'has_errors',
				errors: expect.arrayContaining([expect.objectContaining({ path: 'steps[0].next' })])
			});
			expect(await liveQuiz(house, live.quizId)).toMatchObject({ version: 1 });
		});

		test('of several at once none makes a version twice', async () => {
			const { house, workspace } = await open();
			const { quizId } = await aLiveQuiz(house, workspace, titled('First'));
			await saveDraft(house, workspace, quizId, { definition: titled('Second') }, null);
			const codes = await Promise.all(
				Array.from({ length: 4 }, async () =>
					codeOf(await publishQuiz(house, workspace, quizId, { by }))
				)
			);
			expect(codes).toContain('ok');
			expect(new Set(codes).difference(new Set(['ok', 'stale']))).toEqual(new Set());
			expect(await listVersions(house, workspace, quizId)).toHaveLength(2);
		});
	});

	describe('unpublishing', () => {
		test.each([
			[
				'the message given',
				{ message: { en: 'Back in May', ru: 'Вернёмся в мае' } },
				undefined,
				{ en: 'Back in May', ru: 'Вернёмся в мае' }
			],
			['else the quiz’s own', {}, 'We are closed', 'We are closed'],
			['else a plain sentence', {}, undefined, { en: expect.any(String), ru: expect.any(String) }]
		])('whoever comes reads %s', async (_name, input, closed, message) => {
			const { house, workspace } = await open();
			const file = closed === undefined ? aQuizFile() : aQuizFile({ closed });
			const { quizId, slug } = await aLiveQuiz(house, workspace, file);
			valueOf(await unpublishQuiz(house, workspace, quizId, { ...input, by: null }));
			expect(await liveQuiz(house, slug)).toMatchObject({ closed: true, message });
		});

		test('an empty message is refused', async () => {
			const { house, workspace } = await open();
			const { quizId } = await aLiveQuiz(house, workspace);
			const refused = await unpublishQuiz(house, workspace, quizId, {
				message: { en: ' ' },
				by: null
			});
			expect(refused.ok ? null : refused.problem.errors?.[0]?.path).toBe('message');
		});
	});

	test('another process’s change shows within a second, one’s own at once', async () => {
		const { house, workspace } = await open();
		const { quizId } = await aLiveQuiz(house, workspace);
		const { quizzes } = house.store.tables;
		await house.store.db.update(quizzes).set({ liveVersion: null, closedMessage: 'Closed' });
		expect(await liveQuiz(house, quizId)).toMatchObject({ closed: false });
		house.clock.advance(1000);
		expect(await liveQuiz(house, quizId)).toMatchObject({ closed: true });
		await publishQuiz(house, workspace, quizId, { by });
		expect(await liveQuiz(house, quizId)).toMatchObject({ closed: false });
	});

	test('a deleted quiz is nowhere at once, another workspace can do nothing to it', async () => {
		const { house, workspace } = await open();
		const { quizId, slug } = await aLiveQuiz(house, workspace);
		const stranger = await aWorkspace(house);
		expect(codeOf(await publishQuiz(house, stranger, quizId, { by }))).toBe('not_found');
		expect(codeOf(await unpublishQuiz(house, stranger, quizId, { by: null }))).toBe('not_found');
		expect(await listVersions(house, stranger, quizId)).toEqual([]);
		await deleteQuiz(house, workspace, quizId, null);
		expect(await liveQuiz(house, slug)).toBeNull();
		expect(await liveQuiz(house, quizId)).toBeNull();
	});
});
