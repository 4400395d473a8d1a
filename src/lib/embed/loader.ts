import { quizAddress } from './address.ts';
import type { Api, OpenOptions } from './embed.d.ts';
import { embedding, without, type Mounted } from './embedding.ts';
import type { Above, Means } from './means.ts';
import { settingsOf } from './settings.ts';

declare global {
	interface Window {
		/** Before the loader has come: calls that wait for it, each with its name first. */
		quizsilver?: Api | Parameters<Api['open']>[];
	}
}

const ASKS = 'data-quizsilver';
const OPENS = 'data-quizsilver-open';

/** Put in by the build: where the part for quizzes above the page is, by its content. */
declare const ABOVE: string;

/**
 * Looks after all quizzes of a page, now and as its elements come and go. Once, however often the page has it.
 * @param origin where the quizzes are
 */
export function look(origin: string): Api {
	const waiting = window.quizsilver;
	if (waiting && 'open' in waiting) return waiting;
	const { above, mount, close } = embedding(origin, () => loadAbove(origin));
	const mounted = new Map<Element, Mounted & { slug: string }>();

	const forget = (element: Element) => {
		mounted.get(element)?.stop();
		mounted.delete(element);
	};
	const meet = (element: Element, options?: OpenOptions) => {
		const settings = { ...settingsOf(element), ...options };
		const { slug } = settings;
		if (mounted.get(element)?.slug === slug) return;
		forget(element);
		if (slug) mounted.set(element, { ...mount(element, settings), slug });
	};
	const lookAround = () => {
		for (const element of mounted.keys()) if (!element.isConnected) forget(element);
		for (const element of document.querySelectorAll(`[${ASKS}]`)) meet(element);
		if (document.querySelector(`[${OPENS}]`)) above().catch(without);
	};
	/** One that the page has anyway is opened as it is set up there. */
	const open = (element: Element, options?: OpenOptions) => {
		const settings = { ...settingsOf(element, 'popup'), ...options };
		const held = [...mounted.values()].find((one) => one.open && one.slug === settings.slug);
		const opening = held ? held.open?.() : above().then((made) => made.open(settings, element));
		Promise.resolve(opening).catch(() => location.assign(quizAddress(origin, settings)));
	};
	const api: Api = {
		close,
		open: (slug, options) => open(document.documentElement, { ...options, slug }),
		mount(element, options) {
			meet(element, options);
			return () => forget(element);
		},
		on(name, listener) {
			const ending = new AbortController();
			const hear = (event: Event) => event instanceof CustomEvent && listener(event);
			document.addEventListener(`quizsilver:${name}`, hear, ending);
			return () => ending.abort();
		}
	};
	document.addEventListener('click', (event) => {
		const { target, ctrlKey, metaKey, shiftKey } = event;
		const opener = target instanceof Element && target.closest(`[${OPENS}]`);
		if (!opener || ctrlKey || metaKey || shiftKey) return;
		event.preventDefault();
		open(opener);
	});
	new MutationObserver(lookAround).observe(document, {
		...{ childList: true, subtree: true },
		attributeFilter: [ASKS]
	});
	window.quizsilver = api;
	lookAround();
	waiting?.forEach((words) => api.open(...words));
	return api;
}

async function loadAbove(origin: string): Promise<(means: Means) => Above> {
	const part: typeof import('./above.ts') = await import(/* @vite-ignore */ origin + ABOVE);
	return part.above;
}
