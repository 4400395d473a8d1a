import type { BonusView } from '../quiz/bonus-view.ts';
import type { Words } from './words/en.ts';

/** A result screen as its respondent may see it: texts in one language, recalls filled in. */
export interface ResultView {
	id: string;
	title: string;
	/** Safe HTML. */
	text?: string | undefined;
	picture?: { src: string; alt: string } | undefined;
	button?: { text: string; url: string } | undefined;
	redirect?: string | undefined;
	/** Only what the screen shows. */
	score?: number | undefined;
	/** The greatest score that was possible, where it is no secret: the share is shown too. */
	outOf?: number | undefined;
	percent?: number | undefined;
	amounts?: readonly { title: string; text: string }[] | undefined;
	/** What became of the bonus. */
	bonus?: BonusView | undefined;
}

/** For a quiz that has no screen for this result. */
export function thanks({ thanks }: Words): ResultView {
	return { id: '', title: thanks };
}
