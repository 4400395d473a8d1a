import { frameQuiz } from './frame.ts';
import type { Above, Means } from './means.ts';
import { placeIn } from './place.ts';
import type { Settings } from './settings.ts';
import { tell } from './tell.ts';

/** Where its author has not said how tall a quiz is at least: most first questions fit, and nothing below them moves. */
const HEIGHT = 480;

/** A quiz that belongs to an element of the page. */
export interface Mounted {
	/** Unless it stands in the page itself. */
	open?: () => unknown;
	stop(): void;
}

/** Puts the quizzes of one house onto this page. */
export function embedding(origin: string, loadAbove: () => Promise<(means: Means) => Above>) {
	let loading: Promise<Above> | undefined;
	const means: Means = {
		place: placeIn,
		frame: (settings, element, heard) =>
			frameQuiz(origin, settings, (message) => {
				const { event, step, number, response } = message;
				heard(message);
				if (event) tell(element, settings, event, { step, number, response });
			})
	};
	/** What lies above the page; asked for once. */
	const above = () => (loading ??= loadAbove().then((make) => make(means)));
	return {
		above,
		close: () => void loading?.then((made) => made.close(), without),
		mount(element: Element, settings: Settings): Mounted {
			if (settings.mode === 'inline') return inPage(means, element, settings);
			const mounted = above().then((made) => made.mount(element, settings));
			mounted.catch(without);
			return {
				open: () => mounted.then((made) => made.open()),
				stop: () => void mounted.then((made) => made.stop(), without)
			};
		}
	};
}

/** The part did not come: the page is what it was. */
export const without = () => {};

function inPage(means: Means, element: Element, settings: Settings): Mounted {
	const { host, root } = means.place(element, '');
	// What the page keeps free before this comes is not given back.
	const least = settings.height ?? (parseFloat(getComputedStyle(element).minHeight) || HEIGHT);
	const setHeight = (pixels: number) => {
		host.style.height = `${Math.max(pixels, least)}px`;
	};
	const { frame, link, stop } = means.frame(settings, element, ({ height, moved }) => {
		if (height) setHeight(height);
		if (moved && host.getBoundingClientRect().top < 0) host.scrollIntoView();
	});
	setHeight(0);
	frame.loading = 'lazy';
	root.append(frame, link);
	return {
		stop() {
			stop();
			host.remove();
		}
	};
}
