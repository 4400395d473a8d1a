import type { UiLocale } from '$lib/i18n/locale.ts';

/** A number of bytes as people read it: in kilobytes, then in megabytes. */
export function sizeIn(locale: UiLocale, bytes: number): string {
	const [unit, size] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
	const whole = bytes >= 1e7 || (bytes < 1e6 && bytes >= 1e4);
	return new Intl.NumberFormat(locale, {
		...{ style: 'unit', unit },
		maximumFractionDigits: whole ? 0 : 1
	}).format(bytes / size);
}
