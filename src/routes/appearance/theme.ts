export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

export function themeOf(cookie: string | null | undefined): Theme {
	return THEMES.find((theme) => theme === cookie) ?? 'system';
}
