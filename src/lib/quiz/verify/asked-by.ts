import type {
	AnswerCondition,
	Comparison,
	Condition,
	HiddenCondition,
	ScoreCondition
} from '../condition.ts';
import type { Test } from './domain/test.ts';

/** A condition that holds no others. */
export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** What a leaf asks about, as one string, and all that it asks; every test must hold. */
export interface Asked {
	subject: string;
	tests: Test[];
}

export function askedBy(leaf: Leaf): Asked {
	if ('answer' in leaf) return { subject: `answer:${leaf.answer}`, tests: answerTests(leaf) };
	if ('hidden' in leaf) return { subject: `hidden:${leaf.hidden}`, tests: hiddenTests(leaf) };
	if ('highest' in leaf) return { subject: 'highest', tests: [oneOf(leaf.highest)] };
	return { subject: scoreSubject(leaf), tests: comparisonTests(leaf) };
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

function comparisonTests(leaf: Comparison): Test[] {
	const operators = ['atLeast', 'over', 'atMost', 'below', 'equals'] as const;
	return operators.flatMap((op) => {
		const value = leaf[op];
		return value === undefined ? [] : [{ op, value }];
	});
}
