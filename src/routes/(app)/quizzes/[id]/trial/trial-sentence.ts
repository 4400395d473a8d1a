import type { I18n } from '../../../../../lib/i18n/i18n.ts';
import { FEWEST, fewestOf } from '../../../../../lib/quiz/trial/verdict.ts';
import type { TrialView } from '../../../../../lib/server/services/trials/trial-view.ts';

type Words = Pick<I18n, 't' | 'number'>;
type Judged = Pick<TrialView, 'verdict' | 'figures' | 'planned' | 'share' | 'endedAt'>;

/** What may be said of a trial by now: the finding, and what it rests on. */
export function trialSentence(i18n: Words, trial: Judged): { said: string; why: string } {
	const { t, number } = i18n;
	const { verdict, difference, more } = trial.verdict;
	if (verdict === 'early' || !difference) {
		return trial.endedAt === null
			? { said: t('trial.early'), why: underWay(i18n, trial) }
			: { said: t('trial.short'), why: endedShort(i18n, trial) };
	}
	const points = (share: number) => number(Math.round(Math.abs(share) * 1000) / 10);
	if (verdict === 'open') {
		const between = t('trial.open.why', {
			low: points(difference.low),
			high: points(difference.high)
		});
		const isOver = more === null || trial.endedAt !== null;
		return {
			said: t('trial.open'),
			why: isOver ? between : `${between} ${t('trial.open.more', { count: more })}`
		};
	}
	const [low, high] =
		verdict === 'variant' ? [difference.low, difference.high] : [-difference.high, -difference.low];
	return {
		said: t(`trial.better.${verdict}`),
		why: t('trial.better.why', { low: points(low), high: points(high) })
	};
}

function underWay({ t, number }: Words, { verdict, figures, planned, share }: Judged): string {
	const starts = startsOf(figures);
	const least = fewestOf(share / 100);
	if (planned !== null && planned < least && starts < least) {
		const small = { planned: number(planned), fewest: FEWEST, least: number(least) };
		return [t('trial.early.so', { starts }), t('trial.early.least', small)].join(' ');
	}
	const far =
		planned === null
			? t('trial.early.so', { starts })
			: t('trial.early.planned', { starts: number(starts), planned: number(planned) });
	const left =
		verdict.more === null
			? t('trial.early.side', { fewest: FEWEST })
			: t('trial.early.more', { count: number(verdict.more) });
	return [far, left, t('trial.early.why')].join(' ');
}

function endedShort({ t, number }: Words, { figures, planned }: Judged): string {
	const starts = startsOf(figures);
	const isShortOfPlan = planned !== null && starts < planned;
	const far = isShortOfPlan
		? t('trial.short.planned', { starts: number(starts), planned: number(planned) })
		: t('trial.short.so', { starts });
	const isFew = Math.min(figures.control.starts, figures.variant.starts) < FEWEST;
	const lacking = isFew ? [t('trial.short.least', { fewest: FEWEST })] : [];
	return [far, ...lacking, t('trial.short.why')].join(' ');
}

const startsOf = ({ control, variant }: Judged['figures']) => control.starts + variant.starts;
