import { bonusView, type BonusView } from './bonus-view.ts';
import type { Quiz } from './normalise.ts';
import { resultWords, type AmountView, type ResultFacts } from './result-words.ts';

export type { ResultFacts } from './result-words.ts';

/** A result screen as its respondent sees it: one language, answers recalled, nothing that the screen does not show. */
export interface ResultView {
	id: string;
	title: string;
	/** Safe HTML. */
	text?: string;
	picture?: { src: string; alt: string };
	button?: { text: string; url: string };
	redirect?: string;
	score?: number;
	/** The greatest score that was possible, where it is no secret: the share is shown too. */
	outOf?: number;
	percent?: number;
	amounts?: AmountView[];
	/** Where the quiz promises one. */
	bonus?: BonusView;
}

/** Null where the quiz has no such screen. */
export function resultView(quiz: Quiz, facts: ResultFacts): ResultView | null {
	const screen = quiz.results.find(({ id }) => id === facts.result);
	if (!screen) return null;
	const { amounts, words, say, html, address } = resultWords(quiz, facts);
	const text = html(screen.text);
	const url = address(screen.button?.url);
	const redirect = address(screen.redirect);
	const show = screen.show ?? [];
	const bonus = bonusView(quiz, facts);
	return {
		id: screen.id,
		title: say(screen.title),
		...(text && { text }),
		...(screen.picture && {
			picture: { src: screen.picture.src, alt: words(screen.picture.alt) }
		}),
		...(screen.button && url && { button: { text: say(screen.button.text), url } }),
		...(redirect && { redirect }),
		...(show.includes('score') && { score: facts.total }),
		...(show.includes('percent') && { percent: facts.percent }),
		...(show.includes('score') &&
			show.includes('percent') &&
			facts.reachable > 0 && { outOf: facts.reachable }),
		...(show.includes('amount') && { amounts }),
		...(bonus && { bonus })
	};
}
