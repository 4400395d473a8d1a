import type { Component } from 'svelte';

/** One line of a menu: a link, or something it does. */
export interface MenuItem {
	label: string;
	icon: Component<{ size?: number | string }>;
	href?: string;
	/** Saved instead of opened. */
	download?: boolean;
	select?: () => void;
	danger?: boolean;
}
