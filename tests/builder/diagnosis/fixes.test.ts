import { expect, test } from 'vitest';
import { FIXERS, fixFor } from '../../../src/lib/builder/diagnosis/fixes/fixes.ts';
import type { Fix } from '../../../src/lib/builder/diagnosis/fixes/fix.ts';
import { en } from '../../../src/lib/i18n/en.ts';
import { ru } from '../../../src/lib/i18n/ru.ts';
import { i18nFor } from '../../../src/lib/i18n/i18n.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { onDay } from '../../../src/lib/quiz/on-day.ts';
import { parseQuizFile } from '../../../src/lib/quiz/parse.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { reachOf } from '../../../src/lib/quiz/reach.ts';
import { reachProblems } from '../../../src/lib/quiz/reach/problems.ts';
import { verify, type QuizProblem } from '../../../src/lib/quiz/verify.ts';
import { TODAY } from '../../support/a-day.ts';
import { MORE_FAULTS } from '../../support/more-faults.ts';
import { PLANTED_FAULTS, soundQuizFile, type PlantedFault } from '../../support/planted-faults.ts';

/* Every fault that can be planted and has a fix: the fix takes it away, brings no other, and says what it does in both languages. */

const speakers = [i18nFor('en', en, 'UTC'), i18nFor('ru', ru, 'UTC')];

function problemsOf(draft: QuizFile): QuizProblem[] {
	const quiz = onDay(normaliseQuiz(draft), TODAY);
	const known = verify(quiz);
	if (known.some(({ severity }) => severity === 'error')) return known;
	return [...known, ...reachProblems(quiz, reachOf(quiz), known)];
}

const isSame = (one: QuizProblem, other: QuizProblem) =>
	one.code === other.code && one.path === other.path;
const errorsOf = (problems: readonly QuizProblem[]) =>
	problems.filter(({ severity }) => severity === 'error');

let ids = 0;
const newId = () => `fresh${(ids += 1)}`;

function mended(draft: QuizFile, fix: Fix): QuizFile {
	const before = structuredClone(draft);
	const parsed = parseQuizFile(fix.apply(draft));
	expect(draft, 'the draft itself stays as it was').toEqual(before);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
	return parsed.value;
}

type Fault = Extract<PlantedFault, { layer: 'verify' }>;

const faults: Fault[] = [...PLANTED_FAULTS, ...MORE_FAULTS].flatMap((fault) =>
	fault.layer === 'verify' ? [fault] : []
);

/** With the fault in it, and what is told of that; what can be reached takes its time, and is asked once. */
const planted = new Map<PlantedFault, ReturnType<typeof told>>();
const plantedWith = (fault: Fault) => {
	const known = planted.get(fault) ?? told(fault);
	planted.set(fault, known);
	return known;
};

function told({ plant, code, path }: Fault) {
	const parsed = parseQuizFile(plant(soundQuizFile()));
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
	const draft = parsed.value;
	const before = problemsOf(draft);
	const problem = before.find((one) => one.code === code && one.path === path);
	if (!problem) throw new Error(`${code} is not told at ${path}: ${JSON.stringify(before)}`);
	return { draft, before, problem };
}

test.each(faults)('$code: $name', (fault) => {
	const { draft, before, problem } = plantedWith(fault);
	const fix = fixFor({ draft, problem, newId });
	if (!fix) return;
	for (const speaker of speakers) expect(fix.say(speaker)).toMatch(/^\p{Lu}.*[^.…:]$/u);
	const after = problemsOf(mended(draft, fix));
	expect(after.filter((one) => isSame(one, problem))).toEqual([]);
	const fresh = errorsOf(after).filter((one) => !before.some((old) => isSame(one, old)));
	expect(fresh).toEqual([]);
});

test('what has a fix somewhere is mended by one in these faults', () => {
	const mendable = new Set<string>(
		faults.flatMap((fault) => {
			const { draft, problem } = plantedWith(fault);
			return fixFor({ draft, problem, newId }) ? [fault.code] : [];
		})
	);
	const codes = Object.entries(FIXERS).flatMap(([code, fixer]) => (fixer ? [code] : []));
	expect(codes.length).toBeGreaterThanOrEqual(25);
	expect(codes.filter((code) => !mendable.has(code))).toEqual([]);
});
