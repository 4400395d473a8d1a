/** What happens in a quiz. */
export interface QuizDetail {
	/** The slug of the quiz. */
	quiz: string;
	/** With `step`: the id of the question that is shown. */
	step?: string;
	/** With `step`: which question it is, from 1. */
	number?: number;
	/** With `complete`: the id of the stored response. */
	response?: string;
}

export type QuizEventName = 'ready' | 'start' | 'step' | 'lead' | 'complete';

/** As the attributes of the same names. */
export interface OpenOptions {
	slug?: string;
	mode?: 'inline' | 'popup' | 'slide' | 'button' | 'chat' | 'exit';
	locale?: string;
	/** The least height, in pixels. */
	height?: number;
	text?: string;
	color?: string;
	side?: 'left' | 'right';
	title?: string;
	/** Seconds. */
	delay?: number;
	/** Hundredths of the page. */
	scroll?: number;
	/** Days. */
	repeat?: number;
	/** Counters of the page that are told: `ga4`, `metrica`, `meta`; all of them where it is empty. */
	track?: string;
	/** The number of a Metrica counter. */
	metrica?: string;
	/** Hidden fields of the quiz. */
	hidden?: Record<string, string>;
}

export interface Api {
	/** Opens a quiz above the page. */
	open(slug: string, options?: OpenOptions): void;
	/** Closes what is open above the page. */
	close(): void;
	/** Puts a quiz into an element, or a button and triggers onto the page; the result takes it away. */
	mount(element: Element, options?: OpenOptions): () => void;
	/** Hears what happens in all quizzes of the page; the result ends it. */
	on(name: QuizEventName, listener: (event: CustomEvent<QuizDetail>) => void): () => void;
}

export declare const open: Api['open'];
export declare const close: Api['close'];
export declare const mount: Api['mount'];
export declare const on: Api['on'];
