import { createContext } from 'svelte';

export interface Toast {
	text: string;
	/** Something that can be taken back: by a form action and its fields, or right here. */
	undo?: { action: string; fields: Readonly<Record<string, string>> } | (() => void) | undefined;
}

/** What has just happened, one sentence at a time: a new one takes the place of the last. */
export class Toasts {
	current = $state.raw<Toast | null>(null);

	show(toast: Toast): void {
		this.current = toast;
	}

	dismiss(): void {
		this.current = null;
	}
}

export const [useToasts, provideToasts] = createContext<Toasts>();
