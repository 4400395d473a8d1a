import type { Condition } from '../condition.ts';
import { narrow, type Domain } from './domain.ts';
import { opposites, type Test } from './domain/test.ts';
import { askedBy, type Leaf } from './asked-by.ts';

/** What is possible, for each subject of `askedBy`, before anything was asked; undefined where nothing is known. */
export type World = (subject: string) => Domain | undefined;

/** Enough for any rule that a person writes; beyond it the answer is "perhaps". */
const PATIENCE = 2000;

/**
 * Whether anything at all can make all these conditions hold together. False is proof: each way to fulfil them was
 * tried and contradicts itself or its bounds. True may be too hopeful.
 */
export function canHold(conditions: readonly Condition[], world: World): boolean {
	const goals = conditions.map((condition) => ({ condition, holds: true }));
	return search(goals, new Map(), { world, patience: PATIENCE });
}

type Goal = { condition: Condition; holds: boolean } | { subject: string; test: Test };
type Known = ReadonlyMap<string, Domain>;

function search(
	goals: readonly Goal[],
	known: Known,
	effort: { world: World; patience: number }
): boolean {
	const [goal, ...rest] = goals;
	if (!goal || effort.patience-- <= 0) return true;
	if ('subject' in goal) {
		const narrowed = learn(goal.subject, goal.test, known, effort.world);
		return narrowed !== null && search(rest, narrowed, effort);
	}
	return waysTo(goal.condition, goal.holds).some((way) => search([...way, ...rest], known, effort));
}

function learn(subject: string, test: Test, known: Known, world: World): Known | null {
	const domain = known.get(subject) ?? world(subject);
	if (!domain) return known;
	const narrowed = narrow(domain, test);
	return narrowed && new Map(known).set(subject, narrowed);
}

/** Each way is a list of goals that fulfil the condition (or its opposite) together. */
function waysTo(condition: Condition, holds: boolean): Goal[][] {
	if ('not' in condition) return [[{ condition: condition.not, holds: !holds }]];
	if ('all' in condition || 'any' in condition) {
		const [parts, together] = 'all' in condition ? [condition.all, holds] : [condition.any, !holds];
		const goals = parts.map((part): Goal => ({ condition: part, holds }));
		return together ? [goals] : goals.map((goal) => [goal]);
	}
	return waysToLeaf(condition, holds);
}

function waysToLeaf(leaf: Leaf, holds: boolean): Goal[][] {
	const asked = askedBy(leaf);
	if (holds) return [asked];
	return asked.flatMap(({ subject, test }) =>
		opposites(test, subject.startsWith('answer:')).map((opposite) => [{ subject, test: opposite }])
	);
}
