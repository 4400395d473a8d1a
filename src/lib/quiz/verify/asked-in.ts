import type { Step } from '../quiz.ts';

/** Whether steps ask for an email or a phone that a form asks for too. */
export function isAskedIn(steps: readonly Step[]): (field: { name: string }) => boolean {
	const asked = steps.flatMap((step): string[] =>
		step.kind === 'contact' ? step.fields.map(({ name }) => name) : [step.kind]
	);
	return ({ name }) => (name === 'email' || name === 'phone') && asked.includes(name);
}
