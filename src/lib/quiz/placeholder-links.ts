/** Kept free for examples: whatever leads there was to be replaced (RFC 2606). */
const PLACEHOLDER = /https?:\/\/(?:[\w-]+\.)*example\.(?:com|net|org)[^\s)"'<>\]]*/gi;

/** Addresses of a quiz that lead nowhere, as its template left them, each once. */
export function placeholderLinks(definition: unknown): string[] {
	return [...new Set(JSON.stringify(definition ?? null).match(PLACEHOLDER))];
}
