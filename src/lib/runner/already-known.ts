import { detailsFor, type KnownDetails } from '../quiz/known-details.ts';
import type { KindOf } from '../quiz/questions/kinds.ts';
import { formFields } from './form-fields.ts';
import type { PlayedStep } from './runner-data.ts';
import { saysNothing } from './says-nothing.ts';

interface OnScreen {
	/** Steps whose kinds have been met. */
	path: readonly string[];
	form: FormData | undefined;
}

/**
 * What the fields of these steps begin with, by step: what the link knows of the respondent, as far as nothing has been
 * written into the form on the screen meanwhile.
 */
export function alreadyKnown(
	steps: readonly PlayedStep[],
	known: KnownDetails | undefined,
	{ path, form }: OnScreen,
	kindOf: KindOf
): Record<string, string | Record<string, string>> {
	const fields = form && formFields(form);
	const isWritten = (step: PlayedStep) =>
		fields !== undefined && path.includes(step.id) && !saysNothing(kindOf(step).read(step, fields));
	const begun = steps.flatMap((step) => {
		const value = detailsFor(step, known ?? {});
		return value === undefined || isWritten(step) ? [] : [[step.id, value] as const];
	});
	return Object.fromEntries(begun);
}
