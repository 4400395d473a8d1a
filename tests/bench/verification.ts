import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { reachOf } from '../../src/lib/quiz/reach.ts';
import { verify } from '../../src/lib/quiz/verify.ts';
import { aLargeQuiz, type Size } from '../support/a-large-quiz.ts';
import type { Line } from './line.ts';
import { summarise } from './rounds.ts';

const SIZES: Size[] = [
	{ steps: 5, options: 20, dimensions: 1, conditions: 0 },
	{ steps: 8, options: 40, dimensions: 1, conditions: 3 },
	{ steps: 10, options: 50, dimensions: 2, conditions: 4 },
	{ steps: 15, options: 80, dimensions: 2, conditions: 6 },
	{ steps: 20, options: 120, dimensions: 3, conditions: 6 },
	{ steps: 25, options: 150, dimensions: 3, conditions: 8 },
	{ steps: 30, options: 240, dimensions: 4, conditions: 10 },
	{ steps: 40, options: 300, dimensions: 3, conditions: 12 },
	{ steps: 50, options: 400, dimensions: 5, conditions: 15 },
	{ steps: 60, options: 600, dimensions: 4, conditions: 20 },
	{ steps: 80, options: 800, dimensions: 5, conditions: 20 },
	{ steps: 100, options: 1000, dimensions: 5, conditions: 20 }
];

const ROUNDS = 5;
const ASKED = { structural: 10, reach: 50, slowest: 500 };

/** How long verification takes of twelve quizzes up to the largest, each the median of five. */
export async function verificationLines(): Promise<Line[]> {
	const structural: number[] = [];
	const reach: number[] = [];
	let undecided = 0;
	for (const size of SIZES) {
		const quiz = aLargeQuiz(size);
		structural.push(medianTime(() => verify(quiz)));
		// A copy has nothing worked out beforehand.
		reach.push(medianTime(() => reachOf(normaliseQuiz({ ...quiz }))));
		const { segments, steps } = reachOf(quiz);
		undecided += [...segments, ...steps].filter(({ verdict }) => verdict === 'undecided').length;
	}
	const slowest = Math.max(...reach);
	const line = (what: string, measured: number, asked: number): Line => ({
		what,
		floor: 'none',
		measured: `${measured.toFixed(1)} ms`,
		asked: `at most ${asked} ms`,
		kept: measured <= asked
	});
	const note = `${undecided} segments and steps undecided`;
	return [
		line('structural verification, median of 12', summarise(structural).median, ASKED.structural),
		line('reach, median of 12', summarise(reach).median, ASKED.reach),
		{ ...line('reach, slowest of 12', slowest, ASKED.slowest), note }
	];
}

function medianTime(run: () => unknown): number {
	const times = Array.from({ length: ROUNDS }, () => {
		const begun = performance.now();
		run();
		return performance.now() - begun;
	});
	return summarise(times).median;
}
