import type { Component } from 'svelte';

/** One line of a menu: a link, or something it does. */
export interface MenuItem {
	/** Where others may have the same label. */
	id?: string;
	label: string;
	icon?: Component<{ size?: number | string }>;
	href?: string;
	/** Saved instead of opened. */
	download?: boolean;
	select?: () => void;
	danger?: boolean;
}

/** Lines that belong together, under a heading where they have one. */
export interface MenuGroup {
	label?: string;
	items: readonly MenuItem[];
}
