import type { I18n } from '../../../../../lib/i18n/i18n.ts';
import type { TrialView } from '../../../../../lib/server/services/trials/trial-view.ts';

/** What may be said of a trial by now: the finding, and what it rests on. */
export function trialSentence(
	{ t, number }: Pick<I18n, 't' | 'number'>,
	{ verdict: judged, figures, planned }: Pick<TrialView, 'verdict' | 'figures' | 'planned'>
): { said: string; why: string } {
	const { verdict, difference, more } = judged;
	const starts = figures.control.starts + figures.variant.starts;
	if (verdict === 'early' || !difference) {
		const far =
			planned === null
				? t('trial.early.so', { starts })
				: t('trial.early.planned', { starts: number(starts), planned: number(planned) });
		const left = more === null ? '' : t('trial.early.more', { count: number(more) });
		const why = [far, left, t('trial.early.why')].filter(Boolean).join(' ');
		return { said: t('trial.early'), why };
	}
	const points = (share: number) => number(Math.round(Math.abs(share) * 1000) / 10);
	if (verdict === 'open') {
		const between = t('trial.open.why', {
			low: points(difference.low),
			high: points(difference.high)
		});
		return {
			said: t('trial.open'),
			why: more === null ? between : `${between} ${t('trial.open.more', { count: more })}`
		};
	}
	const [low, high] =
		verdict === 'variant' ? [difference.low, difference.high] : [-difference.high, -difference.low];
	return {
		said: t(`trial.better.${verdict}`),
		why: t('trial.better.why', { low: points(low), high: points(high) })
	};
}
