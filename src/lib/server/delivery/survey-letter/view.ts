import { fillText } from '../../../quiz/fill.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import type { Step } from '../../../quiz/quiz.ts';
import { inLocale, type Text } from '../../../quiz/text.ts';
import type { Block, Letter } from '../../../letter/letter.ts';
import { hasOther, tapChoices, tapStep, type TapChoice } from '../../../letter/tap.ts';
import { letterWords } from './letter-words.ts';
import { ANSWER_URL } from './slots.ts';

export type LetterKind = 'first' | 'reminder' | 'unfinished';

/** What of a letter is compiled. */
export interface LetterToCompile {
	letter: Letter;
	/** As it is answered: its first question is asked. */
	quiz: Quiz;
	locale: string;
	/** Which subject of a comparison. */
	variant: 'a' | 'b';
	kind: LetterKind;
	/** Of the house, without a slash at its end: what links and pictures begin with. */
	origin: string;
	/** Whether a picture tells that it was opened. */
	opens: boolean;
}

/** How the answers of a question are laid out. */
export type Layout = 'rows' | 'pair' | 'scale' | 'stars' | 'pictures';

export interface Question {
	title: string;
	/** Small Markdown. */
	text: string;
	layout: Layout;
	choices: readonly (TapChoice & { url: string })[];
	/** What the ends of a scale mean. */
	ends?: { from: string; to: string } | undefined;
	/** To answer in own words. */
	other?: { text: string; url: string } | undefined;
}

/** A block in one language, its texts as they were typed, its addresses absolute. */
export type BlockView =
	| { kind: 'heading' | 'text'; text: string }
	| { kind: 'picture'; src: string; alt: string; url?: string | undefined }
	| { kind: 'button'; text: string; url: string }
	| { kind: 'question'; question: Question }
	| { kind: 'divider' };

export interface LetterView {
	locale: string;
	subject: string;
	preheader: string;
	blocks: readonly BlockView[];
	footer: string;
	leave: string;
}

/** A letter in one language, as one kind of it says it. What is not written is left out. */
export function letterView(asked: LetterToCompile): LetterView {
	const { letter, locale, kind } = asked;
	const say = (text: Text | undefined) => inLocale(text, locale, letter.locales);
	const again = kind === 'first' ? '' : say(letter.reminderText);
	const blocks = letter.blocks.flatMap((block): BlockView[] => viewOf(block, asked, say));
	return {
		locale,
		subject: subjectOf(asked, say),
		preheader: say(letter.preheader),
		blocks: again.trim() === '' ? blocks : [{ kind: 'text', text: again }, ...blocks],
		footer: say(letter.footer),
		leave: letterWords(locale).leave
	};
}

type Say = (text: Text | undefined) => string;

function subjectOf({ letter, variant, kind }: LetterToCompile, say: Say): string {
	const again = kind === 'first' ? '' : say(letter.reminderSubject);
	const second = variant === 'b' ? say(letter.subjectB) : '';
	return [again, second, say(letter.subject)].find((subject) => subject.trim() !== '') ?? '';
}

function viewOf(block: Block, asked: LetterToCompile, say: Say): BlockView[] {
	const { origin } = asked;
	switch (block.kind) {
		case 'divider':
			return [{ kind: 'divider' }];
		case 'heading':
		case 'text': {
			const text = say(block.text);
			return text.trim() === '' ? [] : [{ kind: block.kind, text }];
		}
		case 'picture': {
			const { src, url } = block;
			if (src === '') return [];
			const to = url === undefined ? undefined : absolute(url, origin);
			return [{ kind: 'picture', src: absolute(src, origin), alt: say(block.alt), url: to }];
		}
		case 'button': {
			const text = say(block.text);
			const url = block.url ? absolute(block.url, origin) : ANSWER_URL;
			return text.trim() === '' ? [] : [{ kind: 'button', text, url }];
		}
		case 'question':
			return questionBlocks(block, asked, say);
	}
}

/** The question with its answers; a button where these are not of one tap, or somebody has begun already. */
function questionBlocks(
	block: Extract<Block, { kind: 'question' }>,
	{ quiz, locale, kind, origin }: LetterToCompile,
	say: Say
): BlockView[] {
	const words = letterWords(locale);
	if (kind === 'unfinished') return [{ kind: 'button', text: words.goOn, url: ANSWER_URL }];
	const step = tapStep(quiz);
	if (!step) return [];
	const own = say(block.title);
	const title = own.trim() === '' ? inLocale(step.title, locale, quiz.locales) : own;
	const choices = tapChoices(step, locale);
	if (!choices) {
		return [
			{ kind: 'heading', text: title },
			{ kind: 'button', text: words.answer, url: ANSWER_URL }
		];
	}
	const question = {
		title,
		text: own.trim() === '' ? inLocale(step.text, locale, quiz.locales) : '',
		layout: LAYOUTS[step.kind] ?? 'rows',
		choices: choices.map((choice) => ({
			...choice,
			picture: choice.picture && { ...choice.picture, src: absolute(choice.picture.src, origin) },
			url: `${ANSWER_URL}?a=${encodeURIComponent(choice.value)}`
		})),
		ends: endsOf(step, locale),
		other: hasOther(step) ? { text: otherOf(step, locale), url: ANSWER_URL } : undefined
	};
	return [{ kind: 'question', question }];
}

const LAYOUTS: { [K in Step['kind']]?: Layout } = {
	picture_choice: 'pictures',
	yes_no: 'pair',
	rating: 'stars',
	opinion_scale: 'scale'
};

function endsOf(step: Step, locale: string): Question['ends'] {
	const labels = 'labels' in step ? step.labels : undefined;
	const [from, to] = [labels?.from, labels?.to].map((text) =>
		fillText(inLocale(text, locale), { answers: {} })
	);
	return from || to ? { from: from ?? '', to: to ?? '' } : undefined;
}

function otherOf(step: Step, locale: string): string {
	const text = 'other' in step ? inLocale(step.other?.text, locale) : '';
	return text.trim() === '' ? letterWords(locale).other : text;
}

/** Mails stand on no page: what begins with "/" is the house's. */
const absolute = (url: string, origin: string) => (url.startsWith('/') ? origin + url : url);
