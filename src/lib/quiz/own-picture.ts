/** What a picture may be, by its content: the ending of its address, and its media type. */
export const PICTURE_TYPES = {
	png: 'image/png',
	jpg: 'image/jpeg',
	webp: 'image/webp',
	gif: 'image/gif',
	avif: 'image/avif'
} as const;

export type PictureEnding = keyof typeof PICTURE_TYPES;

const FILE = /^[0-9a-f]{40}\.(?:png|jpg|webp|gif|avif)$/;
const PREFIX = '/p/';

/** Whether a file may be one of the house's pictures: the first 160 bits of its content's SHA-256, and what it is. */
export function isPictureFile(name: string): boolean {
	return FILE.test(name);
}

/** Where the house serves a picture; the same content has the same address everywhere. */
export function pictureAddress(file: string): string {
	return PREFIX + file;
}

/** The name of the file behind an address of the house's own; null for every other address. */
export function pictureFileOf(address: string): string | null {
	const file = address.startsWith(PREFIX) ? address.slice(PREFIX.length) : '';
	return isPictureFile(file) ? file : null;
}

/** Addresses of the house's own pictures that are named anywhere in a quiz file, each once. */
export function ownPicturesIn(part: unknown): string[] {
	const found = new Set<string>();
	const look = (value: unknown): void => {
		if (typeof value === 'string') {
			if (pictureFileOf(value) !== null) found.add(value);
		} else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
	};
	look(part);
	return [...found];
}
