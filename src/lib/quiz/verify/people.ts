import { consentsAskedBy, consentsToWrite } from '../partial-email.ts';
import type { Step } from '../quiz.ts';
import { missing } from './missing.ts';
import { isAskedIn } from './asked-in.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

/** Whether leads can be reached, and consents are those of the quiz. */
export function checkPeople(study: Study): QuizProblem[] {
	const { quiz, consents } = study;
	const { details } = quiz;
	const asked = [
		...quiz.steps.flatMap((step, place) => consentsOf(step, `steps[${place}]`)),
		...(details?.consents ?? []).map((id, index) => ({ id, path: `details.consents[${index}]` }))
	];
	const used = new Set(asked.map(({ id }) => id));
	const allKnown = asked.every(({ id }) => consents.has(id));
	const hot = quiz.segments.findIndex(({ temperature }) => temperature === 'hot');
	const askedContact = quiz.steps.some(asksContact) || details?.fields.some(isContact);
	return [
		...asked.flatMap(({ id, path }) =>
			// A step that asks for one before any is written is not finished yet, as one without a title is not.
			quiz.consents.length === 0 && path.endsWith('.consent')
				? [problem('missing_consent', path)]
				: missing(consents, id, 'unknown_consent', path)
		),
		...quiz.consents.flatMap(({ id, purpose, required }, index) => [
			// What a step asks for by a wrong name is told already.
			...(used.has(id) || !allKnown ? [] : [problem('unused_consent', `consents[${index}]`)]),
			...(purpose === 'advertising' && required
				? [problem('required_advertising', `consents[${index}].required`)]
				: [])
		]),
		...(quiz.steps.some(asksEmail) || quiz.details?.fields.some(({ name }) => name === 'email')
			? []
			: LETTERS.filter((kind) => quiz.letters?.[kind]).map((kind) =>
					problem('letter_without_email', `letters.${kind}`)
				)),
		...checkConsentToWrite(study),
		...checkDetails(study),
		...(hot >= 0 && !askedContact ? [problem('no_contact_for_hot', `segments[${hot}]`)] : [])
	];
}

function consentsOf(step: Step, path: string): { id: string; path: string }[] {
	if ('consent' in step) return [{ id: step.consent, path: `${path}.consent` }];
	if (!('consents' in step)) return [];
	return (step.consents ?? []).map((id, index) => ({ id, path: `${path}.consents[${index}]` }));
}

const LETTERS = ['finished', 'unfinished'] as const;

function asksEmail(step: Step): boolean {
	return (
		step.kind === 'email' || ('fields' in step && step.fields.some(({ name }) => name === 'email'))
	);
}

function asksContact(step: Step): boolean {
	if (step.kind === 'email' || step.kind === 'phone') return true;
	return 'fields' in step && step.fields.some(isContact);
}

const isContact = ({ name }: { name: string }) => name === 'email' || name === 'phone';

/** The letter goes to nobody before a consent: where that comes after the email, who leaves between is never written to. */
function checkConsentToWrite({ quiz }: Study): QuizProblem[] {
	const needed = consentsToWrite(quiz);
	const email = quiz.steps.findIndex(asksEmail);
	if (!quiz.letters?.unfinished || needed.length === 0 || email < 0) return [];
	const isInTime = quiz.steps
		.slice(0, email + 1)
		.some((step) => consentsAskedBy(step).some((id) => needed.includes(id)));
	return isInTime ? [] : [problem('letter_before_consent', 'letters.unfinished')];
}

/** The form below the result: whether a lead can come of it, and whether it asks for what is known by then. */
function checkDetails({ quiz: { details, steps } }: Study): QuizProblem[] {
	if (!details) return [];
	if (!details.fields.some(isContact) && !steps.some(asksContact))
		return [problem('details_without_contact', 'details.fields')];
	return details.fields.some(isAskedIn(steps))
		? [problem('details_asked_before', 'details.fields')]
		: [];
}
