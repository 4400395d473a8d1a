import { readFile } from 'node:fs/promises';
import { parseQuiz } from '../lib/quiz/parse.ts';
import { reachOf, type Reach, type Reached } from '../lib/quiz/reach.ts';
import { reachProblems } from '../lib/quiz/reach/problems.ts';
import { dayOf } from '../lib/quiz/day.ts';
import type { Quiz } from '../lib/quiz/normalise.ts';
import { onDay } from '../lib/quiz/on-day.ts';
import { problemText, verify } from '../lib/quiz/verify.ts';

/* `npm run quiz -- check file.json …`: what verification says of quiz files; exits with 1 where one has errors. */

const USAGE = 'npm run quiz -- check file.json …';

try {
	const [command, ...files] = process.argv.slice(2);
	if (command !== 'check' || files.length === 0) throw new Error(USAGE);
	for (const file of files) {
		if (!(await check(file))) process.exitCode = 1;
	}
} catch (error) {
	console.error(`quizsilver: ${error instanceof Error ? error.message : error}`);
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
	const problems = [...structural, ...(reach ? reachProblems(quiz, reach, structural) : [])];
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

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function reachLines(quiz: Quiz, { bounds, segments }: Reach): string[] {
	const range = ({ least, greatest }: { least: number; greatest: number }) =>
		`${least} to ${greatest}`;
	const dimensions = quiz.dimensions.map(({ id }) => {
		const bound = bounds.dimensions[id];
		return bound ? `${id} ${range(bound)}` : id;
	});
	return [
		`  score    total ${range(bounds.total)}; ${dimensions.join(', ')}`,
		...segments.map(
			(segment) =>
				`  segment  ${segment.id}: ${segment.verdict}, ${Math.round(100 * segment.share)} % if all answers were equally likely${wayThere(segment)}`
		)
	];
}

function wayThere({ witness }: Reached): string {
	if (!witness) return '';
	const given = witness.path.map(
		(step) => `${step}=${JSON.stringify(witness.answers[step] ?? null)}`
	);
	return `\n           for instance ${given.join(' ')}: ${witness.total} points, ${witness.percent} %`;
}

async function readJson(file: string): Promise<unknown> {
	const text = await readFile(file, 'utf8').catch((error: unknown) => {
		throw new Error(`${file} cannot be read (${error instanceof Error ? error.message : error})`);
	});
	try {
		return JSON.parse(text);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(`${file} is not JSON: ${why}`, { cause: error });
	}
}
