import type {
	AnswerCondition,
	Comparison,
	Condition,
	HiddenCondition,
	ScoreCondition
} from '../condition.ts';
import { dayNumber, type Day } from '../day.ts';
import type { Test } from './domain/test.ts';

/** A condition that holds no others. */
export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** One thing that a leaf asks, and what about, as one string. */
export interface Asked {
	subject: string;
	test: Test;
}

/** All that a leaf asks; every test must hold. */
export function askedBy(leaf: Leaf): Asked[] {
	if ('answer' in leaf)
		return [...about(`answer:${leaf.answer}`, answerTests(leaf)), ...dates(leaf)];
	if ('hidden' in leaf) return about(`hidden:${leaf.hidden}`, hiddenTests(leaf));
	if ('highest' in leaf) return about('highest', [oneOf(leaf.highest)]);
	return about(scoreSubject(leaf), comparisonTests(leaf));
}

const about = (subject: string, tests: readonly Test[]) => tests.map((test) => ({ subject, test }));

/** Where a date lies in the calendar is a subject of its own: how many days off it is changes from day to day. */
function dates(leaf: AnswerCondition): Asked[] {
	const { answer } = leaf;
	const tests = comparisonsWith(leaf, (limit): limit is Day => typeof limit === 'string');
	return tests.flatMap(({ op, value }): Asked[] => [
		{ subject: `answer:${answer}`, test: { op: 'given', given: true } },
		{ subject: `date:${answer}`, test: { op, value: dayNumber(value) } }
	]);
}

function scoreSubject(leaf: ScoreCondition): string {
	const unit = leaf.unit ?? 'points';
	return 'total' in leaf ? `${unit}:` : `${unit}:${leaf.dimension}`;
}

const oneOf = (...ids: string[]): Test => ({ op: 'oneOf', ids });

function answerTests(leaf: AnswerCondition): Test[] {
	const tests = comparisonTests(leaf);
	const { row, top } = leaf;
	const asked = (op: 'oneOf' | 'none', ids: readonly string[]): Test => ({ op, ids, top });
	if (leaf.is !== undefined) tests.push(asked('oneOf', [String(leaf.is)]));
	if (leaf.anyOf) tests.push(asked('oneOf', leaf.anyOf));
	if (leaf.allOf) tests.push(...leaf.allOf.map((id) => asked('oneOf', [id])));
	if (leaf.noneOf) tests.push(asked('none', leaf.noneOf));
	if (leaf.contains !== undefined) tests.push({ op: 'free', needsAnswer: true });
	if (leaf.answered !== undefined) tests.push({ op: 'given', given: leaf.answered });
	return row === undefined ? tests : tests.map((test) => ({ op: 'row', row, test }));
}

function hiddenTests(leaf: HiddenCondition): Test[] {
	const tests: Test[] = [];
	if (leaf.is !== undefined) tests.push(oneOf(leaf.is));
	if (leaf.anyOf) tests.push(oneOf(...leaf.anyOf));
	if (leaf.contains !== undefined) tests.push({ op: 'free', needsAnswer: false });
	if (leaf.present === true) tests.push({ op: 'none', ids: [''] });
	if (leaf.present === false) tests.push(oneOf(''));
	return tests;
}

const comparisonTests = (leaf: Comparison<unknown>): Test[] =>
	comparisonsWith(leaf, (limit): limit is number => typeof limit === 'number');

function comparisonsWith<L>(leaf: Comparison<unknown>, isOne: (limit: unknown) => limit is L) {
	const operators = ['atLeast', 'over', 'atMost', 'below', 'equals'] as const;
	return operators.flatMap((op) => {
		const value = leaf[op];
		return isOne(value) ? [{ op, value }] : [];
	});
}
