import type { I18n } from '../../../../lib/i18n/i18n.ts';
import {
	FEWEST_ANSWERS,
	type SubjectVerdict,
	type TooEarly
} from '../../../../lib/letter/figures.ts';
import { FEWEST } from '../../../../lib/quiz/trial/verdict.ts';

type Words = Pick<I18n, 't' | 'number'>;

/** What may be said of two subjects by now: the finding, and what it rests on. */
export function subjectSentence(
	i18n: Words,
	{ verdict, difference, early, more }: SubjectVerdict
): { said: string; why: string } {
	const { t, number } = i18n;
	if (early || !difference) return earlySentence(i18n, early ?? 'letters');
	const points = (share: number) => number(Math.round(Math.abs(share) * 1000) / 10);
	const { low, high } = difference;
	if (verdict === 'open') {
		const between = t('survey.subjects.open.why', { low: points(low), high: points(high) });
		return { said: t('survey.subjects.open'), why: `${between} ${moreWords(i18n, more)}`.trim() };
	}
	const [least, most] = verdict === 'variant' ? [low, high] : [-high, -low];
	return {
		said: t(verdict === 'variant' ? 'survey.subjects.b.better' : 'survey.subjects.a.better'),
		why: t('survey.subjects.better.why', { low: points(least), high: points(most) })
	};
}

function earlySentence({ t }: Words, early: TooEarly): { said: string; why: string } {
	if (early === 'letters') {
		return {
			said: t('survey.subjects.few'),
			why: t('survey.subjects.few.letters', { fewest: FEWEST })
		};
	}
	if (early === 'answers') {
		return {
			said: t('survey.subjects.few'),
			why: t('survey.subjects.few.answers', { fewest: FEWEST_ANSWERS })
		};
	}
	return { said: t('survey.subjects.early'), why: t(`survey.subjects.early.${early}`) };
}

/** More than these are told by no number. */
const MANY = 10_000;

function moreWords({ t, number }: Words, more: number | null): string {
	if (more === null) return '';
	if (more > MANY) return t('survey.subjects.open.many', { count: number(MANY) });
	return t('survey.subjects.open.more', { count: roughly(more) });
}

/** An estimate says no more than it knows: two digits, upwards. */
function roughly(count: number): number {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
	return Math.ceil(count / unit) * unit;
}
