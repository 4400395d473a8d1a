import { OTHER } from '../answers.ts';
import { END } from '../questions/step.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

/** Ids that are given twice, or mean something else already. */
export function checkIds({ quiz }: Study): QuizProblem[] {
	const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id);
	return [
		...duplicates(ids(quiz.steps), 'steps', '.id'),
		...quiz.steps.flatMap((step, place) => {
			const path = `steps[${place}]`;
			if ('rows' in step) {
				return [
					...duplicates(ids(step.rows), `${path}.rows`, '.id'),
					...reserved(ids(step.rows), [OTHER], `${path}.rows`),
					...duplicates(ids(step.columns), `${path}.columns`, '.id')
				];
			}
			if (!('options' in step)) return [];
			const taken = 'other' in step && step.other ? [OTHER] : [];
			return [
				...duplicates(ids(step.options), `${path}.options`, '.id'),
				...reserved(ids(step.options), taken, `${path}.options`)
			];
		}),
		...reserved(ids(quiz.steps), [END], 'steps'),
		...duplicates(ids(quiz.dimensions), 'dimensions', '.id'),
		...duplicates(ids(quiz.stages), 'stages', '.id'),
		...duplicates(ids(quiz.segments), 'segments', '.id'),
		...duplicates(ids(quiz.results), 'results', '.id'),
		...duplicates(ids(quiz.consents), 'consents', '.id'),
		...duplicates(quiz.hidden, 'hidden', ''),
		...duplicates(quiz.locales, 'locales', '')
	];
}

function duplicates(ids: readonly string[], list: string, property: string): QuizProblem[] {
	const first = new Map<string, number>();
	return ids.flatMap((id, index) => {
		const before = first.get(id);
		if (before === undefined) {
			first.set(id, index);
			return [];
		}
		const path = `${list}[${index}]${property}`;
		return [problem('duplicate_id', path, { id, first: `${list}[${before}]` })];
	});
}

function reserved(ids: readonly string[], taken: readonly string[], list: string): QuizProblem[] {
	return ids.flatMap((id, index) =>
		taken.includes(id) ? [problem('reserved_id', `${list}[${index}].id`, { id })] : []
	);
}
