import type { Framed } from './frame.ts';
import type { FrameMessage } from './message.ts';
import type { Place } from './place.ts';
import type { Settings } from './settings.ts';

/** What quizzes above the page are made with: that part is loaded where a page has one. */
export interface Means {
	frame(settings: Settings, element: Element, heard: (message: FrameMessage) => void): Framed;
	place(element: Element, look: string): Place;
}

/** Quizzes above a page: one at a time is open. */
export interface Above {
	/** With its button and what opens it by itself; nothing of the quiz is loaded before it is opened. */
	mount(element: Element, settings: Settings): { open(): void; stop(): void };
	open(settings: Settings, element: Element): void;
	close(): void;
}
