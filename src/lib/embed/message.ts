/** What happens in a quiz, as pages around it are told. */
export const EVENTS = ['ready', 'start', 'step', 'lead', 'complete'] as const;

export type EventName = (typeof EVENTS)[number];

/** Ids and numbers of a quiz; nothing of what somebody has answered, nor what it is worth. */
export interface EventDetail {
	/** The id of the question that is shown. */
	step?: string | undefined;
	/** Which question it is, from 1. */
	number?: number | undefined;
	/** The id of the stored response. */
	response?: string | undefined;
}

/** What a framed quiz says to the page around it. */
export interface FrameMessage extends EventDetail {
	/** Of all that it shows, in pixels. */
	height?: number;
	title?: string;
	/** The colour that it stands on. */
	ground?: string;
	event?: EventName;
	/** It takes no answers. */
	closed?: true;
	/** Another screen has come, which is begun at its top. */
	moved?: true;
	/** Escape was pressed in it. */
	escape?: true;
}

/** A frame's name begins with this where a loader listens to it; the rest is drawn by lot. */
export const CHANNEL = 'quizsilver:';

/** No quiz is taller, in pixels. */
export const TALLEST = 100_000;

/** As it is sent; what the page around a frame sends back says nothing more than that it listens. */
export const inEnvelope = (channel: string, message: FrameMessage = {}) => ({
	...message,
	quizsilver: channel
});

/** Takes only what has the shape; undefined where it is no message of this channel. */
export function readMessage(data: unknown, channel: string): FrameMessage | undefined {
	if (typeof data !== 'object' || !data) return;
	const given: Readonly<Record<string, unknown>> = { ...data };
	if (given['quizsilver'] !== channel) return;
	const { height, title, ground, event, step, number, response, closed, moved, escape } = given;
	const name = EVENTS.find((one) => one === event);
	return {
		...(isNumber(height) && { height: Math.min(Math.ceil(height), TALLEST) }),
		...(isShort(title) && { title }),
		...(isShort(ground) && /^rgba?\([\d., ]+\)$/.test(ground) && { ground }),
		...(name && { event: name }),
		...(isShort(step) && { step }),
		...(isNumber(number) && { number }),
		...(isShort(response) && { response }),
		...(closed === true && { closed }),
		...(moved === true && { moved }),
		...(escape === true && { escape })
	};
}

const isNumber = (value: unknown): value is number =>
	typeof value === 'number' && value >= 0 && value < Infinity;

const isShort = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= 300;
