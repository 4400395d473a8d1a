import type { EventDetail, EventName } from './message.ts';
import type { Settings } from './settings.ts';

type Counter = (...words: unknown[]) => void;

declare global {
	/** What pages may have for counting their visitors. */
	interface Window {
		dataLayer?: unknown;
		/** Google Analytics 4. */
		gtag?: Counter;
		/** Yandex Metrica; `a` holds what it was told before it came. */
		ym?: Counter & { a?: unknown[][] };
		/** Meta pixel. */
		fbq?: Counter;
	}
}

/** Meta's own names, where it has any. */
const META: Partial<Record<EventName, string>> = {
	lead: 'Lead',
	complete: 'CompleteRegistration'
};

/**
 * What happens in a quiz becomes an event of its element, and an entry of the page's data layer; counters that the page has
 * are told where its author asks for it.
 */
export function tell(
	element: Element,
	{ slug, track, metrica }: Settings,
	name: EventName,
	told: EventDetail
): void {
	const detail = { quiz: slug, ...told };
	const event = `quizsilver_${name}`;
	const { dataLayer, gtag, ym, fbq } = window;
	const isTold = (counter: string) => track === '' || track?.includes(counter);
	// What opened it may be gone by now.
	const target = element.isConnected ? element : document;
	target.dispatchEvent(new CustomEvent(`quizsilver:${name}`, { bubbles: true, detail }));
	if (Array.isArray(dataLayer)) dataLayer.push({ event, quizsilver: detail });
	if (isTold('ga4')) gtag?.('event', event, detail);
	if (isTold('meta')) fbq?.(META[name] ? 'track' : 'trackCustom', META[name] ?? event, detail);
	const counter = metrica || counterOn(window);
	if (isTold('metrica') && counter) ym?.(+counter, 'reachGoal', event, detail);
}

/** The number of the page's Metrica counter. */
function counterOn(page: Window): unknown {
	const [known] = Object.keys(page).filter((name) => /^yaCounter\d+$/.test(name));
	return known?.slice(9) ?? page.ym?.a?.[0]?.[0];
}
