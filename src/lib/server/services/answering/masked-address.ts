/** As much of an address as tells its owner that it is theirs, and nobody else whose it is: `an…@example.com`. */
export function maskedAddress(email: string): string {
	const at = email.lastIndexOf('@');
	const name = Array.from(email.slice(0, Math.max(at, 0)));
	const shown = name.length > 3 ? 2 : 1;
	return `${name.slice(0, shown).join('')}…${email.slice(Math.max(at, 0))}`;
}
