/** Kept free for examples: whatever leads there was to be replaced (RFC 2606). */
const PLACEHOLDER = /https?:\/\/(?:[\w-]+\.)*example\.(?:com|net|org)[^\s)"'<>\]]*/gi;

/** Addresses of a quiz that lead nowhere, as its template left them, each once. */
export function placeholderLinks(definition: unknown): string[] {
	return [...new Set(JSON.stringify(definition ?? null).match(PLACEHOLDER))];
}

/** Where such an address stands, as problems of a quiz name places: `results[1].button.url`. */
export interface PlaceholderPlace {
	path: string;
	url: string;
}

/** Each address at each of its places, once whatever languages it is there in. */
export function placeholderPlaces(
	definition: unknown,
	locales: readonly string[]
): PlaceholderPlace[] {
	const places = new Map<string, PlaceholderPlace>();
	const look = (value: unknown, path: string): void => {
		if (typeof value === 'string') {
			for (const url of value.match(PLACEHOLDER) ?? []) places.set(`${path} ${url}`, { path, url });
		} else if (Array.isArray(value)) {
			value.forEach((item, at) => look(item, `${path}[${at}]`));
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, item] of Object.entries(value)) {
				const below = path === '' ? key : `${path}.${key}`;
				look(item, locales.includes(key) ? path : below);
			}
		}
	};
	look(definition, '');
	return [...places.values()];
}
