import type { SentDraft } from '../../quiz/sent-draft.ts';
import type { Completed } from '../../quiz/submission.ts';
import type { QuizFile } from '../../quiz/quiz.ts';
import type { Place } from '../../runner/runner-data.ts';
import type { Scheme } from './show-in.ts';

/** What the page asks of the frame that plays its quiz. */
export interface PlayRequest {
	draft: QuizFile;
	locale: string;
	/** The screen to begin with; where it is not said, the quiz's own beginning. A result is shown by its id. */
	at?: Place | { result: string; after?: Pick<Place, 'path' | 'answers'> | undefined } | undefined;
}

/** What was passed on the way to a step, and the score of it. */
export interface PlayedSoFar {
	path: readonly string[];
	total: number;
	percent: number;
}

/** What the frame tells the page: it is ready, a step is shown, or the end is reached. */
export type PlayReport =
	| { at: 'ready' }
	| { at: 'welcome' }
	| ({ at: 'step'; step: string } & PlayedSoFar)
	| { at: 'end'; completed: Completed };

/** On its way to the frame, which has the draft that was played before. */
export type SentRequest = Omit<PlayRequest, 'draft'> & { sent: SentDraft };

export function playRequestIn(data: unknown): SentRequest | undefined {
	return part(data, 'play') as SentRequest | undefined;
}

/** How the device of whoever plays it is set. */
export function schemeIn(data: unknown): Scheme | undefined {
	return part(data, 'scheme') as Scheme | undefined;
}

/** A key that was pressed in the frame, where the page does not hear of it. */
export type PressedKey = Pick<
	KeyboardEvent,
	'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>;

export function pressedKeyIn(data: unknown): PressedKey | undefined {
	return part(data, 'pressed') as PressedKey | undefined;
}

export function playReportIn(data: unknown): PlayReport | undefined {
	return part(data, 'played') as PlayReport | undefined;
}

/** Both ends are ours and of one origin, which is looked at; what they say needs no checking. */
function part(data: unknown, name: string): unknown {
	return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}
