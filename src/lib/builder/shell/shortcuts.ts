interface Keys {
	/** By the place of the key, so that it works on every keyboard. */
	code?: string;
	/** By what it types. */
	key?: string;
	/** Ctrl, or ⌘ on a Mac. */
	command?: boolean;
	shift?: boolean;
	alt?: boolean;
}

interface Entry {
	/** `anywhere` in the editor; in the list of steps; in a list of options. */
	where: 'anywhere' | 'outline' | 'items';
	/** Any of these; the first is the one that is told. */
	keys: readonly Keys[];
}

/** The keys of the editor; what is told of them is made from this. Lists have theirs themselves. */
export const SHORTCUTS = {
	palette: { where: 'anywhere', keys: [{ command: true, code: 'KeyK' }] },
	undo: { where: 'anywhere', keys: [{ command: true, code: 'KeyZ' }] },
	redo: {
		where: 'anywhere',
		keys: [
			{ command: true, shift: true, code: 'KeyZ' },
			{ command: true, code: 'KeyY' }
		]
	},
	save: { where: 'anywhere', keys: [{ command: true, code: 'KeyS' }] },
	help: { where: 'anywhere', keys: [{ key: '?' }] },
	region: { where: 'anywhere', keys: [{ key: 'F6' }] },
	walk: { where: 'outline', keys: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }] },
	move: {
		where: 'outline',
		keys: [
			{ alt: true, key: 'ArrowUp' },
			{ alt: true, key: 'ArrowDown' }
		]
	},
	copy: { where: 'outline', keys: [{ command: true, code: 'KeyD' }] },
	remove: { where: 'outline', keys: [{ key: 'Delete' }] },
	addItem: { where: 'items', keys: [{ key: 'Enter' }] },
	moveItem: {
		where: 'items',
		keys: [
			{ alt: true, key: 'ArrowUp' },
			{ alt: true, key: 'ArrowDown' }
		]
	}
} as const satisfies Record<string, Entry>;

export type ShortcutId = keyof typeof SHORTCUTS;
export type Shortcut = {
	[Id in ShortcutId]: (typeof SHORTCUTS)[Id]['where'] extends 'anywhere' ? Id : never;
}[ShortcutId];

const ANYWHERE = [
	'palette',
	'undo',
	'redo',
	'save',
	'help',
	'region'
] as const satisfies Shortcut[];

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** What a key asks of the editor, wherever the focus is. */
export function shortcutOf(event: Pressed): Shortcut | undefined {
	return ANYWHERE.find((id) => SHORTCUTS[id].keys.some((keys: Keys) => isPressed(event, keys)));
}

function isPressed(
	event: Pressed,
	{ code, key, command = false, shift, alt = false }: Keys
): boolean {
	if ((event.ctrlKey || event.metaKey) !== command || event.altKey !== alt) return false;
	// A sign such as “?” is typed with or without Shift, as the keyboard has it.
	if (key !== undefined) return event.key === key;
	return event.code === code && event.shiftKey === (shift ?? false);
}

/** Whether the key belongs to whatever has the focus: a sign is written there, and a field has an undo of its own. */
export function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLInputElement ||
		target instanceof HTMLTextAreaElement ||
		target instanceof HTMLSelectElement ||
		(target instanceof HTMLElement && target.isContentEditable)
	);
}

/** As they are printed on the keys: `['Ctrl', 'Z']`. */
export function keyCaps(id: ShortcutId, isMac: boolean): string[][] {
	return SHORTCUTS[id].keys.map(({ code, key, command, shift, alt }: Keys) => [
		...(command ? [isMac ? '⌘' : 'Ctrl'] : []),
		...(alt ? [isMac ? '⌥' : 'Alt'] : []),
		...(shift ? [isMac ? '⇧' : 'Shift'] : []),
		CAPS[key ?? ''] ?? key ?? code?.replace(/^Key/, '') ?? ''
	]);
}

const CAPS: Readonly<Record<string, string>> = {
	ArrowUp: '↑',
	ArrowDown: '↓',
	Delete: 'Del'
};

/** In one line, for a tooltip; the first way to press it. */
export function keyLine(id: ShortcutId, isMac: boolean): string {
	return (keyCaps(id, isMac)[0] ?? []).join(isMac ? '' : '+');
}

export const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent);
