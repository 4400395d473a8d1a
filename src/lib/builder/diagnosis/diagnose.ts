import type { Day } from '../../quiz/day.ts';
import { normaliseQuiz, type Quiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { parseQuizFile } from '../../quiz/parse.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { reachOf, type Reach } from '../../quiz/reach.ts';
import { reachProblems } from '../../quiz/reach/problems.ts';
import { UNWRITTEN_CODES } from '../../quiz/verify/unwritten.ts';
import { spokenProblem, verify, type ProblemCode, type QuizProblem } from '../../quiz/verify.ts';

/** A problem, and where it lies in words that stay true while the quiz is edited. */
export interface Found {
	/** `shape`: it is no quiz file. */
	code: ProblemCode | 'shape';
	severity: 'error' | 'warning';
	message: string;
	/** As the quiz counts: `steps[2].options[0].text`. */
	path: string;
	/** All of them, where it lies in several places. */
	paths: readonly string[];
	/** The step, segment, result… that the path leads into; null for the quiz itself. */
	part: string;
	id: string | null;
	params: QuizProblem['params'];
}

export interface Question {
	draft: QuizFile;
	day: Day;
	locale: 'en' | 'ru';
}

export interface Structure {
	found: Found[];
	/** Nothing keeps it from being looked into further; texts that are still to be written do not. */
	sound: boolean;
}

/** What is wrong with the structure of a draft: at each keystroke. */
export function structureOf({ draft, day, locale }: Question): Structure {
	const parsed = parseQuizFile(draft, locale);
	if (!parsed.ok) {
		const found = parsed.problem.map(({ path, message }): Found => ({
			...{ code: 'shape', severity: 'error', message, path, paths: [path], params: {} },
			...placeOf(draft, path)
		}));
		return { found, sound: false };
	}
	const quiz = onDay(normaliseQuiz(parsed.value), day);
	const problems = verify(quiz);
	const found = problems.map((problem) => asFound(draft, quiz, problem, locale));
	const sound = problems.every(
		({ severity, code }) => severity !== 'error' || UNWRITTEN_CODES.has(code)
	);
	return { found, sound };
}

export interface Reachability {
	reach: Reach;
	found: Found[];
}

/** Where respondents get to, of a draft of sound structure; takes longer. */
export function reachabilityOf({ draft, day, locale }: Question): Reachability {
	const quiz: Quiz = onDay(normaliseQuiz(draft), day);
	const reach = reachOf(quiz);
	const found = reachProblems(quiz, reach, verify(quiz)).map((problem) =>
		asFound(draft, quiz, problem, locale)
	);
	return { reach, found };
}

function asFound(draft: QuizFile, quiz: Quiz, problem: QuizProblem, locale: 'en' | 'ru'): Found {
	const { code, severity, path, paths = [path], params } = problem;
	const message = spokenProblem(problem, locale, quiz);
	return { code, severity, message, path, paths, params, ...placeOf(draft, path) };
}

/** The part of the quiz that a path leads into, by its id where it has one. */
function placeOf(draft: QuizFile, path: string): { part: string; id: string | null } {
	const [, part = '', at] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
	const list: unknown = Reflect.get(draft, part);
	const item: unknown = Array.isArray(list) && at !== undefined ? list[Number(at)] : undefined;
	const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : null;
	return { part, id: typeof id === 'string' ? id : (at ?? null) };
}
