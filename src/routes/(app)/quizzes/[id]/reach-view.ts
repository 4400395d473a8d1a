import type { ScoreBounds } from '../../../../lib/quiz/bounds.ts';
import type { Quiz } from '../../../../lib/quiz/normalise.ts';
import type { Bounds } from '../../../../lib/quiz/questions/kind.ts';
import { kindOf } from '../../../../lib/quiz/questions/kinds.ts';
import type { Temperature } from '../../../../lib/quiz/quiz.ts';
import type { Reach, Verdict, Witness } from '../../../../lib/quiz/reach.ts';
import { asRead } from '../../../../lib/quiz/recall.ts';
import type { Locale } from '../../../../lib/quiz/text.ts';

export interface ReachView {
	/** Between which points, and percentages, the total and each dimension lie; the total has no title, an amount no percent. */
	scores: (Ends & { title: string | null; percent: Ends | null })[];
	segments: ReachedSegment[];
	results: { id: string; title: string; verdict: Verdict }[];
	/** How many of how many steps can be reached. */
	steps: { reached: number; all: number };
}

/** Null where there is no end. */
interface Ends {
	least: number | null;
	greatest: number | null;
}

export interface ReachedSegment {
	id: string;
	title: string;
	temperature: Temperature;
	verdict: Verdict;
	/** 0 to 1. */
	share: number;
	/** Answers that lead there, in words. */
	example: { question: string; answer: string }[];
	total: number | null;
}

/** What the quiz can reach, in the reader's language. */
export function reachView(
	quiz: Quiz,
	bounds: ScoreBounds,
	reach: Reach | null,
	locale: Locale
): ReachView | null {
	if (!reach) return null;
	// Nobody has said anything: where a title recalls an answer it reads as it does without one.
	const words = asRead(quiz, { answers: {}, hidden: {} }, locale);
	return {
		scores: [
			{ title: null, ...ends(bounds.total), percent: ends(reach.percents.total) },
			...quiz.dimensions.map(({ id, title }) => {
				const percent = reach.percents.dimensions[id];
				return {
					title: words(title),
					...ends(bounds.dimensions[id] ?? { least: 0, greatest: 0 }),
					percent: percent ? ends(percent) : null
				};
			})
		],
		results: quiz.results.flatMap(({ id, title }, at) => {
			const verdict = reach.results[at]?.verdict;
			return verdict ? [{ id, title: words(title), verdict }] : [];
		}),
		steps: {
			reached: reach.steps.filter(({ verdict }) => verdict === 'reachable').length,
			all: reach.steps.length
		},
		segments: quiz.segments.flatMap(({ id, title, temperature }, at) => {
			const reached = reach.segments[at];
			if (!reached) return [];
			const { verdict, share, witness } = reached;
			return {
				id,
				title: words(title),
				temperature,
				verdict,
				share,
				example: witness ? exampleOf(quiz, witness, locale) : [],
				total: witness?.total ?? null
			};
		})
	};
}

function exampleOf(quiz: Quiz, { answers, hidden }: Witness, locale: Locale) {
	const words = asRead(quiz, { answers, hidden }, locale);
	const came = Object.entries(hidden).map(([question, answer]) => ({ question, answer }));
	const given = quiz.steps.flatMap((step) => {
		const answer = answers[step.id];
		if (answer === undefined) return [];
		return [{ question: words(step.title), answer: kindOf(step).describe(step, answer, locale) }];
	});
	return [...came, ...given];
}

const ends = ({ least, greatest }: Bounds): Ends => ({
	least: Number.isFinite(least) ? least : null,
	greatest: Number.isFinite(greatest) ? greatest : null
});
