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
		const count = more ?? 0;
		const so = planned === null ? t('trial.early.so', { starts }) : '';
		const far = planned === null ? so : t('trial.early.planned', { starts, planned });
		return {
			said: t('trial.early'),
			why: [far, count > 0 ? t('trial.early.more', { count }) : '', t('trial.early.why')]
				.filter(Boolean)
				.join(' ')
		};
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
