import type { PlayedStep } from './runner-data.ts';

/** Whether it is said of a question that it may be left empty; forms and consents say it at their fields. */
export function isOptional(step: PlayedStep): boolean {
	if (['statement', 'consent', 'contact'].includes(step.kind)) return false;
	if ('required' in step && step.required !== undefined) return !step.required;
	// A table is needed where one of its rows is.
	return !('rows' in step && step.rows.some((row) => row.required));
}
