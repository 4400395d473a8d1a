import type { Quiz } from '../../../quiz/normalise.ts';

export type Counters = NonNullable<Quiz['counters']>;

const METRICA = ['https://mc.yandex.ru', 'https://mc.yandex.com'];
const GOOGLE = 'https://www.googletagmanager.com';
const GOOGLE_CALLS = ['https://*.google-analytics.com', 'https://*.analytics.google.com', GOOGLE];

/** Where counters come from, and where they send what they count. */
export function counterHosts(counters: Counters | undefined) {
	const { metrica, google } = counters ?? {};
	return {
		scripts: [...(metrica ? METRICA : []), ...(google ? [GOOGLE] : [])],
		calls: [...(metrica ? METRICA : []), ...(google ? GOOGLE_CALLS : [])]
	};
}
