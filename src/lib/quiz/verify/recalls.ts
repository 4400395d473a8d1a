import { recallsIn } from '../fill.ts';
import { nearest } from '../nearest.ts';
import { kindOf } from '../questions/kinds.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import { textsOf, wordingsOf, type QuizText } from './texts.ts';

/** Whether what texts recall is there, and known by then. */
export function checkRecalls(study: Study): QuizProblem[] {
	const names = namesOf(study);
	return textsOf(study.quiz).flatMap((text) => {
		const written = wordingsOf(text);
		if (!written.some((one) => one.includes('{{'))) return [];
		const recalls = written.flatMap(recallsIn);
		const opened = written.reduce((sum, one) => sum + one.split('{{').length - 1, 0);
		return [
			...[...new Set(recalls)].flatMap((name) => checkRecall(study, names, text, name)),
			...(opened > recalls.length ? [problem('broken_recall', text.path)] : [])
		];
	});
}

interface Names {
	/** Step places by recalled name; parts of an answer as `step.part`. */
	answers: ReadonlyMap<string, number>;
	score: ReadonlySet<string>;
}

function namesOf({ quiz }: Study): Names {
	const answers = new Map<string, number>();
	quiz.steps.forEach((step, place) => {
		if (step.kind !== 'statement') answers.set(step.id, place);
		for (const { id } of kindOf(step).parts?.(step) ?? []) answers.set(`${step.id}.${id}`, place);
	});
	const amounts = quiz.dimensions.filter(({ amount }) => amount).map(({ id }) => `amount:${id}`);
	return {
		answers,
		score: new Set(['score', 'percent', ...(amounts.length > 0 ? ['amount', ...amounts] : [])])
	};
}

function checkRecall(study: Study, names: Names, at: QuizText, name: string): QuizProblem[] {
	const recall = `{{${name}}}`;
	if (at.filled === 'plain') return [problem('recall_not_filled', at.path, { recall })];
	const place = names.answers.get(name);
	if (place !== undefined) {
		return isKnownAt(study, at, place) ? [] : [problem('recall_too_early', at.path, { recall })];
	}
	if (names.score.has(name)) {
		return at.filled === 'result' ? [] : [problem('recall_of_score', at.path, { recall })];
	}
	if (study.hidden.has(name)) return [];
	const known = [...names.answers.keys(), ...study.hidden, ...names.score];
	const near = partNamed(names, name) ?? nearest(name, known);
	return [problem('unknown_recall', at.path, { recall, near })];
}

/** `contact.name` where the only form is called otherwise: the step is meant by its kind, or the part alone was given. */
function partNamed({ answers }: Names, name: string): string | undefined {
	const part = name.split('.').at(-1);
	const [only, ...others] = [...answers.keys()].filter((one) => one.split('.')[1] === part);
	return others.length === 0 ? only : undefined;
}

/** Whether the step can have been answered when the text is read. */
function isKnownAt({ before, graph }: Study, at: QuizText, place: number): boolean {
	if (at.filled === 'welcome') return false;
	// Nobody knows how far its reader came; what they did not answer is left out.
	if (at.filled === 'letter') return true;
	return before[at.step ?? graph.end]?.has(place) ?? false;
}
