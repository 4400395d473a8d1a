import { expect, test } from 'vitest';
import { tellWay } from '../../src/lib/runner/telling.ts';
import type { Outcome, Told, Way } from '../../src/lib/runner/transport.ts';
import { rest } from '../support/a-tab.ts';

const way = (step: string): Way => ({
	attempt: 'try_1',
	path: [],
	step,
	answers: {},
	hidden: {},
	locale: 'en'
});
const kept: Outcome<Told> = { state: 'done', value: { state: 'kept' } };
const older = (revision: number): Outcome<Told> => ({
	state: 'done',
	value: { state: 'older', revision }
});

/** A server that answers with these, the last of them for ever; an answer may be waited for. */
function aServer(...answers: (Outcome<Told> | Promise<Outcome<Told>>)[]) {
	const heard: [string | null, number][] = [];
	const waits: number[] = [];
	const telling = tellWay(
		{
			async tell({ step }, revision) {
				heard.push([step, revision]);
				return answers[Math.min(heard.length, answers.length) - 1] ?? kept;
			}
		},
		{ gap: 0, wait: async (milliseconds) => void waits.push(milliseconds) }
	);
	return { telling, heard, waits };
}

test('each change is told once, and what is the same is not told again', async () => {
	const { telling, heard } = aServer(kept);
	telling.tell(way('a'));
	await rest();
	telling.tell(way('a'));
	telling.tell(way('b'));
	await rest();
	telling.tell(way('a'));
	await rest();
	expect(heard).toEqual([
		['a', 1],
		['b', 2],
		['a', 3]
	]);
	expect(telling.shared).toBe(false);
});

test('of what changes while an answer is waited for, the newest alone is told', async () => {
	let answer: (outcome: Outcome<Told>) => void = () => undefined;
	const slow = new Promise<Outcome<Told>>((resolve) => (answer = resolve));
	const { telling, heard } = aServer(slow, kept);
	for (const step of ['a', 'b', 'c']) telling.tell(way(step));
	answer(kept);
	await rest();
	expect(heard).toEqual([
		['a', 1],
		['c', 3]
	]);
});

test('what was not heard is told again, later and later, and then what is newest by then', async () => {
	const again: Outcome<Told> = { state: 'again', trouble: 'offline' };
	const { telling, heard, waits } = aServer(again, again, again, kept);
	telling.tell(way('a'));
	await rest();
	expect(heard.map(([step]) => step)).toEqual(['a', 'a', 'a', 'a']);
	expect(waits).toEqual([1000, 2000, 4000]);
});

test('what was finished elsewhere is known to be shared', async () => {
	let isFinished = false;
	const telling = tellWay(
		{ tell: async () => ({ state: 'done', value: { state: 'finished' } }) },
		{ gap: 0, wait: async () => undefined, finished: () => (isFinished = true) }
	);
	telling.tell(way('a'));
	await rest();
	expect([telling.shared, isFinished]).toEqual([true, true]);
});

test('what a busy server puts off is told when it said, as it is by then', async () => {
	let go: () => void = () => undefined;
	const asked = new Promise<void>((resolve) => (go = resolve));
	const heard: (string | null)[] = [];
	const waits: number[] = [];
	const told: Outcome<Told>[] = [{ state: 'again', trouble: 'busy', after: 45 }, kept];
	const telling = tellWay(
		{
			async tell({ step }) {
				heard.push(step);
				return told.shift() ?? kept;
			}
		},
		{
			gap: 0,
			wait(milliseconds) {
				waits.push(milliseconds);
				return asked;
			}
		}
	);
	telling.tell(way('a'));
	await rest();
	telling.tell(way('b'));
	await rest();
	expect([heard, waits]).toEqual([['a'], [45_000]]);
	go();
	await rest();
	expect(heard).toEqual(['a', 'b']);
});

test('its own repetition is no other device', async () => {
	const { telling, heard } = aServer({ state: 'again', trouble: 'offline' }, older(1), kept);
	telling.tell(way('a'));
	await rest();
	telling.tell(way('b'));
	await rest();
	expect(heard).toEqual([
		['a', 1],
		['a', 1],
		['b', 2]
	]);
	expect(telling.shared).toBe(false);
});

test('where another device was faster, this one is told after it', async () => {
	const { telling, heard } = aServer(older(1), older(7), kept);
	telling.tell(way('a'));
	await rest();
	expect(heard.map(([, revision]) => revision)).toEqual([1, 2, 8]);
	expect(telling.shared).toBe(true);
});

test('what is refused is not told again, and the next change is', async () => {
	const { telling, heard } = aServer({ state: 'failed' }, kept);
	telling.tell(way('a'));
	await rest();
	telling.tell(way('b'));
	await rest();
	expect(heard.map(([step]) => step)).toEqual(['a', 'b']);
});

test('it goes on from where it was before a reload', async () => {
	const { telling, heard } = aServer(kept);
	telling.goOnFrom(41);
	telling.tell(way('a'));
	await rest();
	expect(heard).toEqual([['a', 42]]);
	expect(telling.revision).toBe(42);
});

test('a page that goes tells at once what waits behind an answer', async () => {
	const { telling, heard } = aServer(new Promise<never>(() => undefined));
	telling.tell(way('a'));
	telling.tell(way('b'));
	telling.hurry();
	expect(heard).toEqual([
		['a', 1],
		['b', 2]
	]);
	telling.stop();
	telling.hurry();
	expect(heard).toHaveLength(2);
});
