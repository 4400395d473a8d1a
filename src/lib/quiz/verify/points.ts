import { isFilledIn } from './filled-in.ts';
import { missing } from './missing.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

/** Whether points and factors go to dimensions that are there, and dimensions get any. */
export function checkPoints(study: Study): QuizProblem[] {
	const { quiz } = study;
	const amounts = new Set(quiz.dimensions.filter(({ amount }) => amount).map(({ id }) => id));
	const used = quiz.steps.flatMap((step, place) => [
		...pointsWithin(step, `steps[${place}]`),
		...('rows' in step ? pointsOfRows(step.rows, `steps[${place}].rows`) : [])
	]);
	const named = used.flatMap(({ dimension, path, factor }): QuizProblem[] => {
		const idle = factor && study.dimensions.has(dimension) && !amounts.has(dimension);
		return idle
			? [problem('factor_without_amount', path, { id: dimension })]
			: missing(study.dimensions, dimension, 'unknown_dimension', path);
	});
	const stray = used.some(({ dimension }) => !study.dimensions.has(dimension));
	return [...named, ...checkDimensions(study, stray)];
}

interface NamedDimension {
	dimension: string;
	path: string;
	factor: boolean;
}

const POINTS = new Set(['points', 'perUnit', 'maxPoints', 'factor']);
/** Not looked into, for there are many of them. */
const WORDS = new Set(['title', 'text', 'hint']);

/** Every dimension named in points or factors, whatever kind of step they belong to. */
function pointsWithin(value: object, path: string, found: NamedDimension[] = []): NamedDimension[] {
	for (const name of Object.keys(value)) {
		const part: unknown = Reflect.get(value, name);
		if (typeof part !== 'object' || part === null || WORDS.has(name)) continue;
		const at = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
		if (!POINTS.has(name)) {
			pointsWithin(part, at, found);
			continue;
		}
		for (const dimension of Object.keys(part)) {
			found.push({ dimension, path: `${at}.${dimension}`, factor: name === 'factor' });
		}
	}
	return found;
}

/** Dimensions that rows send the points of their columns to. */
function pointsOfRows(
	rows: readonly { dimension?: string | undefined }[],
	path: string
): NamedDimension[] {
	return rows.flatMap(({ dimension }, at) =>
		dimension === undefined ? [] : [{ dimension, path: `${path}[${at}].dimension`, factor: false }]
	);
}

/** @param stray points go to a dimension that is not there, which is told already */
function checkDimensions({ quiz, bounds }: Study, stray: boolean): QuizProblem[] {
	const end = bounds.arriving(quiz.steps.length);
	return quiz.dimensions.flatMap((dimension, index): QuizProblem[] => {
		const { id, min, max } = dimension;
		const path = `dimensions[${index}]`;
		if (min !== undefined && max !== undefined && min > max) {
			return [problem('empty_limits', `${path}.min`, { least: min, greatest: max })];
		}
		const { least, greatest } = end.dimensions[id] ?? { least: 0, greatest: 0 };
		const idle = !stray && least === 0 && greatest === 0 && !isFilledIn(dimension);
		return idle ? [problem('unused_dimension', path)] : [];
	});
}
