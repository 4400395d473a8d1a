import type { Measure, Measured } from './measured.ts';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Those of the frame say how large it is; among them stand three that say something else. */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Marker by marker to the end of the image (ITU-T T.81, annex B). */
export const measureJpeg: Measure = (bytes) => {
	let sides: Pick<Measured, 'width' | 'height'> | undefined;
	let hasPixels = false;
	for (let at = 2; ;) {
		if (bytes.readUInt8(at) !== 0xff) return null;
		const marker = bytes.readUInt8(at + 1);
		if (marker === END_OF_IMAGE) return sides && hasPixels ? { ...sides, end: at + 2 } : null;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (isFrame(marker)) {
			sides = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
		}
		at += 2 + bytes.readUInt16BE(at + 2);
		if (marker !== START_OF_SCAN) continue;
		hasPixels = true;
		at = afterScan(bytes, at);
	}
};

/** The next marker: within a scan 0xff is followed by 0, or by one of the eight that only mark the way. */
function afterScan(bytes: Buffer, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes.readUInt8(at + 1);
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return bytes.length;
}
