import type { Quiz } from '../normalise.ts';
import { isFilledIn } from './filled-in.ts';
import type { QuizProblem } from './problem.ts';

const NAMED = ['steps', 'dimensions', 'stages', 'segments', 'results', 'consents'] as const;
const ENTRY = /^(\w+)\[(\d+)\]/;

/** Names the step, segment… that the problem lies in, and makes its path that of the file, which may leave the default dimension out. */
export function locate(quiz: Quiz, problem: QuizProblem): QuizProblem {
	const [whole, list = '', digits = ''] = ENTRY.exec(problem.path) ?? [];
	if (whole === undefined) return problem;
	const index = Number(digits);
	const collection = NAMED.find((name) => name === list);
	const inside = collection ? (quiz[collection][index]?.id ?? index + 1) : index + 1;
	return {
		...problem,
		path: filePath(quiz, problem.path),
		...(problem.paths && { paths: problem.paths.map((path) => filePath(quiz, path)) }),
		params: { ...problem.params, in: inside }
	};
}

function filePath(quiz: Quiz, path: string): string {
	const shift = isFilledIn(quiz.dimensions[0]) ? 1 : 0;
	return path.replace(/^dimensions\[(\d+)\]/, (_, index) => `dimensions[${Number(index) - shift}]`);
}
