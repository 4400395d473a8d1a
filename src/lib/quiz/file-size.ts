import type { Locale } from './text.ts';

const STEP = 1024;
const UNITS = { en: ['B', 'kB', 'MB', 'GB'], ru: ['Б', 'КБ', 'МБ', 'ГБ'] } as const;

/** `1.5 MB`, «1,5 МБ»: as people count files, with one digit after the point below ten. */
export function fileSize(bytes: number, locale: Locale): string {
	const spoken = locale.split('-', 1)[0] === 'ru' ? 'ru' : 'en';
	const power = bytes < STEP ? 0 : Math.min(3, Math.floor(Math.log(bytes) / Math.log(STEP)));
	const value = bytes / STEP ** power;
	const digits = new Intl.NumberFormat(spoken, {
		maximumFractionDigits: power > 0 && value < 10 ? 1 : 0
	});
	return `${digits.format(value)} ${UNITS[spoken][power]}`;
}
