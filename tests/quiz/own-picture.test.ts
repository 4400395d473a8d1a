import { expect, test } from 'vitest';
import {
	isPictureFile,
	ownPicturesIn,
	pictureAddress,
	pictureFileOf
} from '../../src/lib/quiz/own-picture.ts';
import { isSafeAddress } from '../../src/lib/quiz/safe-address.ts';
import { picture } from '../../src/lib/quiz/schema-parts.ts';

const FILE = `${'0123456789'.repeat(4)}.webp`;

test('an address of ours leads to its file and back, and may stand in a quiz', () => {
	const address = pictureAddress(FILE);
	expect(address).toBe(`/p/${FILE}`);
	expect(pictureFileOf(address)).toBe(FILE);
	expect(picture.parse({ src: address })).toEqual({ src: address });
	expect(isSafeAddress(address)).toBe(true);
});

test.each([
	'',
	'.png',
	'..',
	`../${FILE}`,
	FILE.toUpperCase(),
	`${FILE}.svg`,
	`${FILE}\n`,
	'a.png'
])('“%s” is no file of ours', (name) => {
	expect(isPictureFile(name)).toBe(false);
	expect(pictureFileOf(`/p/${name}`)).toBeNull();
});

test('pictures are found wherever a quiz names them, each once', () => {
	const [one, two] = [`/p/${FILE}`, `/p/${'a'.repeat(40)}.gif`];
	const quiz = {
		theme: { logo: one },
		steps: [{ picture: { src: two } }, { options: [{ picture: { src: one } }] }],
		text: `see ${one}`
	};
	expect(ownPicturesIn(quiz)).toEqual([one, two]);
});
