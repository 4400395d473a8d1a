import { describe, expect, test } from 'vitest';
import { lookInto } from '../../../src/lib/server/services/pictures/look-into.ts';
import { HTML, PDF, SVG, ZIP } from '../../support/some-bytes.ts';
import { aGif, aJpeg, anAvif, aPngPicture, aWebp, PICTURES } from '../../support/some-pictures.ts';

const kinds = Object.entries(PICTURES);
const codeOf = async (bytes: Buffer) => {
	const seen = await lookInto(bytes);
	return seen.ok ? 'taken' : seen.problem.code;
};

test.each(kinds)('a whole %s is taken, with its sides', async (ending, bytes) => {
	expect(await lookInto(bytes)).toEqual({ ok: true, value: { ending, width: 2, height: 3 } });
});

describe('cut off anywhere, it is not taken:', () => {
	test.each(kinds)('%s', async (_, bytes) => {
		for (let length = 0; length < bytes.length; length += 1) {
			expect(await codeOf(bytes.subarray(0, length)), `${length} bytes`).toMatch(/type|broken/);
		}
	});
});

describe('with anything behind it, it is not taken:', () => {
	test.each(kinds)('%s', async (_, bytes) => {
		for (const more of [HTML, ZIP, Buffer.from('\0')]) {
			expect(await codeOf(Buffer.concat([bytes, more]))).toMatch(/more|broken/);
		}
	});
});

test.each([
	['a page', HTML],
	['SVG', SVG],
	['a PDF', PDF],
	['an archive', ZIP],
	['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)])],
	['a Linux program', Buffer.from('7f454c460201010000', 'hex')],
	['nothing', Buffer.alloc(0)],
	['a page behind the signature of GIF', Buffer.concat([Buffer.from('GIF89a/*'), HTML])],
	['a script that a GIF’s comment would hide', Buffer.from('GIF89a=1;alert(1)//')]
])('%s is not taken', async (_, bytes) => {
	expect(await codeOf(bytes)).toMatch(/type|broken/);
});

test('a byte that is wrong is found in a PNG', async () => {
	const bytes = Buffer.from(aPngPicture(20, 20));
	bytes[45] = (bytes[45] ?? 0) ^ 1;
	expect(await codeOf(bytes)).toBe('broken');
});

test('a PNG without pixels is none', async () => {
	const [start, end] = [PICTURES.png.indexOf('IDAT') - 4, PICTURES.png.indexOf('IEND') - 4];
	const bytes = Buffer.concat([PICTURES.png.subarray(0, start), PICTURES.png.subarray(end)]);
	expect(await codeOf(bytes)).toBe('broken');
});

test('a WebP whose chunk reaches beyond itself is none', async () => {
	const bytes = Buffer.from(PICTURES.webp);
	bytes.writeUInt32LE(bytes.readUInt32LE(16) + 2, 16);
	expect(await codeOf(bytes)).toBe('broken');
});

test('an AVIF with a box that never ends is none, and is no trap', async () => {
	const trap = Buffer.from('000000016d6461740000000000000000', 'hex');
	expect(await codeOf(Buffer.concat([PICTURES.avif, trap]))).toBe('broken');
});

describe('beyond 10,000 pixels a side or 50 million in all, it is not taken:', () => {
	const made = { png: aPngPicture, jpg: aJpeg, webp: aWebp, gif: aGif, avif: anAvif };
	test.each(Object.entries(made))('%s', async (_, make) => {
		expect(await codeOf(make(10_000, 5_000))).toBe('taken');
		expect(await codeOf(make(10_001, 1))).toBe('pixels');
		expect(await codeOf(make(1, 10_001))).toBe('pixels');
		expect(await codeOf(make(10_000, 5_001))).toBe('pixels');
	});

	test('no side is nothing', async () => {
		expect(await codeOf(aPngPicture(0, 5))).toBe('broken');
	});

	test('a GIF whose frame is larger than itself is measured by the frame', async () => {
		const bytes = aGif(2, 3);
		bytes.writeUInt16LE(20_000, bytes.indexOf(0x2c) + 5);
		expect(await codeOf(bytes)).toBe('pixels');
	});
});
