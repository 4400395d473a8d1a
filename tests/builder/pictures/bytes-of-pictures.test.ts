import { expect, test } from 'vitest';
import {
	mayCarryMore,
	movesOrIsModern
} from '../../../src/lib/builder/pictures/bytes-of-pictures.ts';
import { aPngPicture, PICTURES } from '../../support/some-pictures.ts';

const within = (mark: string) => Buffer.concat([PICTURES.jpg, Buffer.from(mark, 'latin1')]);

test.each([
	['a PNG', PICTURES.png, false],
	['a JPEG', PICTURES.jpg, false],
	['a WebP', PICTURES.webp, false],
	['a GIF', PICTURES.gif, true],
	['an AVIF', PICTURES.avif, true],
	['a PNG that moves', Buffer.concat([aPngPicture(2, 2), Buffer.from('acTL')]), true],
	['a WebP that moves', Buffer.concat([PICTURES.webp, Buffer.from('ANIM')]), true]
])('%s is left as it is: %s', (_, bytes, isLeft) => {
	expect(movesOrIsModern(bytes)).toBe(isLeft);
});

test.each([
	['nothing else', '', false],
	['where it was taken', 'Exif\0\0', true],
	['XMP', 'http://ns.adobe.com/xap/1.0/\0', true]
])('a photo with %s is known by it', (_, mark, isMore) => {
	expect(mayCarryMore(within(mark))).toBe(isMore);
});
