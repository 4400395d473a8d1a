import type { Quiz } from '../normalise.ts';
import type { PlacedText } from '../questions/kind.ts';
import { kindOf } from '../questions/kinds.ts';
import type { Text } from '../text.ts';
import { isOurText } from './filled-in.ts';

/** A text of the quiz, and which recalls are filled in there. */
export interface QuizText extends PlacedText {
	/** 'step': answers so far; 'result': all answers and the score; 'welcome': hidden fields; 'letter': whatever was answered; 'plain': nothing. */
	filled: 'step' | 'result' | 'welcome' | 'letter' | 'plain';
	/** Place of the step it belongs to. */
	step?: number;
}

/** Every text of the quiz file, in its order. */
export function textsOf(quiz: Quiz): QuizText[] {
	return [
		...plain('', { title: quiz.title, description: quiz.description }),
		...within('welcome.', 'welcome', {
			title: quiz.welcome?.title,
			text: quiz.welcome?.text,
			button: quiz.welcome?.button,
			'picture.alt': quiz.welcome?.picture?.alt
		}),
		...quiz.dimensions.flatMap(({ title }, index) => plain(`dimensions[${index}].`, { title })),
		...quiz.steps.flatMap((_, place) => stepTexts(quiz, place)),
		...quiz.knockouts.flatMap(({ reason }, index) => plain(`knockouts[${index}].`, { reason })),
		...quiz.stages.flatMap(({ title }, index) => plain(`stages[${index}].`, { title })),
		...quiz.segments.flatMap(({ title, gates = [] }, index) => [
			...plain(`segments[${index}].`, { title }),
			...gates.flatMap(({ reason }, at) => plain(`segments[${index}].gates[${at}].`, { reason }))
		]),
		...quiz.results.flatMap((result, index) =>
			within(`results[${index}].`, 'result', {
				title: result.title,
				text: result.text,
				'picture.alt': result.picture?.alt,
				'button.text': result.button?.text,
				'button.url': result.button?.url,
				redirect: result.redirect
			})
		),
		...quiz.consents.flatMap(({ text }, index) => plain(`consents[${index}].`, { text })),
		...aroundTexts(quiz),
		...plain('', { closed: quiz.closed })
	];
}

/** Of what stands around questions and results. */
function aroundTexts({ bonus, details, letters }: Quiz): QuizText[] {
	return [
		...plain('bonus.', {
			title: bonus?.title,
			text: bonus?.text,
			'picture.alt': bonus?.picture?.alt,
			missed: bonus?.missed
		}),
		...within('bonus.given.', 'result', {
			text: bonus?.given.text,
			'button.text': bonus?.given.button?.text,
			'button.url': bonus?.given.button?.url
		}),
		...plain('details.', {
			title: details?.title,
			text: details?.text,
			...Object.fromEntries(
				(details?.fields ?? []).map(({ label }, at) => [`fields[${at}].label`, label])
			),
			button: details?.button,
			thanks: details?.thanks
		}),
		...within('letters.unfinished.', 'letter', {
			subject: letters?.unfinished?.subject,
			text: letters?.unfinished?.text
		}),
		...within('letters.finished.', 'result', {
			subject: letters?.finished?.subject,
			text: letters?.finished?.text,
			'button.text': letters?.finished?.button?.text,
			'button.url': letters?.finished?.button?.url
		})
	];
}

/** As it is written in each language, or once for all. */
export function wordingsOf({ text }: PlacedText): readonly string[] {
	return typeof text === 'string' ? [text] : Object.values(text);
}

/** Addresses are filled in as texts are, but are the same in every language. */
export const isAddress = ({ path }: PlacedText) => /\.(url|redirect)$/.test(path);

function stepTexts(quiz: Quiz, place: number): QuizText[] {
	const step = quiz.steps[place];
	if (!step) return [];
	const path = `steps[${place}].`;
	const own = kindOf(step).texts?.(step) ?? [];
	return [
		...within(path, 'step', {
			title: step.title,
			text: step.text,
			'picture.alt': step.picture?.alt
		}),
		...own.map(({ path: at, text }) => ({ path: `${path}${at}`, text, filled: 'step' as const }))
	].map((text) => ({ ...text, step: place }));
}

type Texts = Readonly<Record<string, Text | undefined>>;

const plain = (path: string, texts: Texts) => within(path, 'plain', texts);

function within(path: string, filled: QuizText['filled'], texts: Texts): QuizText[] {
	return Object.entries(texts).flatMap(([name, text]) =>
		text === undefined || isOurText(path, text) ? [] : [{ path: `${path}${name}`, text, filled }]
	);
}
