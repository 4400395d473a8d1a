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

/** @param taken in milliseconds, where that is known: whose beginning nobody saw is given it, for a doubt is theirs */
export function isBonusMissed(
	{ minutes = Infinity }: { minutes?: number | undefined },
	taken = 0
): boolean {
	return taken > minutes * MINUTE + GRACE;
}

/** Undefined where the quiz promises none. */
export function bonusView(quiz: Quiz, facts: ResultFacts): BonusView | undefined {
	const { bonus } = quiz;
	if (!bonus) return undefined;
	const { say, html, address } = resultWords(quiz, facts);
	const title = say(bonus.title);
	if (isBonusMissed(bonus, facts.taken))
		return { state: 'missed', title, text: html(bonus.missed) };
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
