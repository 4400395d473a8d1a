import { readFile } from 'node:fs/promises';
import { parseQuiz } from '../lib/quiz/parse.ts';
import { reachOf, type Reach, type Reached } from '../lib/quiz/reach.ts';
import { reachProblems } from '../lib/quiz/reach/problems.ts';
import { dayOf } from '../lib/quiz/day.ts';
import type { Quiz } from '../lib/quiz/normalise.ts';
import type { Bounds } from '../lib/quiz/questions/kind.ts';
import { onDay } from '../lib/quiz/on-day.ts';
import { operandsOf, usageOf } from './arguments.js';
import { problemText, verify, type QuizProblem } from '../lib/quiz/verify.ts';

/*
 * `npm run quiz -- check file.json …`: what verification says of quiz files. Exits with 1 where one could not be published,
 * with 2 where one could not be read or the command is not understood.
 */

const USAGE = usageOf('quiz');

const UNREADABLE: Readonly<Record<string, string>> = {
	ENOENT: 'does not exist',
	EISDIR: 'is a folder, not a file',
	EACCES: 'may not be read'
};

const operands = operandsOf('quiz', process.argv.slice(2));
if (operands) await run(operands);

async function run([command, ...files]: string[]): Promise<void> {
	if (command !== 'check') {
		return refuse(command === undefined ? USAGE : `unknown command ${command}. ${USAGE}`);
	}
	if (files.length === 0) return refuse(`which file? ${USAGE}`);
	for (const file of files) {
		try {
			if (!(await check(file))) process.exitCode ??= 1;
		} catch (error) {
			refuse(error instanceof Error ? error.message : String(error));
		}
	}
}

function refuse(why: string): void {
	console.error(`quizsilver: ${why}`);
	process.exitCode = 2;
}

/** @returns whether it could be published */
async function check(file: string): Promise<boolean> {
	const parsed = parseQuiz(await readJson(file));
	if (!parsed.ok) {
		const lines = parsed.problem.map(
			({ path, message }) => `  error    ${path || 'the file'}: ${message}`
		);
		console.log([`${file}: not a quiz`, ...lines].join('\n'));
		return false;
	}
	const quiz = onDay(parsed.value, dayOf(Date.now()));
	const structural = verify(quiz);
	const sound = structural.every(({ severity }) => severity !== 'error');
	const reach = sound ? reachOf(quiz) : null;
	const problems = errorsFirst([
		...structural,
		...(reach ? reachProblems(quiz, reach, structural) : [])
	]);
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	const lines = problems.map(
		(problem) => `  ${problem.severity.padEnd(8)} ${problem.path}: ${problemText(problem, 'en')}`
	);
	const counts = `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
	console.log(
		[`${file}: ${counts}`, ...lines, ...(reach ? reachLines(quiz, reach) : [])].join('\n')
	);
	return errors === 0;
}

function errorsFirst(problems: readonly QuizProblem[]): QuizProblem[] {
	const isError = ({ severity }: QuizProblem) => severity === 'error';
	return [...problems.filter(isError), ...problems.filter((one) => !isError(one))];
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function reachLines(quiz: Quiz, { bounds, percents, segments, results }: Reach): string[] {
	const range = (points: Bounds | undefined, percent: Bounds | undefined) =>
		[
			points && `${points.least} to ${points.greatest}`,
			percent && `(${percent.least} to ${percent.greatest} %)`
		]
			.filter(Boolean)
			.join(' ');
	const dimensions = quiz.dimensions.map(
		({ id }) => `  score    ${id}: ${range(bounds.dimensions[id], percents.dimensions[id])}`
	);
	return [
		`  score    total: ${range(bounds.total, percents.total)}`,
		...dimensions,
		...segments.map(
			(segment) =>
				`  segment  ${segment.id}: ${segment.verdict}${shareText(segment)}${wayThere(segment)}`
		),
		...results.map(({ id, verdict }) => `  result   ${id}: ${verdict}`)
	];
}

function shareText({ verdict, share }: Reach['segments'][number]): string {
	if (verdict === 'unreachable') return '';
	const percent = Math.round(100 * share);
	return `, ${percent === 0 ? 'under 1' : `about ${percent}`} % if all answers were equally likely`;
}

/** As it can be posted to the API. */
function wayThere({ witness }: Reached): string {
	if (!witness) return '';
	const { answers, hidden, total, percent } = witness;
	const body = JSON.stringify(Object.keys(hidden).length > 0 ? { answers, hidden } : { answers });
	return `\n           for instance ${total} points, ${percent} %: ${body}`;
}

async function readJson(file: string): Promise<unknown> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		throw new Error(
			`${file} ${UNREADABLE[error.code ?? ''] ?? `cannot be read: ${error.message}`}.`
		);
	});
	try {
		return JSON.parse(text);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(`${file} is not JSON: ${why}.`, { cause: error });
	}
}
