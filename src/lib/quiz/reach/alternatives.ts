import { kindOf } from '../questions/kinds.ts';
import type { Step, StepKind, StepOf } from '../quiz.ts';
import { equally, type Alternatives, type Telling } from './alternatives/alternative.ts';
import { contactAlternatives } from './alternatives/contacts.ts';
import { dateAlternatives } from './alternatives/dates.ts';
import { numberAlternatives } from './alternatives/numbers.ts';
import { choiceAlternatives } from './alternatives/options.ts';
import { rankingAlternatives } from './alternatives/rankings.ts';
import { severalAlternatives } from './alternatives/several.ts';
import { tableAlternatives } from './alternatives/tables.ts';
import { textAlternatives } from './alternatives/texts.ts';
import { websiteAlternatives } from './alternatives/websites.ts';

type AlternativesOf<S extends Step> = (step: S, telling: Telling) => Alternatives;

/** For each kind, the answers that can make a difference. Apart from the kinds themselves, which a respondent's browser loads. */
const ALTERNATIVES = {
	single_choice: choiceAlternatives,
	multiple_choice: severalAlternatives,
	picture_choice: (step, telling) =>
		step.several ? severalAlternatives(step, telling) : choiceAlternatives(step, telling),
	dropdown: choiceAlternatives,
	yes_no: samples,
	short_text: textAlternatives,
	long_text: textAlternatives,
	number: numbers,
	slider: numbers,
	rating: numbers,
	opinion_scale: numbers,
	ranking: rankingAlternatives,
	matrix: tableAlternatives,
	email: textAlternatives,
	phone: textAlternatives,
	date: dateAlternatives,
	website: websiteAlternatives,
	file: (step) => ({ answers: equally(kindOf(step).samples(step).slice(0, 1)), complete: true }),
	contact: contactAlternatives,
	consent: samples,
	statement: samples
} satisfies { [K in StepKind]: AlternativesOf<StepOf<K>> };

/** The answers to a step that can make a difference; an empty one is the caller's business. */
export function alternativesOf(step: Step, telling: Telling): Alternatives {
	// The record is keyed by exactly these kinds, as `kindOf` has it.
	const of = ALTERNATIVES[step.kind] as AlternativesOf<Step>;
	return of(step, telling);
}

function samples(step: Step): Alternatives {
	return { answers: equally(kindOf(step).samples(step)), complete: true };
}

function numbers(step: Step, telling: Telling): Alternatives {
	const operand = kindOf(step).operand(step);
	if (operand.type !== 'number') return { answers: [], complete: true };
	return numberAlternatives('bands' in step || 'perUnit' in step ? step : {}, operand, telling);
}
