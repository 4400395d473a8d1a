import { expect, test, vi } from 'vitest';
import { commitQueue } from '../../../src/lib/server/services/commit-queue.ts';
import type { SubmissionWrite, SubmissionWritten } from '../../../src/lib/server/storage/store.ts';
import { aSubmissionWrite } from '../../support/a-submission-write.ts';

/** A store that notes its batches and answers when it is told to. */
function aStore(answer: (batch: readonly SubmissionWrite[]) => SubmissionWritten[], lanes = 1) {
	const batches: string[][] = [];
	return {
		batches,
		lanes,
		async completeSubmissions(batch: readonly SubmissionWrite[]) {
			batches.push(batch.map(({ responseId }) => responseId));
			return answer(batch);
		}
	};
}

const stored = (batch: readonly SubmissionWrite[]): SubmissionWritten[] =>
	batch.map(({ responseId }) => ({ state: 'stored', responseId, lead: null }));

const write = (responseId: string) => aSubmissionWrite({ responseId });

test('what arrives in one turn of the event loop goes into one commit, each with its own answer', async () => {
	const store = aStore(stored);
	const queue = commitQueue(store, 100);
	const written = await Promise.all(['a', 'b', 'c'].map((id) => queue.push(write(id))));
	expect(store.batches).toEqual([['a', 'b', 'c']]);
	expect(written.map((one) => one?.state === 'stored' && one.responseId)).toEqual(['a', 'b', 'c']);
});

test('what arrives later goes into the next commit', async () => {
	const store = aStore(stored);
	const queue = commitQueue(store, 100);
	await queue.push(write('a'));
	await queue.push(write('b'));
	expect(store.batches).toEqual([['a'], ['b']]);
});

test('two lanes write side by side, and what comes meanwhile waits for the first that is free', async () => {
	const commits: (() => void)[] = [];
	const store = aStore(stored, 2);
	const slow = {
		...store,
		async completeSubmissions(batch: readonly SubmissionWrite[]) {
			await new Promise<void>((resolve) => commits.push(resolve));
			return store.completeSubmissions(batch);
		}
	};
	const queue = commitQueue(slow, 100);
	const begun = (count: number) => vi.waitFor(() => expect(commits).toHaveLength(count));
	const first = queue.push(write('a'));
	await begun(1);
	const second = queue.push(write('b'));
	await begun(2);
	const third = [queue.push(write('c')), queue.push(write('d'))];
	commits[1]?.();
	await second;
	await begun(3);
	commits[2]?.();
	await Promise.all(third);
	commits[0]?.();
	await first;
	expect(store.batches).toEqual([['b'], ['c', 'd'], ['a']]);
});

test('a large crowd is written in several commits, in order', async () => {
	const store = aStore(stored);
	const queue = commitQueue(store, 1000);
	const ids = Array.from({ length: 600 }, (_, index) => `r${index}`);
	await Promise.all(ids.map((id) => queue.push(write(id))));
	expect(store.batches.length).toBe(3);
	expect(store.batches.flat()).toEqual(ids);
});

test('beyond its limit it takes no more, until there is room again', async () => {
	const store = aStore(stored);
	const queue = commitQueue(store, 2);
	const first = [queue.push(write('a')), queue.push(write('b'))];
	expect(queue.push(write('c'))).toBeNull();
	await Promise.all(first);
	await expect(queue.push(write('c'))).resolves.toMatchObject({ state: 'stored' });
});

test('a commit that fails answers each of its submissions, and the next one is tried', async () => {
	let times = 0;
	const store = aStore((batch) => {
		times += 1;
		if (times === 1) throw new Error('The disk is full.');
		return stored(batch);
	});
	const queue = commitQueue(store, 100);
	const written = await Promise.all([queue.push(write('a')), queue.push(write('b'))]);
	expect(written.map((one) => one?.state)).toEqual(['failed', 'failed']);
	await expect(queue.push(write('c'))).resolves.toMatchObject({ state: 'stored' });
});
