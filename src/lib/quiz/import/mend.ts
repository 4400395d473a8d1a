import type { Condition } from '../condition.ts';
import { normaliseQuiz } from '../normalise.ts';
import type { QuizFile, ResultScreen, Segment, Step } from '../quiz.ts';
import { verify, type QuizProblem } from '../verify.ts';
import type { LossList } from './losses.ts';
import { settled, type Settled } from './settled.ts';
import { untangle, withNext } from './untangle.ts';
import { placeOf } from './wording.ts';

/** Mending one thing can bring another to light; more rounds than that never do. */
const ROUNDS = 8;

/** The file without what would keep it from being published; whatever is taken out is told. */
export function mend(file: QuizFile, losses: LossList): QuizFile {
	let mended = untangle(file, losses);
	for (let round = 0; round < ROUNDS; round++) {
		const errors = verify(normaliseQuiz(mended)).filter(({ severity }) => severity === 'error');
		if (errors.length === 0) return mended;
		mended = untangle(mendAll(mended, errors, losses), losses);
	}
	return mended;
}

function mendAll(file: QuizFile, errors: readonly QuizProblem[], losses: LossList): QuizFile {
	const recalls = errors.filter(({ code }) => code === 'unknown_recall');
	const paths = errors
		.filter(({ code }) => code !== 'unknown_recall')
		.flatMap(({ path, paths = [] }) => [path, ...paths]);
	const below = (start: string) => paths.filter((path) => `${path}.`.startsWith(start));
	const mended: QuizFile = {
		...file,
		steps: file.steps.map((step, at) => mendStep(step, below(`steps[${at}]`), losses)),
		segments: file.segments?.flatMap((segment, at) =>
			mendSegment(segment, below(`segments[${at}]`), losses)
		),
		results: file.results?.map((result, at) => mendResult(result, below(`results[${at}]`), losses))
	};
	return recalls.reduce((now, { params }) => {
		const recall = String(params['recall']);
		losses.add('', 'recall', { name: recall });
		return forget(now, recall);
	}, mended);
}

/** What of its condition can never hold is left out; the segment itself where nothing else of it could. */
function mendSegment(segment: Segment, paths: readonly string[], losses: LossList): Segment[] {
	if (paths.length === 0) return [segment];
	const { when, ...always } = segment;
	const left = leftOf(when, paths, /^segments\[\d+\](.*)/);
	if (left === false) losses.add(placeOf(segment.title, ''), 'ending_never_reached');
	if (left === false) return [];
	return [typeof left === 'object' ? { ...always, when: left } : always];
}

const LIMITS = ['min', 'max', 'minLength', 'maxLength', 'top'] as const;

function mendStep(step: Step, paths: readonly string[], losses: LossList): Step {
	if (paths.length === 0) return step;
	const place = placeOf(step.title, step.id);
	const mended: Step = { ...step };
	if (paths.some((path) => /^steps\[\d+\]\.when/.test(path))) {
		losses.add(place, 'condition_impossible');
		delete mended.when;
	}
	if (paths.some((path) => /^steps\[\d+\]\.(min|max|top)/.test(path))) {
		losses.add(place, 'limits');
		for (const name of LIMITS) Reflect.deleteProperty(mended, name);
	}
	if (!paths.some((path) => /^steps\[\d+\]\.next/.test(path)) || !mended.next) return mended;
	losses.add(place, 'jump');
	const jumps = typeof mended.next === 'string' ? [] : mended.next;
	return withNext(
		mended,
		jumps.flatMap(({ when, to }, at): Jump[] => {
			const left = leftOf(when, paths, new RegExp(`^steps\\[\\d+\\]\\.next\\[${at}\\](.*)`));
			if (left === false) return [];
			return [typeof left === 'object' ? { when: left, to } : { to }];
		})
	);
}

type Jump = Exclude<Step['next'], string | undefined>[number];

/** @param inside what of a path tells where in the thing it leads; a fault beside the condition settles that */
function leftOf(
	when: Condition | undefined,
	paths: readonly string[],
	inside: RegExp
): Settled | undefined {
	const found = paths.flatMap((path) => inside.exec(path)?.[1] ?? []);
	if (found.some((path) => !path.startsWith('.when'))) return false;
	const within = found.map((path) => path.slice('.when'.length));
	return when && within.length > 0 ? settled(when, within) : when;
}

function mendResult(
	result: ResultScreen,
	paths: readonly string[],
	losses: LossList
): ResultScreen {
	const { button, redirect, ...rest } = result;
	const keepsButton = !paths.some((path) => path.includes('.button'));
	const keepsRedirect = !paths.some((path) => path.includes('.redirect'));
	if (keepsButton && keepsRedirect) return result;
	losses.add(placeOf(result.title, result.id), 'unsafe_address', {
		address: (keepsButton ? redirect : button?.url) ?? ''
	});
	return { ...rest, ...(keepsButton && { button }), ...(keepsRedirect && { redirect }) };
}

/** The same without this recall, wherever it stands. */
function forget<T>(value: T, recall: string): T {
	const walk = (part: unknown): unknown => {
		if (typeof part === 'string') return part.replaceAll(recall, '').trim() || (part && '…');
		if (Array.isArray(part)) return part.map(walk);
		if (typeof part !== 'object' || part === null) return part;
		return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
	};
	// The walk gives back the shape that it was given.
	return walk(value) as T;
}
