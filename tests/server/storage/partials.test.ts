import { describe, expect, test } from 'vitest';
import { startAttempt } from '../../../src/lib/server/storage/queries/counters.ts';
import {
	deletePartialRow,
	deletePartialsBefore,
	keepPartialRow,
	partialOf,
	partialsPage,
	quizzesWithUnwritten,
	stoppedBySteps,
	unwrittenPartials,
	type PartialWrite
} from '../../../src/lib/server/storage/queries/partials.ts';
import { insertUnfinishedLetter } from '../../../src/lib/server/storage/queries/letters.ts';
import type { LetterRow, Store } from '../../../src/lib/server/storage/store.ts';
import { aSubmissionWrite } from '../../support/a-submission-write.ts';
import { anUpload } from '../../support/an-upload.ts';
import { forEachEngine } from '../../support/store.ts';

const NOW = 1_760_000_000_000;
const KEY = { workspaceId: 'ws_1', quizId: 'qz_1', attemptId: 'try_1' };
const COUNTED = { ...KEY, version: 1, day: '2025-10-09', source: 'direct' };

function aPartial(overrides: Partial<PartialWrite> = {}): PartialWrite {
	return {
		...KEY,
		version: 1,
		revision: 1,
		locale: 'en',
		answers: { budget: 'much' },
		hidden: {},
		path: ['budget'],
		step: 'email',
		source: 'direct',
		email: null,
		updatedAt: NOW,
		...overrides
	};
}

async function start(store: Store, attemptId = 'try_1') {
	const row = { ...COUNTED, attemptId, startedAt: NOW - 5, completedAt: null };
	await startAttempt(store, row, { ...counter(), name: 'start', count: 1 });
}

function counter() {
	const { workspaceId, quizId, version, day, source } = COUNTED;
	return { workspaceId, quizId, version, day, source };
}

const keep = (store: Store, overrides: Partial<PartialWrite> = {}) =>
	keepPartialRow(store, aPartial(overrides), counter());

async function passedIn(store: Store): Promise<Record<string, number>> {
	const rows = await store.db.select().from(store.tables.counters);
	const passed = rows.filter(({ name }) => name.startsWith('pass:'));
	return Object.fromEntries(passed.map(({ name, count }) => [name.slice(5), count]));
}

function aLetter(overrides: Partial<LetterRow> = {}): LetterRow {
	return {
		id: 'let_1',
		...KEY,
		kind: 'unfinished',
		responseId: null,
		leadId: null,
		recipient: 'anna@example.com',
		locale: 'en',
		subject: 'Still there',
		text: 'Go on',
		html: '<p>Go on</p>',
		state: 'queued',
		attempts: 0,
		nextAttemptAt: NOW,
		leaseOwner: null,
		leaseUntil: null,
		error: null,
		createdAt: NOW,
		finishedAt: null,
		...overrides
	};
}

forEachEngine((_, makeStore) => {
	describe('how far somebody is', () => {
		test('looking at it again moves no last answer, and answering or passing a step does', async () => {
			const store = await makeStore();
			await start(store);
			await keep(store);
			const later = { updatedAt: NOW + 1000 };
			const lastAnswer = async () => (await partialOf(store, KEY))?.updatedAt;
			await keep(store, { revision: 2, ...later });
			await keep(store, { revision: 3, path: [], step: 'budget', ...later });
			expect(await lastAnswer()).toBe(NOW);
			expect(await partialOf(store, KEY)).toMatchObject({ revision: 3, step: 'budget' });
			await keep(store, { revision: 4, path: ['budget', 'hello'], ...later });
			expect(await lastAnswer()).toBe(NOW + 1000);
			await keep(store, { revision: 5, answers: { budget: 'less' }, updatedAt: NOW + 2000 });
			expect(await lastAnswer()).toBe(NOW + 2000);
		});

		test('is kept of an attempt that has begun, and changed only by what is newer', async () => {
			const store = await makeStore();
			expect(await keep(store)).toEqual({ state: 'unknown' });
			await start(store);
			expect(await keep(store, { revision: 2 })).toEqual({ state: 'kept', revision: 2 });
			expect(await partialOf(store, KEY)).toEqual({
				...aPartial({ revision: 2 }),
				startedAt: NOW - 5
			});
			expect(await keep(store, { revision: 2, step: 'other' })).toEqual({
				state: 'older',
				revision: 2
			});
			expect(await keep(store, { revision: 1, step: 'other' })).toEqual({
				state: 'older',
				revision: 2
			});
			expect((await partialOf(store, KEY))?.step).toBe('email');
			expect(await keep(store, { revision: undefined, step: 'last' })).toEqual({
				state: 'kept',
				revision: 3
			});
			expect((await partialOf(store, KEY))?.step).toBe('last');
		});

		test('counts each step once that it gets past, those gone back from too', async () => {
			const store = await makeStore();
			await start(store);
			await keep(store, { revision: 1, path: [], step: 'budget', answers: {} });
			await keep(store, { revision: 2 });
			await keep(store, { revision: 3, path: [], step: 'budget' });
			await keep(store, { revision: 4 });
			expect(await passedIn(store)).toEqual({ budget: 1 });
			const path = '["budget","email","goals"]';
			await store.completeSubmissions([aSubmissionWrite({ attempt: 'try_1', path })]);
			await store.completeSubmissions([aSubmissionWrite({ path })]);
			expect(await passedIn(store)).toEqual({ budget: 2, email: 2, goals: 2 });
			expect(await stoppedBySteps(store, 'ws_1', 'qz_1')).toEqual([]);
		});

		test('is gone with the submission, and nothing brings it back', async () => {
			const store = await makeStore();
			await start(store);
			await start(store, 'try_2');
			await keep(store);
			await keep(store, { attemptId: 'try_2' });
			await store.db.insert(store.tables.letters).values(aLetter());
			await store.db
				.insert(store.tables.letters)
				.values(aLetter({ id: 'let_2', attemptId: 'try_2' }));
			await store.completeSubmissions([aSubmissionWrite({ attempt: 'try_1' })]);
			expect(await partialOf(store, KEY)).toBeUndefined();
			expect(await keep(store, { revision: 9 })).toEqual({ state: 'finished' });
			expect(await partialOf(store, KEY)).toBeUndefined();
			expect(await partialOf(store, { ...KEY, attemptId: 'try_2' })).toBeDefined();
			const letters = await store.db.select().from(store.tables.letters);
			expect(Object.fromEntries(letters.map(({ id, state }) => [id, state]))).toEqual({
				let_1: 'cancelled',
				let_2: 'queued'
			});
		});

		test('leaves nothing behind where it is told and sent at once', async () => {
			const store = await makeStore();
			const attempts = Array.from({ length: 60 }, (_, index) => `race_${index}`);
			await Promise.all(attempts.map((attempt) => start(store, attempt)));
			await Promise.all(
				attempts.flatMap((attempt) => [
					keep(store, { attemptId: attempt }),
					store.completeSubmissions([aSubmissionWrite({ attempt })]),
					keep(store, { attemptId: attempt, revision: 2 })
				])
			);
			expect(await partialsPage(store, 'ws_1', { quiz: 'qz_1', limit: 99 })).toEqual([]);
		});

		test('is told by two devices at once without either’s being half lost', async () => {
			const store = await makeStore();
			await start(store);
			const told = await Promise.all(
				[1, 2, 3, 4].map((revision) => keep(store, { revision, step: `s${revision}` }))
			);
			const kept = await partialOf(store, KEY);
			const written = told.filter(({ state }) => state === 'kept').length;
			expect(written).toBeGreaterThan(0);
			expect(kept?.step).toBe(`s${kept?.revision}`);
			expect(Object.values(await passedIn(store)).every((count) => count === 1)).toBe(true);
		});
	});

	describe('those who stopped', () => {
		test('are listed by when, page by page', async () => {
			const store = await makeStore();
			for (const [index, id] of ['a', 'b', 'c'].entries()) {
				await start(store, id);
				await keep(store, { attemptId: id, updatedAt: NOW + Math.min(index, 1) });
			}
			const [first, second] = await partialsPage(store, 'ws_1', { quiz: 'qz_1', limit: 1 });
			expect([first?.attemptId, second?.attemptId]).toEqual(['c', 'b']);
			const rest = await partialsPage(store, 'ws_1', { quiz: 'qz_1', before: first, limit: 5 });
			expect(rest.map(({ attemptId }) => attemptId)).toEqual(['b', 'a']);
			const { letters } = store.tables;
			for (const attemptId of ['a', 'b'])
				await store.db.insert(letters).values(aLetter({ id: attemptId, attemptId, state: 'sent' }));
			await deletePartialsBefore(store, NOW + 1);
			const said = await store.db.select().from(letters).orderBy(letters.id);
			expect(said.map(({ subject, text, html }) => subject + text + html)).toEqual([
				'',
				'Still thereGo on<p>Go on</p>'
			]);
			const left = await partialsPage(store, 'ws_1', { quiz: 'qz_1', limit: 5 });
			expect(left.map(({ attemptId }) => attemptId)).toEqual(['c', 'b']);
		});

		test('are written to where they left an email, and once', async () => {
			const store = await makeStore();
			for (const id of ['a', 'b', 'c', 'd', 'e']) await start(store, id);
			const email = 'anna@example.com';
			await keep(store, { attemptId: 'a', email });
			await keep(store, { attemptId: 'b' });
			await keep(store, { attemptId: 'c', email: 'c@example.com', updatedAt: NOW + 10 });
			await keep(store, { attemptId: 'd', email: 'd@example.com' });
			await keep(store, { attemptId: 'e', email: 'e@example.com' });
			const written = [
				aLetter({ attemptId: 'd', recipient: 'nobody@example.com' }),
				// To the same person, who had begun before.
				aLetter({ id: 'let_2', attemptId: 'earlier', recipient: 'e@example.com' })
			];
			await store.db.insert(store.tables.letters).values(written);
			const span = { quiz: 'qz_1', after: NOW - 1, until: NOW + 5, limit: 9 };
			const found = await unwrittenPartials(store, 'ws_1', span);
			expect(found.map(({ attemptId }) => attemptId)).toEqual(['a']);
			expect(await quizzesWithUnwritten(store, NOW - 1)).toEqual([{ quizId: 'qz_1' }]);
			expect(await quizzesWithUnwritten(store, NOW + 10)).toEqual([]);
		});

		test('are deleted with the letter that waits for them', async () => {
			const store = await makeStore();
			await start(store);
			await keep(store, { email: 'anna@example.com' });
			await store.db.insert(store.tables.letters).values(aLetter());
			expect(await deletePartialRow(store, KEY, NOW, [])).toBe(true);
			expect(await deletePartialRow(store, KEY, NOW, [])).toBe(false);
			const [letter] = await store.db.select().from(store.tables.letters);
			// To whom remains: they are not written to again.
			expect(letter).toMatchObject({
				...{ state: 'cancelled', finishedAt: NOW, recipient: 'anna@example.com' },
				...{ subject: '', text: '', html: '' }
			});
			await start(store, 'try_2');
			await keep(store, { attemptId: 'try_2', email: 'anna@example.com' });
			const span = { quiz: 'qz_1', after: NOW - 1, until: NOW + 5, limit: 9 };
			expect(await unwrittenPartials(store, 'ws_1', span)).toEqual([]);
		});

		test('are deleted with what a letter that was sent says, and with the files that no response names', async () => {
			const store = await makeStore();
			const { letters, uploads } = store.tables;
			await start(store);
			const answers = { files: ['upl_a', 'upl_b'], budget: 'upl_c' };
			await keep(store, { email: 'anna@example.com', answers });
			await store.db
				.insert(letters)
				.values([
					aLetter({ state: 'sent', finishedAt: NOW - 9 }),
					aLetter({ id: 'let_2', attemptId: 'try_2' })
				]);
			const of = { workspaceId: 'ws_1', quizId: 'qz_1', responseId: null };
			await store.db
				.insert(uploads)
				.values([
					anUpload({ ...of, id: 'upl_a' }),
					anUpload({ ...of, id: 'upl_b', responseId: 'rsp_1' }),
					anUpload({ ...of, id: 'upl_c' })
				]);
			expect(await deletePartialRow(store, KEY, NOW, [])).toBe(true);
			const [sent, other] = await store.db.select().from(letters).orderBy(letters.id);
			expect(sent).toMatchObject({ state: 'sent', finishedAt: NOW - 9, text: '', html: '' });
			expect(other).toMatchObject({ state: 'queued', text: 'Go on' });
			const files = await store.db.select().from(uploads).orderBy(uploads.id);
			expect(files.map(({ state }) => state)).toEqual(['dropped', 'complete', 'complete']);
		});

		test('are not written to once they are deleted', async () => {
			const store = await makeStore();
			await start(store);
			await keep(store, { email: 'anna@example.com' });
			await deletePartialRow(store, KEY, NOW, []);
			// It was read before.
			expect(await insertUnfinishedLetter(store, aLetter())).toBe(false);
			await keep(store, { email: 'anna@example.com' });
			expect(await insertUnfinishedLetter(store, aLetter())).toBe(true);
		});
	});
});
