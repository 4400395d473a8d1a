import { normaliseQuiz, type Quiz } from '$lib/quiz/normalise.ts';
import { kindOf } from '$lib/quiz/questions/kinds.ts';
import type { QuizFile, Step, Temperature } from '$lib/quiz/quiz.ts';
import { readText } from '$lib/quiz/recall-names.ts';
import type { Locale, Text } from '$lib/quiz/text.ts';

/** Its first question, as a respondent sees it, and how it looks. */
export interface CardScreen {
	title: string;
	/** What is chosen from; empty where something is written. */
	options: string[];
	accent?: string | undefined;
	background?: string | undefined;
	text?: string | undefined;
	/** px */
	radius: number;
}

export interface TemplateCard {
	screen: CardScreen;
	questions: string[];
	minutes: number;
	dimensions: string[];
	segments: { temperature: Temperature; count: number }[];
}

/** What of a template helps to choose it, all of it drawn from its definition. */
export function templateCard(file: QuizFile, locale: Locale): TemplateCard {
	const quiz = normaliseQuiz(file);
	const say = (text: Text | undefined) => readText(text, quiz, locale);
	const asked = quiz.steps.filter(({ kind }) => kind !== 'statement');
	return {
		screen: screenOf(quiz, say),
		questions: quiz.steps.map(({ title }) => say(title)),
		minutes: Math.max(1, Math.ceil(asked.reduce((sum, step) => sum + secondsFor(step), 0) / 60)),
		dimensions: quiz.dimensions.map(({ title }) => say(title)),
		segments: (['hot', 'warm', 'cold'] as const).flatMap((temperature) => {
			const count = quiz.segments.filter((segment) => segment.temperature === temperature).length;
			return count > 0 ? [{ temperature, count }] : [];
		})
	};
}

function screenOf(
	{ steps, theme = {} }: Quiz,
	say: (text: Text | undefined) => string
): CardScreen {
	const [first] = steps;
	const options = first && 'options' in first ? first.options.map(({ text }) => say(text)) : [];
	const { accent, background, text, radius = 8 } = theme;
	return {
		title: say(first?.title),
		options: options.slice(0, 4),
		accent,
		background,
		text,
		radius
	};
}

/** Choosing goes quicker than writing. */
function secondsFor(step: Step): number {
	const { type } = kindOf(step).operand(step);
	if (type === 'matrix' || type === 'ranking') return 20;
	return ['options', 'boolean', 'number'].includes(type) ? 10 : 25;
}
