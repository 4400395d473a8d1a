const DARK = '@media (prefers-color-scheme: dark)';

/** The letter as a dark or a light screen shows it, whatever the screen at hand is. */
export function inScheme(html: string, scheme: string | null): string {
	const isDark = scheme === 'dark';
	return html
		.replace(DARK, isDark ? '@media all' : '@media not all')
		.replace('color-scheme: light dark;', `color-scheme: ${isDark ? 'dark' : 'light'};`);
}
