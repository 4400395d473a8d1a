import type { ProblemCode, Severity } from './sentences.ts';

/** How a problem is met: what is only not written yet is no fault, though it keeps a quiz from being published. */
export type Tone = Severity | 'unwritten';

/** The weightiest first. */
export const TONES: readonly Tone[] = ['error', 'unwritten', 'warning'];

/** Told by these; a quiz can be looked into all the same. */
const UNWRITTEN_CODES: ReadonlySet<string> = new Set<ProblemCode>([
	'missing_text',
	'missing_value',
	'missing_consent'
]);

export function toneOf({ code, severity }: { code: string; severity: Severity }): Tone {
	return UNWRITTEN_CODES.has(code) ? 'unwritten' : severity;
}

/** How many there are of each tone. */
export function countsOf(problems: readonly { tone: Tone }[]): Readonly<Record<Tone, number>> {
	const counts = { error: 0, unwritten: 0, warning: 0 };
	for (const { tone } of problems) counts[tone] += 1;
	return counts;
}
