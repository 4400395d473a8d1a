import { crc32 } from 'node:zlib';
import { nameAt, type Measure } from './measured.ts';

const SIGNATURE = 8;
/** Of a chunk: its length, its name and its checksum. */
const AROUND = 12;

/** Chunk by chunk to the last one (w3.org/TR/png). */
export const measurePng: Measure = (bytes) => {
	if (nameAt(bytes, SIGNATURE + 4) !== 'IHDR') return null;
	const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
	let hasPixels = false;
	for (let at = SIGNATURE; ;) {
		const end = at + AROUND + bytes.readUInt32BE(at);
		const name = nameAt(bytes, at + 4);
		if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
		hasPixels ||= name === 'IDAT';
		if (name === 'IEND') return hasPixels ? { width, height, end } : null;
		at = end;
	}
};
