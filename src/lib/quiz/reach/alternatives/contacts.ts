import type { ContactAnswer } from '../../answers.ts';
import type { ContactStep } from '../../questions/contact.ts';
import { kindOf } from '../../questions/kinds.ts';
import { isIdle, type Alternatives, type Telling } from './alternative.ts';

/** Which optional fields are filled in matters where that scores. */
export function contactAlternatives(step: ContactStep, telling: Telling): Alternatives {
	const [full] = kindOf(step).samples(step) as [ContactAnswer?];
	if (!full) return { answers: [], complete: true };
	const open = step.fields.filter(({ required, points }) => !required && !isIdle(points, telling));
	const left = open.reduce<ContactAnswer[]>(
		(forms, { name }) => [...forms, ...forms.map((form) => without(form, name))],
		[full]
	);
	const answers = left
		.filter((form) => Object.keys(form).length > 0)
		.map((answer) => ({ answer, weight: 1 }));
	return { answers, complete: true };
}

function without(form: ContactAnswer, name: keyof ContactAnswer): ContactAnswer {
	const { [name]: _, ...rest } = form;
	return rest;
}
