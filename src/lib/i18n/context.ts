import { createContext } from 'svelte';
import type { I18n } from './i18n.ts';

const [current, setCurrent] = createContext<() => I18n>();

/** `read` is called whenever a sentence is rendered, so that a change of language shows at once. */
export function provideI18n(read: () => I18n): void {
	setCurrent(read);
}

/** Its functions may be taken apart: each asks for the language of the moment. */
export function useI18n(): I18n {
	const read = current();
	return {
		get locale() {
			return read().locale;
		},
		t: (key, ...values) => read().t(key, ...values),
		number: (value) => read().number(value),
		percent: (value) => read().percent(value),
		date: (moment) => read().date(moment),
		shortDate: (moment) => read().shortDate(moment),
		day: (date) => read().day(date),
		dateTime: (moment) => read().dateTime(moment),
		exactTime: (moment) => read().exactTime(moment),
		zonedTime: (moment) => read().zonedTime(moment),
		list: (words) => read().list(words),
		languageName: (code) => read().languageName(code),
		languageTitle: (code) => read().languageTitle(code)
	};
}
