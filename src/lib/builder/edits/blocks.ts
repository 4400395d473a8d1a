import type { Step } from '../../quiz/quiz.ts';

/** A step in the list of steps, or neighbours that stand in one group. */
export type Block = StepRow | GroupBlock;

export interface StepRow {
	id: string;
	step: Step;
}

export interface GroupBlock {
	/** Made of its first step's: names of groups may be the same. */
	id: string;
	name: string;
	rows: readonly StepRow[];
}

export const isGroup = (block: Block): block is GroupBlock => 'rows' in block;

/** The list of steps as it is shown: neighbours of the same group together. */
export function blocksOf(steps: readonly Step[]): Block[] {
	const blocks: Block[] = [];
	for (const step of steps) {
		const last = blocks.at(-1);
		const row = rowOf(step);
		if (step.group === undefined) blocks.push(row);
		else if (last && isGroup(last) && last.name === step.group) {
			blocks[blocks.length - 1] = { ...last, rows: [...last.rows, row] };
		} else blocks.push({ id: `group:${step.id}`, name: step.group, rows: [row] });
	}
	return blocks;
}

/** The steps of these blocks, each in the group that it stands in now. */
export function stepsOf(blocks: readonly Block[]): Step[] {
	return blocks.flatMap((block) =>
		isGroup(block)
			? block.rows.map(({ step }) => inGroup(step, block.name))
			: inGroup(block.step, undefined)
	);
}

/** The step in a group, or in none. */
export function inGroup(step: Step, name: string | undefined): Step {
	if (step.group === name) return step;
	const { group: _, ...rest } = step;
	return name === undefined ? rest : { ...rest, group: name };
}

/** The group that a step stands in. */
export function groupWith(steps: readonly Step[], id: string): GroupBlock | undefined {
	return blocksOf(steps)
		.filter(isGroup)
		.find(({ rows }) => rows.some((row) => row.id === id));
}

/** The same row for the same step, so that lists see what has not changed. */
function rowOf(step: Step): StepRow {
	const known = made.get(step);
	if (known) return known;
	const row = { id: step.id, step };
	made.set(step, row);
	return row;
}

const made = new WeakMap<Step, StepRow>();
