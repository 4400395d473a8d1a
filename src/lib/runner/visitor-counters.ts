import type { Tell } from './quiz-events.ts';

/** The fragment may hold what a link knows of the respondent, and the query what their author knows. */
const bareAddress = () => location.origin + location.pathname;

/** Loads Yandex Metrica and counts this visit. */
export function metricaCounter(id: string): Tell {
	const waiting: unknown[][] = [];
	const call = Object.assign((...words: unknown[]) => void waiting.push(words), { a: waiting });
	window.ym ??= call;
	load('https://mc.yandex.ru/metrika/tag.js');
	window.ym(Number(id), 'init', { defer: true, webvisor: false, clickmap: false });
	window.ym(Number(id), 'hit', bareAddress() + campaignOf());
	return (event, detail) => window.ym?.(Number(id), 'reachGoal', `quizsilver_${event}`, detail);
}

/** Loads Google Analytics and counts this visit. */
export function googleCounter(id: string): Tell {
	const layer: unknown[] = [];
	window.dataLayer ??= layer;
	// Google reads `arguments` themselves, no list that was made of them.
	window.gtag ??= function () {
		// eslint-disable-next-line prefer-rest-params
		layer.push(arguments);
	};
	load(`https://www.googletagmanager.com/gtag/js?id=${id}`);
	window.gtag('js', new Date());
	window.gtag('config', id, { page_location: bareAddress() + campaignOf() });
	return (event, detail) => window.gtag?.('event', `quizsilver_${event}`, detail);
}

function load(address: string): void {
	const script = document.createElement('script');
	script.src = address;
	script.async = true;
	document.head.append(script);
}

/** Only marks of campaigns. */
function campaignOf(): string {
	const marks = [...new URLSearchParams(location.search)].filter(([name]) => /^utm_/.test(name));
	return marks.length > 0 ? `?${new URLSearchParams(marks)}` : '';
}
