/** An address to which a form may send people: http or https, without a name and password, and without a fragment. */
export function redirectAddress(written: string): URL | null {
	const typed = written.trim();
	if (!/^https?:\/\/[^/\\]/i.test(typed) || /[\s\\\p{Cc}]/u.test(typed)) return null;
	if (!URL.canParse(typed)) return null;
	const address = new URL(typed);
	const isPlain = address.username === '' && address.password === '' && address.hash === '';
	return isPlain && address.hostname !== '' ? address : null;
}

/**
 * The address that a form asks for, where it is one of those allowed or a page below one; null where it is not.
 * Compared as browsers read them, so that neither dots nor letter case nor another port lead elsewhere.
 */
export function allowedRedirect(asked: string, allowed: readonly string[]): string | null {
	const wanted = redirectAddress(asked);
	if (!wanted) return null;
	const isIn = allowed.some((one) => {
		const known = redirectAddress(one);
		return known?.origin === wanted.origin && isBelow(wanted.pathname, known.pathname);
	});
	return isIn ? wanted.href : null;
}

/** `/thanks` holds itself and `/thanks/again`, and not `/thanks-no`. */
function isBelow(path: string, top: string): boolean {
	return path === top || path.startsWith(top.endsWith('/') ? top : `${top}/`);
}
