import { quizAddress } from './address.ts';
import { steadyHeights } from './heights.ts';
import { CHANNEL, inEnvelope, readMessage, type FrameMessage } from './message.ts';
import type { Settings } from './settings.ts';
import { wordsIn } from './words.ts';

/** Time for a frame's scripts once its page is there, and for the page itself once it is asked for; in milliseconds. */
const FOR_SCRIPTS = 5000;
const FOR_PAGE = 20_000;

/** A quiz in a frame, and the link that takes its place where none comes. */
export interface Framed {
	frame: HTMLIFrameElement;
	link: HTMLAnchorElement;
	stop(): void;
}

/** @param heard messages that are the frame's own, of the right shape, with heights that are meant */
export function frameQuiz(
	origin: string,
	settings: Settings,
	heard: (message: FrameMessage) => void
): Framed {
	const words = wordsIn(settings.locale);
	const address = quizAddress(origin, settings);
	const frame = document.createElement('iframe');
	const link = document.createElement('a');
	const channel = CHANNEL + crypto.getRandomValues(new Uint32Array(4)).join('-');
	const isSteady = steadyHeights(Date.now);
	let timer: ReturnType<typeof setTimeout> | undefined;
	let answers = false;
	const isMissing = (missing: boolean) => {
		clearTimeout(timer);
		frame.hidden = missing;
		link.hidden = !missing;
	};
	const missIn = (milliseconds: number) => {
		clearTimeout(timer);
		if (!answers) timer = setTimeout(isMissing, milliseconds, true);
	};
	const listen = ({ source, origin: from, data }: MessageEvent) => {
		// Where the page around is sandboxed, so is the frame.
		const isOurs = from === origin || (from === 'null' && self.origin === from);
		const message = source === frame.contentWindow && isOurs && readMessage(data, channel);
		if (!message) return;
		answers = true;
		isMissing(false);
		if (message.title) frame.title = message.title;
		if (message.title !== undefined) {
			frame.contentWindow?.postMessage(inEnvelope(channel), from === origin ? from : '*');
		}
		if (message.height && !isSteady(message.height)) delete message.height;
		heard(message);
	};
	link.href = address;
	link.target = '_blank';
	link.textContent = words.open;
	frame.name = channel;
	// What a bonus gives is copied by a button.
	frame.allow = 'clipboard-write';
	frame.title = settings.title || words.quiz;
	frame.src = `${address}&embed=1`;
	isMissing(false);
	// One that is out of sight may not have been asked for yet.
	const sight = new IntersectionObserver(([seen]) => {
		if (!seen?.isIntersecting) return;
		sight.disconnect();
		missIn(FOR_PAGE);
	});
	frame.onload = () => {
		// A page that is there, or was refused, before it is seen is waited for no more.
		sight.disconnect();
		missIn(FOR_SCRIPTS);
	};
	sight.observe(frame);
	addEventListener('message', listen);
	return {
		frame,
		link,
		stop() {
			sight.disconnect();
			clearTimeout(timer);
			removeEventListener('message', listen);
		}
	};
}
