import { beforeEach, describe, expect, test } from 'vitest';
import { Autosave, type Kept, type SaveAnswer } from '../../src/lib/builder/autosave.ts';
import type { Conflict } from '../../src/lib/builder/merge.ts';

interface Draft {
	a: string;
	b?: string;
}

let now: number;
let timers: { at: number; act: () => void }[];
let sent: { draft: Draft; revision: number; answer: (answer: SaveAnswer<Draft>) => void }[];
let looks: { revision: number; answer: (kept: Kept<Draft> | null) => void }[];
let mergings: { draft: Draft; conflicts: readonly Conflict[] }[];
let saving: Autosave<Draft>;

beforeEach(() => {
	[now, timers, sent, looks, mergings] = [0, [], [], [], []];
	saving = savingAfter([]);
});

function savingAfter(unheard: readonly Draft[]): Autosave<Draft> {
	const kept: Kept<Draft> = { draft: { a: '' }, revision: 1 };
	return new Autosave(
		kept,
		{
			send: (draft, { revision }) =>
				new Promise((answer) => sent.push({ draft, revision, answer })),
			look: (revision) => new Promise((answer) => looks.push({ revision, answer })),
			later(milliseconds, act) {
				const timer = { at: now + milliseconds, act };
				timers.push(timer);
				return () => (timers = timers.filter((one) => one !== timer));
			},
			merged: (draft, conflicts) => mergings.push({ draft, conflicts }),
			moved: () => undefined
		},
		unheard
	);
}

function pass(milliseconds: number): void {
	now += milliseconds;
	for (const timer of timers.filter(({ at }) => at <= now)) {
		timers = timers.filter((one) => one !== timer);
		timer.act();
	}
}

async function found(index: number, kept: Kept<Draft> | null): Promise<void> {
	looks[index]?.answer(kept);
	await new Promise((resolve) => setImmediate(resolve));
}

async function answer(index: number, given: SaveAnswer<Draft>): Promise<void> {
	sent[index]?.answer(given);
	await new Promise((resolve) => setImmediate(resolve));
}

describe('a draft that changes', () => {
	test('is sent after a pause, and at the latest within a second', () => {
		saving.put({ a: '1' });
		pass(349);
		expect(sent).toHaveLength(0);
		pass(1);
		expect(sent.map(({ draft, revision }) => [draft.a, revision])).toEqual([['1', 1]]);
	});

	test('is sent while the typing goes on without a pause', () => {
		for (let at = 0; at < 900; at += 100) {
			saving.put({ a: `${at}` });
			pass(100);
		}
		expect(sent).toHaveLength(1);
	});

	test('is saved only when the server has said so', async () => {
		saving.put({ a: '1' });
		expect(saving.state).toBe('saving');
		pass(350);
		expect([saving.state, saving.unsaved]).toEqual(['saving', true]);
		await answer(0, { state: 'saved', revision: 2 });
		expect([saving.state, saving.unsaved]).toEqual(['saved', false]);
	});

	test('meanwhile is sent next, on top of what was saved', async () => {
		saving.put({ a: '1' });
		pass(350);
		saving.put({ a: '2' });
		pass(1000);
		expect(sent).toHaveLength(1);
		await answer(0, { state: 'saved', revision: 2 });
		expect(saving.state).toBe('saving');
		expect(sent.map(({ draft, revision }) => [draft.a, revision])).toEqual([
			['1', 1],
			['2', 2]
		]);
	});
});

test('without a network it is tried again, later and later, and at once when asked', async () => {
	saving.put({ a: '1' });
	pass(350);
	await answer(0, { state: 'away' });
	expect(saving.state).toBe('away');
	pass(1000);
	expect(sent).toHaveLength(2);
	await answer(1, { state: 'away' });
	pass(1999);
	expect(sent).toHaveLength(2);
	void saving.hurry();
	expect(sent).toHaveLength(3);
	await answer(2, { state: 'saved', revision: 2 });
	expect(saving.state).toBe('saved');
	pass(60_000);
	expect(sent).toHaveLength(3);
});

test('what somebody else has saved meanwhile is merged, and both are saved', async () => {
	saving.put({ a: 'mine' });
	pass(350);
	await answer(0, { state: 'stale', kept: { draft: { a: '', b: 'theirs' }, revision: 7 } });
	expect(mergings).toEqual([{ draft: { a: 'mine', b: 'theirs' }, conflicts: [] }]);
	expect(sent[1]).toMatchObject({ draft: { a: 'mine', b: 'theirs' }, revision: 7 });
});

test('where both changed the same, it is told', async () => {
	saving.put({ a: 'mine' });
	pass(350);
	await answer(0, { state: 'stale', kept: { draft: { a: 'theirs' }, revision: 7 } });
	expect(mergings[0]?.conflicts).toEqual([{ path: 'a', mine: 'mine', theirs: 'theirs' }]);
	expect(sent[1]?.draft).toEqual({ a: 'mine' });
});

test('a refused draft stays unsaved, and the next change is tried', async () => {
	saving.put({ a: '1' });
	pass(350);
	await answer(0, { state: 'refused', message: 'No.' });
	expect([saving.state, saving.message, saving.unsaved]).toEqual(['refused', 'No.', true]);
	saving.put({ a: '2' });
	pass(350);
	expect(sent).toHaveLength(2);
});

test('after the session’s end nothing is sent any more', async () => {
	saving.put({ a: '1' });
	pass(350);
	await answer(0, { state: 'ended', message: 'Sign in.' });
	saving.put({ a: '2' });
	pass(5000);
	expect([saving.state, saving.unsaved, sent.length]).toEqual(['ended', true, 1]);
});

test('flush resolves once the server has answered for all of it', async () => {
	saving.put({ a: '1' });
	let isSaved: boolean | undefined;
	void saving.flush().then((saved) => (isSaved = saved));
	saving.put({ a: '2' });
	await answer(0, { state: 'saved', revision: 2 });
	expect(isSaved).toBeUndefined();
	await answer(1, { state: 'saved', revision: 3 });
	expect(isSaved).toBe(true);
	saving.put({ a: '3' });
	void saving.flush().then((saved) => (isSaved = saved));
	await answer(2, { state: 'away' });
	expect(isSaved).toBe(false);
});

describe('what arrived without our having heard of it', () => {
	test('is nobody else’s', async () => {
		saving.put({ a: '1' });
		pass(350);
		await answer(0, { state: 'away' });
		saving.put({ a: '2' });
		pass(350);
		await answer(1, { state: 'stale', kept: { draft: { a: '1' }, revision: 2 } });
		expect(mergings).toEqual([]);
		expect(sent[2]).toMatchObject({ draft: { a: '2' }, revision: 2 });
		await answer(2, { state: 'saved', revision: 3 });
		expect([saving.state, saving.unheard]).toEqual(['saved', []]);
	});

	test('is not sent again where it is all there is', async () => {
		saving.put({ a: '1' });
		pass(350);
		await answer(0, { state: 'away' });
		pass(1000);
		await answer(1, { state: 'stale', kept: { draft: { a: '1' }, revision: 2 } });
		expect([saving.state, saving.unsaved, sent.length, mergings]).toEqual(['saved', false, 2, []]);
	});

	test('may have been sent by a tab that is closed', async () => {
		saving = savingAfter([{ a: 'closed' }]);
		saving.put({ a: '1' });
		pass(350);
		await answer(0, { state: 'stale', kept: { draft: { a: 'closed' }, revision: 2 } });
		expect([mergings, sent[1]?.draft]).toEqual([[], { a: '1' }]);
	});
});

describe('what others have saved', () => {
	const theirs = { draft: { a: '', b: 'theirs' }, revision: 7 };

	test('is taken where nothing is unsaved, and nothing is sent', async () => {
		void saving.look();
		expect(looks.map(({ revision }) => revision)).toEqual([1]);
		await found(0, theirs);
		expect([saving.kept, saving.unsaved, sent.length]).toEqual([theirs, false, 0]);
		expect(mergings).toEqual([{ draft: theirs.draft, conflicts: [] }]);
	});

	test('is merged with what is unsaved, and both are saved', async () => {
		saving.put({ a: 'mine' });
		void saving.look(7);
		pass(350);
		expect(sent).toHaveLength(0);
		await found(0, theirs);
		expect(sent).toMatchObject([{ draft: { a: 'mine', b: 'theirs' }, revision: 7 }]);
	});

	test('is not looked for where it is known, or the session has ended', async () => {
		void saving.look(1);
		expect(looks).toHaveLength(0);
		saving.put({ a: '1' });
		pass(350);
		await answer(0, { state: 'ended', message: 'Sign in.' });
		void saving.look(7);
		expect(looks).toHaveLength(0);
	});

	test('while ours is on its way is looked for once that has arrived', async () => {
		saving.put({ a: '1' });
		pass(350);
		void saving.look(3);
		expect(looks).toHaveLength(0);
		await answer(0, { state: 'saved', revision: 2 });
		expect(looks.map(({ revision }) => revision)).toEqual([2]);
		await found(0, null);
		expect([looks.length, saving.state]).toEqual([1, 'saved']);
	});

	test('is nothing: what was written meanwhile is sent, and whoever waits goes on', async () => {
		void saving.look();
		let isSaved: boolean | undefined;
		void saving.flush().then((saved) => (isSaved = saved));
		await found(0, null);
		expect(isSaved).toBe(true);
		void saving.look();
		saving.put({ a: '1' });
		pass(1000);
		expect(sent).toHaveLength(0);
		await found(1, null);
		expect(sent).toHaveLength(1);
		expect(mergings).toEqual([]);
	});

	test('is older than what is here: nothing is taken', async () => {
		void saving.look();
		await found(0, { draft: { a: 'old' }, revision: 1 });
		expect([mergings, saving.kept.revision]).toEqual([[], 1]);
	});
});
