import { CHANNEL, inEnvelope, type FrameMessage } from '../embed/message.ts';
import { keptTrail, tabStorage } from './kept-trail.ts';
import { overheard, type Watch } from './quiz-events.ts';

/**
 * Tells the page around this frame how tall the quiz is and what happens in it, once that page has said that it listens.
 * Undefined where nobody does: a frame that was not made by the loader.
 * @param closed the quiz takes no answers
 */
export function reachHost(closed: boolean): Watch | undefined {
	const channel = window.name;
	if (!channel.startsWith(CHANNEL)) return;
	let host: string | undefined;
	const waiting: FrameMessage[] = [];
	const post = (message: FrameMessage) => {
		if (host === undefined) waiting.push(message);
		else parent.postMessage(inEnvelope(channel, message), host);
	};
	addEventListener('message', ({ source, origin, data }: MessageEvent) => {
		if (source !== parent || data?.quizsilver !== channel || host !== undefined) return;
		// A sandboxed page has no origin to be named.
		host = origin === 'null' ? '*' : origin;
		waiting.forEach(post);
		new ResizeObserver(() => post({ height: heightOf() })).observe(document.body);
	});
	document.addEventListener('keydown', ({ key, defaultPrevented }) => {
		if (key === 'Escape' && !defaultPrevented) post({ escape: true });
	});
	// Who listens is not known yet: this says nothing that is not on the page for everybody.
	const ground = getComputedStyle(document.body).backgroundColor;
	const hello: FrameMessage = {
		title: document.title,
		height: heightOf(),
		ground,
		...(closed && { closed })
	};
	parent.postMessage(inEnvelope(channel, hello), '*');
	return (stage, around) => {
		const arrived = (refused: boolean) => {
			around.arrived(refused);
			if (!refused) post({ moved: true });
		};
		const trail = keptTrail(around.trail, stage.data.slug, tabStorage(window));
		return overheard(stage, { ...around, arrived, trail }, (event, detail) =>
			post({ ...detail, event })
		);
	};
}

function heightOf(): number {
	return Math.ceil(document.body.getBoundingClientRect().height);
}
