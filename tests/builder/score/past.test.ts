import { beforeEach, describe, expect, test } from 'vitest';
import { PastStudy, type Past } from '../../../src/lib/builder/score/past.svelte.ts';
import { rehearsalOf } from '../../../src/lib/builder/score/rehearsal.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import type { PastResponse, WhatIf } from '../../../src/lib/quiz/what-if.ts';
import { aQuizFile } from '../../support/a-quiz.ts';

const response: PastResponse = {
	id: 'r1',
	answers: { money: 'some', pain: 5, goals: null, email: 'ann@example.com' },
	hidden: {},
	at: Date.UTC(2026, 2, 1),
	segment: 'warm',
	temperature: 'warm'
};
const past: Past = {
	published: { version: 1, file: aQuizFile() },
	responses: [response],
	more: false
};
const nobody: WhatIf = { compared: 1, moved: 0, moves: [], gone: 0, unasked: 0 };

let timers: Set<() => void>;
let asked: { draft: QuizFile; answer: (found: WhatIf | null) => void }[];
let closed: boolean;

beforeEach(() => {
	[timers, asked, closed] = [new Set(), [], false];
});

const study = (fetched: Past | 'lost' | 'empty' = past) =>
	new PastStudy({
		fetch: () => Promise.resolve(fetched),
		rehearse: () => ({
			play: (draft) => new Promise((answer) => asked.push({ draft, answer })),
			close: () => (closed = true)
		}),
		later(_milliseconds, act) {
			timers.add(act);
			return () => timers.delete(act);
		}
	});

function pause(): void {
	const due = [...timers];
	timers.clear();
	for (const act of due) act();
}

const titled = (title: string) => aQuizFile({ title });
const titles = () => asked.map(({ draft }) => draft.title);

async function answer(index: number, found: WhatIf | null): Promise<void> {
	asked[index]?.answer(found);
	await Promise.resolve();
	await Promise.resolve();
}

describe('a draft is played', () => {
	test('once it has come to rest, and once what people answered is there', async () => {
		const one = study();
		one.study(titled('A'));
		pause();
		expect(titles()).toEqual([]);
		await one.open();
		expect(titles()).toEqual(['A']);
		await answer(0, nobody);
		expect([one.state, one.found, one.isCurrent]).toEqual(['ready', nobody, true]);
		for (const title of ['B', 'C', 'D']) one.study(titled(title));
		expect(one.isCurrent).toBe(false);
		pause();
		expect(titles()).toEqual(['A', 'D']);
	});

	test('after the one that is played, and only the newest', async () => {
		const one = study();
		one.study(titled('A'));
		await one.open();
		for (const title of ['B', 'C']) {
			one.study(titled(title));
			pause();
		}
		expect(titles()).toEqual(['A']);
		await answer(0, nobody);
		expect([one.found, one.isCurrent]).toEqual([null, false]);
		expect(titles()).toEqual(['A', 'C']);
		await answer(1, nobody);
		expect(one.isCurrent).toBe(true);
	});

	test('not where it has errors: what was found before stays, and that is said', async () => {
		const one = study();
		one.study(titled('A'));
		await one.open();
		await answer(0, nobody);
		one.study(titled('B'));
		pause();
		await answer(1, null);
		expect([one.found, one.isUnsound, one.isCurrent]).toEqual([nobody, true, true]);
	});

	test('no more once the tab is left', async () => {
		const one = study();
		await one.open();
		one.study(titled('A'));
		one.close();
		pause();
		expect(titles()).toEqual([]);
		expect(closed).toBe(true);
	});
});

test.each(['lost', 'empty'] as const)('without responses it says so: %s', async (state) => {
	const one = study(state);
	one.study(titled('A'));
	await one.open();
	pause();
	expect(one.state).toBe(state);
	expect(asked).toEqual([]);
});

test('drafts with errors are not played, others are, against what is published', () => {
	const play = rehearsalOf(aQuizFile(), [response], '2026-03-01');
	expect(play(aQuizFile())).toEqual(nobody);
	const segments = (aQuizFile().segments ?? []).map((one) =>
		one.id === 'hot' ? { ...one, score: { from: 30 } } : one
	);
	expect(play(aQuizFile({ segments }))?.moved).toBe(1);
	expect(play(aQuizFile({ results: [] }))).toBeNull();
});
