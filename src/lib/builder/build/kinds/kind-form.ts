import type { Step } from '../../../quiz/quiz.ts';

/** What the form of a kind works on: the step, and the way to change parts of it. */
export interface KindFormProps<S extends Step> {
	step: S;
	/** Replaces these parts; undefined takes one out. `key`: see `Editor.edit`. */
	patch: (part: { [K in keyof S]?: S[K] | undefined }, key?: string) => void;
	/** Of the step: `steps.q1`. */
	path: string;
}

/** Writes parts into a step; undefined takes one out. */
export function patched(step: Step, part: object): void {
	for (const [name, value] of Object.entries(part)) {
		if (value === undefined) Reflect.deleteProperty(step, name);
		else Reflect.set(step, name, value);
	}
}
