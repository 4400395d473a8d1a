/** What begins a GIF, and what says of a PNG or a WebP that it moves. */
const MOVING = ['GIF8', 'acTL', 'ANIM', 'ANMF'];
/** Is small already, and canvases do not write it. */
const MODERN = ['ftypavif', 'ftypavis'];
/** How EXIF and XMP begin in a JPEG, a PNG and a WebP: where a photo was taken, and with what. */
const MORE = ['Exif\0', 'eXIf', 'EXIF', 'http://ns.adobe.com/xap', 'XMP ', 'Photoshop 3.0'];

/** By the beginning of a file: drawing it anew would lose what moves, or make it larger. */
export function movesOrIsModern(head: Uint8Array): boolean {
	const start = text(head.subarray(0, 16));
	if (MODERN.some((mark) => start.includes(mark))) return true;
	return holds(head, MOVING);
}

/** By the beginning of a file: something may be written into it that nobody sees. */
export function mayCarryMore(head: Uint8Array): boolean {
	return holds(head, MORE);
}

function holds(head: Uint8Array, marks: readonly string[]): boolean {
	const all = text(head);
	return marks.some((mark) => all.includes(mark));
}

/** Each byte a letter. */
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
