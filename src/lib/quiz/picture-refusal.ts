import { fileSize } from './file-size.ts';
import type { Words } from './text.ts';

/** In bytes. */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
/** Of either side, in pixels. */
export const MOST_SIDE = 10_000;
/** Of both together: what a browser unpacks into four bytes each. */
export const MOST_PIXELS = 50_000_000;

/** Why a picture is not taken, in words that say how to mend it. */
export interface PictureRefusal {
	code: 'type' | 'too_large' | 'broken' | 'more' | 'pixels';
	message: Words;
}

export const PICTURE_TOO_LARGE: PictureRefusal = {
	code: 'too_large',
	message: {
		en: `The picture is larger than ${fileSize(MOST_PICTURE_BYTES, 'en')}. Choose a smaller one.`,
		ru: `Картинка больше ${fileSize(MOST_PICTURE_BYTES, 'ru')}. Выберите файл поменьше.`
	}
};

export const NO_PICTURE_TYPE: PictureRefusal = {
	code: 'type',
	message: {
		en: 'This file is not a picture that can be shown here. Choose a PNG, JPEG, WebP, GIF or AVIF.',
		ru: 'Этот файл — не картинка, которую здесь можно показать. Подойдут PNG, JPEG, WebP, GIF и AVIF.'
	}
};

export const PICTURE_BROKEN: PictureRefusal = {
	code: 'broken',
	message: {
		en: 'The picture is damaged or cut off. Save it again and try once more.',
		ru: 'Картинка повреждена или обрывается. Сохраните её заново и попробуйте ещё раз.'
	}
};

export const MORE_THAN_PICTURE: PictureRefusal = {
	code: 'more',
	message: {
		en: 'The file holds something else behind the picture. Save the picture again and try once more.',
		ru: 'После картинки в файле есть что-то ещё. Сохраните её заново и попробуйте ещё раз.'
	}
};

export const TOO_MANY_PIXELS: PictureRefusal = {
	code: 'pixels',
	message: {
		en: 'The picture has too many pixels: at most 10,000 a side and 50 million in all. Make it smaller.',
		ru: 'В картинке слишком много пикселей: не больше 10 000 по стороне и 50 миллионов всего. Уменьшите её.'
	}
};
