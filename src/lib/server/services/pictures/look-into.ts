import { fileTypeFromBuffer } from 'file-type';
import type { PictureEnding } from '../../../quiz/own-picture.ts';
import {
	MORE_THAN_PICTURE,
	MOST_PIXELS,
	MOST_SIDE,
	NO_PICTURE_TYPE,
	PICTURE_BROKEN,
	TOO_MANY_PIXELS,
	type PictureRefusal
} from '../../../quiz/picture-refusal.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { measureAvif } from './measures/avif.ts';
import { measureGif } from './measures/gif.ts';
import { measureJpeg } from './measures/jpeg.ts';
import type { Measure, Measured } from './measures/measured.ts';
import { measurePng } from './measures/png.ts';
import { measureWebp } from './measures/webp.ts';

/** What a picture is by its content. */
export interface Seen {
	ending: PictureEnding;
	width: number;
	height: number;
}

const MEASURES: Readonly<Record<PictureEnding, Measure>> = {
	png: measurePng,
	jpg: measureJpeg,
	webp: measureWebp,
	gif: measureGif,
	avif: measureAvif
};

/** By the name that file-type gives them. */
const ENDINGS: Readonly<Record<string, PictureEnding>> = {
	png: 'png',
	apng: 'png',
	jpg: 'jpg',
	webp: 'webp',
	gif: 'gif',
	avif: 'avif'
};

/** Whatever the file is called: that it is one of the pictures that browsers show, whole, nothing besides, and not too large to unpack. */
export async function lookInto(bytes: Buffer): Promise<Result<Seen, PictureRefusal>> {
	const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
	const ending = ENDINGS[found?.ext ?? ''];
	if (!ending) return fail(NO_PICTURE_TYPE);
	const measured = measure(MEASURES[ending], bytes);
	if (!measured) return fail(PICTURE_BROKEN);
	const { width, height, end } = measured;
	if (width < 1 || height < 1 || end > bytes.length) return fail(PICTURE_BROKEN);
	if (end < bytes.length) return fail(MORE_THAN_PICTURE);
	if (Math.max(width, height) > MOST_SIDE || width * height > MOST_PIXELS) {
		return fail(TOO_MANY_PIXELS);
	}
	return ok({ ending, width, height });
}

function measure(by: Measure, bytes: Buffer): Measured | null {
	try {
		return by(bytes);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
