/** PostgreSQL refuses NUL in text, SQLite cuts at it: neither engine is given one. */
export function withoutNul(value: string): string {
	return value.includes('\0') ? value.replaceAll('\0', '') : value;
}
