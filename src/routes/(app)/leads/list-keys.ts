/** What the keys of a list do. */
export interface ListKeys {
	pick: (id: string) => void;
	clear: () => void;
	help: () => void;
}

/**
 * One key of a list: j and k go from row to row, x chooses, / looks for the search, ? tells of all this. Enter opens what has
 * the focus by itself.
 * @returns whether the key did something
 */
export function listKey(event: KeyboardEvent, keys: ListKeys): boolean {
	if (isForOthers(event)) return false;
	const links = [...document.querySelectorAll<HTMLElement>('[data-lead]')];
	const row = document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-lead]');
	const at = row ? links.indexOf(row) : -1;
	switch (keyOf(event)) {
		case 'j':
			links[Math.min(at + 1, links.length - 1)]?.focus();
			return true;
		case 'k':
			links[Math.max(at - 1, 0)]?.focus();
			return true;
		case 'x':
			if (row?.dataset['lead']) keys.pick(row.dataset['lead']);
			return true;
		case 'Escape':
			keys.clear();
			return true;
		case '/':
			document.querySelector<HTMLInputElement>('input[name="q"]')?.focus();
			return true;
		case '?':
			keys.help();
			return true;
		default:
			return false;
	}
}

/**
 * What a key types, or would on a keyboard of Latin letters: in Russian j is typed as о, and the place of / and ? types other
 * signs.
 */
export function keyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
	const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
	if (letter !== undefined && !/^[\x20-\x7e]$/.test(key)) return letter;
	if (code === 'Slash' && key === '.') return '/';
	return code === 'Slash' && key === ',' ? '?' : key;
}

/** A key that is not for the page: it is the browser's, somebody types, or a layer has the keys. */
export function isForOthers(event: KeyboardEvent): boolean {
	return event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target);
}

function isBusy(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.closest('[role="dialog"], [role="menu"], select, textarea')) return true;
	return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
