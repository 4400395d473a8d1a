import type { Day } from '../../quiz/day.ts';
import { normaliseQuiz, type Quiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { parseQuizFile, type FileProblem } from '../../quiz/parse.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import { reachOf, type Reach } from '../../quiz/reach.ts';
import { reachProblems } from '../../quiz/reach/problems.ts';
import { NamesOfQuiz } from '../../quiz/verify/names-of-quiz.ts';
import { placed } from '../../quiz/verify/placed.ts';
import { tellProblem, type Told } from '../../quiz/verify/tell.ts';
import { toneOf, type Tone } from '../../quiz/verify/tone.ts';
import { verify, type ProblemCode, type QuizProblem } from '../../quiz/verify.ts';
import { partOf, type Part } from './part.ts';

/** A problem in words, and where it lies in words that stay true while the quiz is edited. */
export interface Found extends Told, Part {
	/** `shape`: it is no quiz file. */
	code: ProblemCode | 'shape';
	severity: 'error' | 'warning';
	tone: Tone;
	/** As the quiz counts: `steps[2].options[0].text`. */
	path: string;
	/** All of them, where it lies in several places. */
	paths: readonly string[];
	params: QuizProblem['params'];
}

/** One that the core has found. */
export type FoundProblem = Found & QuizProblem;

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
		const names = new NamesOfQuiz(normaliseQuiz(draft), locale);
		return { found: parsed.problem.map((one) => ofShape(draft, names, one)), sound: false };
	}
	const quiz = onDay(normaliseQuiz(parsed.value), day);
	const problems = verify(quiz);
	const names = new NamesOfQuiz(quiz, locale);
	const found = problems.map((problem) => asFound(draft, names, problem));
	return { found, sound: found.every(({ tone }) => tone !== 'error') };
}

export interface Reachability {
	reach: Reach;
	found: Found[];
}

/** Where respondents get to, of a draft of sound structure; takes longer. */
export function reachabilityOf({ draft, day, locale }: Question): Reachability {
	const quiz: Quiz = onDay(normaliseQuiz(draft), day);
	const reach = reachOf(quiz);
	const names = new NamesOfQuiz(quiz, locale);
	const found = reachProblems(quiz, reach, verify(quiz)).map((problem) =>
		asFound(draft, names, problem)
	);
	return { reach, found };
}

function asFound(draft: QuizFile, names: NamesOfQuiz, problem: QuizProblem): Found {
	const { code, severity, path, paths = [path], params } = problem;
	return {
		...{ code, severity, tone: toneOf(problem), path, paths, params },
		...tellProblem(problem, names),
		...partOf(draft, path)
	};
}

/** What the schema refuses, at its place in the quiz as its author sees it. */
function ofShape(draft: QuizFile, names: NamesOfQuiz, { path, message }: FileProblem): Found {
	const at = partOf(draft, path);
	const params = at.id === null ? {} : { in: at.id };
	const { place, inside } = names.place({ path, params });
	return {
		...{ code: 'shape', severity: 'error', tone: 'error', path, paths: [path], params },
		...{ place, inside, words: message, message: placed([place, inside], message) },
		...at
	};
}
