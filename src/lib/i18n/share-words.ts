import type { I18n } from './i18n.ts';

/**
 * A share, 0 to 1, in whole percent; what is there and rounds to nothing is said to be little.
 * @param some whether it is there, where a count that found none is no proof
 */
export function shareWords(
	{ t, percent }: Pick<I18n, 't' | 'percent'>,
	share: number,
	some = share > 0
): string {
	const whole = Math.round(share * 100);
	return whole === 0 && some ? t('reach.share.little', { share: percent(1) }) : percent(whole);
}
