import type { HiddenFields } from '../answers.ts';
import type { Condition } from '../condition.ts';
import { evaluate } from '../evaluate.ts';
import { LONGEST_BROUGHT } from '../hidden.ts';
import { leavesOf } from '../verify/leaves.ts';
import type { Asked } from './asked.ts';
import { wordings } from './alternatives/wordings.ts';

const MOST = 200;

/** What a page's address can bring along, as far as conditions tell it apart; nothing comes first. */
export function hiddenStarts(
	conditions: readonly Condition[],
	asked: Asked
): { starts: HiddenFields[]; complete: boolean } {
	const leaves = conditions.flatMap((condition) => leavesOf(condition, '')).map(({ leaf }) => leaf);
	let starts: HiddenFields[] = [{}];
	let complete = true;
	for (const [name, { values, parts }] of asked.hidden) {
		const taken = (text: string) => text.length <= LONGEST_BROUGHT;
		const words = wordings(parts, { taken });
		complete &&= words.complete;
		const found = new Map<string, string>();
		for (const value of ['', ...values, ...words.texts]) {
			const facts = { answers: {}, hidden: { [name]: value } };
			const group = leaves
				.filter((leaf) => 'hidden' in leaf && leaf.hidden === name)
				.map((leaf) => evaluate(leaf, facts))
				.join();
			if (!found.has(group)) found.set(group, value);
		}
		const options = [...found.values()];
		if (starts.length * options.length > MOST) complete = false;
		else {
			starts = starts.flatMap((start) =>
				options.map((value) => (value === '' ? start : { ...start, [name]: value }))
			);
		}
	}
	return { starts, complete };
}
