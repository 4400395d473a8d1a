import { figuresIn } from '../../quiz/figures.ts';
import { trueMinus } from '../../quiz/minus.ts';
import { dateText } from '../../quiz/questions/date-text.ts';
import { numberText } from '../../quiz/questions/number-text.ts';
import { operandOf, stepOf } from './names.ts';
import type { Compared } from './phrases/phrases.ts';
import type { Scene } from './scene.ts';
import type { Value } from './tree.ts';

/** What is compared with, in words: "5 people", "40%", "€300", "12 December 2026", "3 days before answering". */
export function limitText(scene: Scene, operator: Compared, limit: Value): string {
	const { quiz, subject, locale, phrases } = scene;
	if (typeof limit !== 'number') return dateText(String(limit), locale);
	if (subject.about === 'score') return scoreText(scene, limit);
	if (subject.about !== 'answer') return numberText(limit, locale);
	if (operandOf(quiz, subject.step)?.type === 'date') {
		return phrases.days(limit, numberText(Math.abs(limit), locale), operator);
	}
	const step = stepOf(quiz, subject.step);
	return numberText(limit, locale, step && 'unit' in step ? step.unit : undefined);
}

function scoreText({ quiz, subject, locale }: Scene, limit: number): string {
	if (subject.about !== 'score') return numberText(limit, locale);
	if (subject.unit === 'percent') return PERCENT[locale](limit);
	const amount = quiz.dimensions.find(({ id }) => id === subject.dimension)?.amount;
	return amount ? figuresIn(locale).money(limit, amount.currency) : numberText(limit, locale);
}

const percentIn = (locale: string) => {
	const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 10 });
	return (value: number) => trueMinus(format.format(value / 100));
};

const PERCENT = { en: percentIn('en'), ru: percentIn('ru') };
