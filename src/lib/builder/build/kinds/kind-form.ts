import type { Step } from '../../../quiz/quiz.ts';

/** Parts of a step to be replaced, as its kind has them; undefined takes one out. */
export type Patch<S extends Step = Step> = S extends unknown
	? { [K in keyof Omit<S, 'id' | 'kind'>]?: S[K] | undefined }
	: never;

/** @param key see `Editor.edit` */
export type PatchStep<S extends Step = Step> = (part: Patch<S>, key?: string) => void;

/** What the form of a kind works on: the step, and the way to change parts of it. */
export interface KindFormProps<S extends Step> {
	step: S;
	patch: PatchStep<S>;
	/** Of the step: `steps.q1`. */
	path: string;
}

/** Writes parts into a step. */
export function patched(step: Step, part: Patch): void {
	for (const [name, value] of Object.entries(part)) {
		if (value === undefined) Reflect.deleteProperty(step, name);
		else Reflect.set(step, name, value);
	}
}
