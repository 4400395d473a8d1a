import type { Measure } from './measured.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/** Block by block to the trailer (w3.org/Graphics/GIF/spec-gif89a.txt). */
export const measureGif: Measure = (bytes) => {
	let [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
	let hasPixels = false;
	for (let at = 13 + tableSize(bytes.readUInt8(10)); ;) {
		const block = bytes.readUInt8(at);
		if (block === TRAILER) return hasPixels ? { width, height, end: at + 1 } : null;
		if (block === EXTENSION) at = afterParts(bytes, at + 2);
		else if (block === IMAGE) {
			hasPixels = true;
			width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5));
			height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7));
			at = afterParts(bytes, at + 11 + tableSize(bytes.readUInt8(at + 9)));
		} else return null;
	}
};

/** Of the colours, as a byte of flags tells it. */
function tableSize(flags: number): number {
	return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Each part begins with its length; one of none is the last. */
function afterParts(bytes: Buffer, from: number): number {
	let at = from;
	for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += 1 + length;
	return at + 1;
}
