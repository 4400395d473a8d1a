import { OTHER } from '../answers.ts';
import { answerableDates } from './date-ranges.ts';
import type { Domain } from './domain.ts';
import { chosenFrom } from './domain/chosen.ts';
import { measured } from './domain/measured.ts';
import { rankedFrom } from './domain/ranked.ts';
import { tableOf } from './domain/table.ts';
import type { World } from './can-hold.ts';
import { PERCENT } from './measure.ts';
import type { Place } from './places.ts';
import type { Study, StudiedStep } from './study.ts';

/** What is possible where this condition is asked. */
export function worldAt(study: Study, place: Pick<Place, 'before' | 'score'>): World {
	return (subject) => {
		const [about, id] = split(subject);
		switch (about) {
			case 'answer': {
				const step = study.steps.get(id);
				return step && answerDomain(study, step, place.before.has(step.place));
			}
			case 'date': {
				const operand = study.steps.get(id)?.operand;
				return operand?.type === 'date'
					? measured(answerableDates(operand, study.quiz.today).calendar, true, WHOLE)
					: undefined;
			}
			case 'hidden':
				return chosenFrom(null, false, true);
			case 'highest':
				return chosenFrom(scoredDimensions(study), false, true);
			case 'percent':
				return measured(PERCENT, true);
			default:
				return pointsDomain(place, id);
		}
	};
}

/** Days are whole. */
const WHOLE = { from: 0, by: 1 };

/** What can be answered to a step; nothing where it never comes before. */
function answerDomain(
	{ quiz }: Study,
	{ operand, truths }: StudiedStep,
	comesBefore: boolean
): Domain {
	const given = comesBefore ? null : false;
	switch (operand.type) {
		case 'options':
			return chosenFrom(operand.ids, operand.several, given);
		case 'boolean':
			return chosenFrom(truths, false, given);
		case 'number': {
			const { min, max, step } = operand;
			const range = {
				...(min !== undefined && { least: min }),
				...(max !== undefined && { greatest: max })
			};
			return measured(range, given, step === undefined ? null : { from: min ?? 0, by: step });
		}
		case 'ranking':
			return rankedFrom(operand.ids, operand.places, given);
		case 'matrix':
			return tableOf(operand.rows, operand.ids, operand.several, given);
		case 'date':
			return measured(answerableDates(operand, quiz.today).away, given, WHOLE);
		default:
			return { type: 'given', given };
	}
}

function pointsDomain({ score }: Pick<Place, 'score'>, dimension: string): Domain | undefined {
	const bounds = dimension === '' ? score.total : score.dimensions[dimension];
	return bounds && measured(bounds, true);
}

/** Those that can be the highest; '' where nothing was scored. */
function scoredDimensions({ quiz }: Study): string[] {
	return ['', ...quiz.dimensions.filter(({ amount }) => !amount).map(({ id }) => id)];
}

function split(subject: string): [string, string] {
	const colon = subject.indexOf(':');
	return colon < 0 ? [subject, ''] : [subject.slice(0, colon), subject.slice(colon + 1)];
}

/** What can be asked of an answer. */
export function operatorsFor({ operand }: Pick<StudiedStep, 'operand'>): readonly string[] {
	switch (operand.type) {
		case 'options': {
			const several = operand.several ? ['allOf'] : [];
			const words = operand.ids.includes(OTHER) ? ['contains'] : [];
			return ['is', 'anyOf', ...several, 'noneOf', ...words, 'answered'];
		}
		case 'boolean':
			return ['is', 'answered'];
		case 'number':
		case 'date':
			return ['atLeast', 'over', 'atMost', 'below', 'equals', 'answered'];
		case 'text':
			return ['contains', 'answered'];
		case 'ranking':
			return ['is', 'anyOf', 'allOf', 'noneOf', 'top', 'answered'];
		case 'matrix':
			return ['row', 'is', 'anyOf', ...(operand.several ? ['allOf'] : []), 'noneOf', 'answered'];
		default:
			return ['answered'];
	}
}
