import { nameAt, type Measure, type Measured } from './measured.ts';

type Sides = Pick<Measured, 'width' | 'height'>;

const HEAD = 8;

/** What each kind of chunk says of the sides, `at` its content (rfc-editor.org/rfc/rfc9649). */
const SIDES: Readonly<Record<string, (bytes: Buffer, at: number) => Sides>> = {
	VP8X: (bytes, at) => ({
		width: bytes.readUIntLE(at + 4, 3) + 1,
		height: bytes.readUIntLE(at + 7, 3) + 1
	}),
	'VP8 ': (bytes, at) => ({
		width: bytes.readUInt16LE(at + 6) & 0x3fff,
		height: bytes.readUInt16LE(at + 8) & 0x3fff
	}),
	VP8L: (bytes, at) => {
		const packed = bytes.readUInt32LE(at + 1);
		return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
	}
};
const PIXELS = new Set(['VP8 ', 'VP8L', 'ANMF']);

/** Chunk by chunk to where the first one says that it ends. */
export const measureWebp: Measure = (bytes) => {
	const end = HEAD + even(bytes.readUInt32LE(4));
	const sides: Sides = { width: 0, height: 0 };
	let hasPixels = false;
	let at = HEAD + 4;
	while (at < end) {
		const name = nameAt(bytes, at);
		const own = SIDES[name]?.(bytes, at + HEAD);
		sides.width = Math.max(sides.width, own?.width ?? 0);
		sides.height = Math.max(sides.height, own?.height ?? 0);
		hasPixels ||= PIXELS.has(name);
		at += HEAD + even(bytes.readUInt32LE(at + 4));
	}
	return hasPixels && at === end ? { ...sides, end } : null;
};

const even = (length: number) => length + (length & 1);
