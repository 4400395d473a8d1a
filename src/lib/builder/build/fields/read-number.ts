import type { I18n } from '../../../i18n/i18n.ts';
import { MOST_POINTS } from '../../../quiz/most-points.ts';
import { parseNumber } from '../../../quiz/questions/parse-number.ts';

/** What a field of a number takes. */
export interface NumberLimits {
	least?: number | undefined;
	most?: number | undefined;
	whole?: boolean | undefined;
	/** It may not be left empty. */
	needed?: boolean | undefined;
}

/** A number, nothing at all, or what is neither. */
export function readNumber(
	typed: string,
	{ least = -Infinity, most = Infinity, whole, needed }: NumberLimits
): { is: 'number'; number: number | undefined } | { is: 'wrong' } {
	if (typed.trim() === '') return needed ? { is: 'wrong' } : { is: 'number', number: undefined };
	const number = parseNumber(typed);
	const fits =
		typeof number === 'number' &&
		Number.isFinite(number) &&
		number >= least &&
		number <= most &&
		(!whole || Number.isInteger(number));
	return fits ? { is: 'number', number } : { is: 'wrong' };
}

/** A limit below this stands for “more than nothing”. */
const TINY = 0.005;

/** The sentence that says what the field takes. */
export function numberWanted(
	{ t, number }: Pick<I18n, 't' | 'number'>,
	{ least, most, whole }: NumberLimits,
	typed = ''
): string {
	// Limits that nobody comes near are told to whoever is beyond them.
	if ((most ?? 0) >= MOST_POINTS && typeof parseNumber(typed) !== 'number')
		return t('builder.number.any');
	const kind = whole ? 'whole' : 'any';
	if (least !== undefined && most !== undefined)
		return t(`builder.number.${kind}.between`, { least: number(least), most: number(most) });
	if (least !== undefined)
		return least > 0 && least < TINY
			? t('builder.number.positive')
			: t('builder.number.least', { least: number(least) });
	return t('builder.number.any');
}
