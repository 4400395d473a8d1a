import { LONGEST_GROUP } from '../../quiz/questions/lengths.ts';
import { MAX_STEPS, type QuizFile, type Step } from '../../quiz/quiz.ts';
import { blocksOf, groupWith, inGroup, isGroup, stepsOf, type Block } from './blocks.ts';
import { copiesOf } from './copies.ts';
import type { NewId } from './ids.ts';

/** These steps, which stand side by side, as one group; they leave those that they are in. */
export function grouped(quiz: QuizFile, ids: ReadonlySet<string>, name: string): QuizFile {
	return changed(quiz, (step) => (ids.has(step.id) ? inGroup(step, name) : step));
}

/** A group is named by any of its steps here, for names need not be the only ones of their kind. */
export function renamed(quiz: QuizFile, member: string, name: string): QuizFile {
	const wanted = name.trim().slice(0, LONGEST_GROUP);
	return wanted === '' ? quiz : regrouped(quiz, member, wanted);
}

/** The step beside its group: before it where it was the first in it, else behind it. */
export function takenOut(quiz: QuizFile, id: string): QuizFile {
	const group = groupWith(quiz.steps, id);
	const step = quiz.steps.find((one) => one.id === id);
	if (!group || !step) return quiz;
	const others = quiz.steps.filter((one) => one !== step);
	const first = quiz.steps.findIndex((one) => one.id === group.rows[0]?.id);
	const at = group.rows[0]?.id === id ? first : first + group.rows.length - 1;
	return { ...quiz, steps: others.toSpliced(at, 0, inGroup(step, undefined)) };
}

/** Its steps stay where they are. */
export function dissolved(quiz: QuizFile, member: string): QuizFile {
	return regrouped(quiz, member, undefined);
}

/** The group before (-1) or behind (1) what stands beside it: a step, or another group. */
export function movedGroup(quiz: QuizFile, member: string, by: -1 | 1): QuizFile {
	const blocks = blocksOf(quiz.steps);
	const from = placeOf(blocks, member);
	const block = blocks[from];
	if (!block || !blocks[from + by]) return quiz;
	return { ...quiz, steps: stepsOf(blocks.toSpliced(from, 1).toSpliced(from + by, 0, block)) };
}

/**
 * A step one place up (-1) or down (1). The edge of a group is a place of its own: a step that stands beside a group goes
 * into it first, and one at its edge leaves it first.
 */
export function movedStep(quiz: QuizFile, id: string, by: -1 | 1): QuizFile {
	const { steps } = quiz;
	const from = steps.findIndex((step) => step.id === id);
	const step = steps[from];
	const beside = steps[from + by];
	if (!step) return quiz;
	if (step.group !== beside?.group) {
		const to = step.group === undefined ? beside?.group : undefined;
		return { ...quiz, steps: steps.with(from, inGroup(step, to)) };
	}
	if (!beside) return quiz;
	return { ...quiz, steps: steps.with(from, beside).with(from + by, step) };
}

/** The group once more, right behind itself; null where the quiz would have too many steps. */
export function withGroupCopy(quiz: QuizFile, member: string, newId: NewId): QuizFile | null {
	const group = groupWith(quiz.steps, member);
	if (!group) return quiz;
	const rows = group.rows.map(({ step }) => step);
	if (quiz.steps.length + rows.length > MAX_STEPS) return null;
	const name = freeName(quiz, group.name);
	const copies = copiesOf(rows, quiz, newId).map((step) => inGroup(step, name));
	const end = quiz.steps.findIndex(({ id }) => id === rows.at(-1)?.id) + 1;
	return { ...quiz, steps: quiz.steps.toSpliced(end, 0, ...copies) };
}

/** Without the group and its steps; null where the quiz would have none left. */
export function withoutGroup(quiz: QuizFile, member: string): QuizFile | null {
	const ids = idsWith(quiz, member);
	const steps = quiz.steps.filter(({ id }) => !ids.has(id));
	return steps.length === 0 ? null : { ...quiz, steps };
}

/** The name, with a number behind it where there is such a group already. */
export function freeName(quiz: QuizFile, wanted: string): string {
	const taken = new Set(quiz.steps.map(({ group }) => group));
	const [, base = wanted, number = '1'] = /^(.*?)(?: (\d{1,3}))?$/s.exec(wanted) ?? [];
	for (let next = Number(number); ; next += 1) {
		const name = next === 1 ? wanted : `${base.slice(0, LONGEST_GROUP - 4)} ${next}`;
		if (!taken.has(name)) return name;
	}
}

function regrouped(quiz: QuizFile, member: string, name: string | undefined): QuizFile {
	const ids = idsWith(quiz, member);
	return changed(quiz, (step) => (ids.has(step.id) ? inGroup(step, name) : step));
}

const idsWith = (quiz: QuizFile, member: string) =>
	new Set(groupWith(quiz.steps, member)?.rows.map(({ id }) => id));

function placeOf(blocks: readonly Block[], member: string): number {
	return blocks.findIndex((block) => isGroup(block) && block.rows.some(({ id }) => id === member));
}

function changed(quiz: QuizFile, change: (step: Step) => Step): QuizFile {
	const steps = quiz.steps.map(change);
	return steps.every((step, at) => step === quiz.steps[at]) ? quiz : { ...quiz, steps };
}
