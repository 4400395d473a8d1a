import type { Answer } from '../../../quiz/answers.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import { submit, type Completed } from '../../../quiz/submission.ts';

/** More than this are not tried, however many questions there are. */
const MOST_TRIES = 400;

/**
 * Answers that somebody could give, and that make as hot a lead as is found by changing one at a time; null where none fit,
 * as where a file must be sent.
 * @param locale of the quiz
 */
export function sampleAnswers(quiz: Quiz, locale: string): Record<string, Answer> | null {
	const choices = quiz.steps.flatMap((step) => {
		// A file that nobody has sent cannot be named.
		const samples = step.kind === 'file' ? [] : kindOf(step).samples(step, quiz.today);
		return samples.length > 0 ? [{ id: step.id, samples }] : [];
	});
	const first = Object.fromEntries(choices.flatMap(({ id, samples }) => pair(id, samples[0])));
	let tries = 0;
	const judged = (answers: Record<string, Answer>) => {
		tries += 1;
		const completed = submit(quiz, { answers, hidden: {}, locale });
		return completed.ok ? { answers, heat: heatOf(completed.value) } : null;
	};
	let best = judged(first);
	for (const { id, samples } of choices) {
		for (const sample of samples.slice(1)) {
			if (tries >= MOST_TRIES) return best?.answers ?? null;
			const other = judged({ ...(best?.answers ?? first), [id]: sample });
			if (other && (!best || other.heat > best.heat)) best = other;
		}
	}
	return best?.answers ?? null;
}

function pair(id: string, answer: Answer | undefined): [string, Answer][] {
	return answer === undefined ? [] : [[id, answer]];
}

/** The segment first, then the points. */
function heatOf({ classification, score }: Completed): number {
	return classification.heat * 1_000_000 + score.percent;
}
