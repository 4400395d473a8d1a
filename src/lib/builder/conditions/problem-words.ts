import type { I18n } from '../../i18n/i18n.ts';
import type { MessageKey } from '../../i18n/message.ts';
import { numberText } from '../../quiz/questions/number-text.ts';
import { problemText, type QuizProblem } from '../../quiz/verify.ts';

/**
 * What is wrong, said where it is wrong: by what stands there, without the ids that a list of all problems has to name.
 * Problems that are not of conditions are said as everywhere.
 */
export function problemWords(
	problem: QuizProblem,
	{ t, locale }: Pick<I18n, 't' | 'locale'>
): string {
	const key = KEYS[problem.code];
	if (key) return t(key);
	const { places, least = '', greatest = '', counted } = problem.params;
	const range = { least: figure(least, locale), greatest: figure(greatest, locale) };
	if (problem.code === 'place_beyond') {
		return t('condition.problem.places', { places: places ?? 0 });
	}
	if (problem.code === 'score_out_of_range') return t('condition.problem.score', range);
	// Days are counted from the answer, which a bare number does not say.
	if (problem.code === 'out_of_range' && counted === undefined) {
		return t('condition.problem.range', range);
	}
	return problemText({ ...problem, path: '' }, locale);
}

const KEYS: Partial<Record<QuizProblem['code'], PlainKey>> = {
	unknown_step: 'condition.problem.step',
	asks_a_statement: 'condition.problem.statement',
	asks_too_early: 'condition.problem.early',
	unknown_option: 'condition.problem.option',
	unknown_column: 'condition.problem.option',
	unknown_row: 'condition.problem.row',
	row_not_named: 'condition.problem.whole',
	unknown_dimension: 'condition.problem.dimension',
	percent_of_amount: 'condition.problem.amount',
	unknown_hidden: 'condition.problem.hidden',
	wrong_operator: 'condition.problem.operator',
	never_holds: 'condition.problem.never'
};

/** Those that name nothing. */
type PlainKey = Exclude<
	Extract<MessageKey, `condition.problem.${string}`>,
	`condition.problem.${'places' | 'range' | 'score'}`
>;

const figure = (value: string | number, locale: string) =>
	typeof value === 'number' ? numberText(value, locale) : value;
