import type { Condition } from '../../src/lib/quiz/condition.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile, Segment, Step } from '../../src/lib/quiz/quiz.ts';
import { verify } from '../../src/lib/quiz/verify.ts';

/** What is found in the file, errors first: `code path`. */
export function found(file: QuizFile): string[] {
	return verify(normaliseQuiz(file)).map(({ code, path }) => `${code} ${path}`);
}

export const option = (id: string, points = 0) => ({ id, text: id, points });

export function choice(id: string, rest: Partial<Step> = {}): Step {
	const options = [option('a', 0), option('b', 10)];
	return { id, kind: 'single_choice', title: id, required: true, options, ...rest } as Step;
}

export const scale = (id: string, rest: object = {}): Step => ({
	id,
	kind: 'opinion_scale',
	title: id,
	required: true,
	...rest
});

/** Of two places. */
export const ranking = (id: string, rest: object = {}): Step => ({
	id,
	kind: 'ranking',
	title: id,
	options: [option('x'), option('y'), option('z')],
	top: 2,
	...rest
});

/** @param first of the first row */
export const table = (id: string, rows: readonly string[], first: object = {}): Step => ({
	id,
	kind: 'matrix',
	title: id,
	rows: rows.map((row, at) => ({ id: row, text: row, ...(at === 0 && first) })),
	columns: [option('bad'), option('good')]
});

/** Nothing to find fault with; `steps` replace its two. */
export function aFile(rest: Partial<QuizFile> = {}): QuizFile {
	return { title: 'Quiz', steps: [choice('one'), scale('two')], ...rest };
}

/** A rule on the last of the steps. */
export const withRule = (when: Condition): QuizFile =>
	aFile({
		hidden: ['source'],
		steps: [
			choice('one'),
			scale('two'),
			{ id: 'many', kind: 'multiple_choice', title: 'many', options: [option('x'), option('y')] },
			{ id: 'sure', kind: 'yes_no', title: 'sure' },
			{ id: 'word', kind: 'short_text', title: 'word' },
			ranking('order'),
			table('grid', ['p', 'q'], { required: true }),
			{ id: 'note', kind: 'statement', title: 'From {{source}}' },
			scale('last', { when })
		]
	});

export const segment = (id: string, rest: Partial<Segment> = {}): Segment => ({
	id,
	title: id,
	temperature: 'cold',
	result: 'end',
	...rest
});

/** Scores go from 0 to 10. */
export const withSegments = (...segments: Segment[]): QuizFile =>
	aFile({ segments, results: [{ id: 'end', title: 'End' }] });
