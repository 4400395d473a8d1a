import { crc32, deflateSync } from 'node:zlib';

/** Pictures that are whole, made as small as their formats let them be. */
export const PICTURES = {
	png: aPngPicture(2, 3),
	jpg: aJpeg(2, 3),
	webp: aWebp(2, 3),
	gif: aGif(2, 3),
	avif: anAvif(2, 3)
};

/** Of one colour, so that browsers show it. @param padding bytes of text that nobody sees */
export function aPngPicture(width: number, height: number, padding = 0, shade = 128): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// Eight bits of grey.
	header[8] = 8;
	const rows = Buffer.alloc((width + 1) * Math.min(height, 4_000), shade);
	for (let at = 0; at < rows.length; at += width + 1) rows[at] = 0;
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		pngChunk('IHDR', header),
		...(padding > 0 ? [pngChunk('tEXt', Buffer.alloc(padding, 'x'))] : []),
		pngChunk('IDAT', deflateSync(rows)),
		pngChunk('IEND', Buffer.alloc(0))
	]);
}

function pngChunk(name: string, content: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name), content]);
	return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
}

/** Its scan is no picture of anything. */
export function aJpeg(width: number, height: number): Buffer {
	const sides = Buffer.concat([uint32(height).subarray(2), uint32(width).subarray(2)]);
	return Buffer.concat([
		Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
		Buffer.from('ffc0000b08', 'hex'),
		sides,
		Buffer.from('01011100', 'hex'),
		Buffer.from('ffda0008010100003f0012ff0034ffd056', 'hex'),
		Buffer.from('ffd9', 'hex')
	]);
}

export function aWebp(width: number, height: number): Buffer {
	const content = Buffer.alloc(6, 0x2f);
	content.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
	const chunk = Buffer.concat([Buffer.from('VP8L'), uint32LE(content.length), content]);
	return Buffer.concat([
		Buffer.from('RIFF'),
		uint32LE(chunk.length + 4),
		Buffer.from('WEBP'),
		chunk
	]);
}

export function aGif(width: number, height: number): Buffer {
	const sides = Buffer.alloc(4);
	sides.writeUInt16LE(width, 0);
	sides.writeUInt16LE(height, 2);
	return Buffer.concat([
		Buffer.from('GIF89a'),
		sides,
		Buffer.from('800000000000ffffff', 'hex'),
		Buffer.from('21f9040100000000', 'hex'),
		Buffer.from('2c000000000100010000', 'hex'),
		Buffer.from('02024401003b', 'hex')
	]);
}

export function anAvif(width: number, height: number): Buffer {
	const size = Buffer.concat([uint32(0), uint32(width), uint32(height)]);
	const properties = box('iprp', box('ipco', box('ispe', size)));
	return Buffer.concat([
		box('ftyp', Buffer.from('avif\0\0\0\0avifmif1')),
		box('meta', Buffer.concat([uint32(0), properties])),
		box('mdat', Buffer.alloc(9, 7))
	]);
}

function box(name: string, content: Buffer): Buffer {
	return Buffer.concat([uint32(content.length + 8), Buffer.from(name), content]);
}

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function uint32LE(value: number): Buffer {
	return uint32(value).reverse();
}
