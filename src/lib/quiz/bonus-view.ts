import type { Quiz } from './normalise.ts';
import { resultWords, type ResultFacts } from './result-words.ts';

/** What became of the bonus, as its respondent is told. */
export interface BonusView {
	state: 'given' | 'missed';
	title: string;
	/** Safe HTML; where it was missed, empty if the quiz says nothing of it. */
	text: string;
	/** Such as a coupon. */
	code?: string;
	button?: { text: string; url: string };
}

/** For the way of the last answer to the server, in milliseconds. */
const GRACE = 5000;
const MINUTE = 60_000;

/** Undefined where the quiz promises none. Whose beginning nobody saw is given it: a doubt is theirs. */
export function bonusView(quiz: Quiz, facts: ResultFacts): BonusView | undefined {
	const { bonus } = quiz;
	if (!bonus) return undefined;
	const { say, html, address } = resultWords(quiz, facts);
	const title = say(bonus.title);
	const late = (facts.taken ?? 0) > (bonus.minutes ?? Infinity) * MINUTE + GRACE;
	if (late) return { state: 'missed', title, text: html(bonus.missed) };
	const { text, code, button } = bonus.given;
	const url = address(button?.url);
	return {
		state: 'given',
		title,
		text: html(text),
		...(code !== undefined && { code }),
		...(button && url && { button: { text: say(button.text), url } })
	};
}
