import { fileSize } from '../file-size.ts';
import type { Words } from '../text.ts';
import { mostBytes } from './file-check.ts';
import { acceptedEndings, endingOf } from './file-endings.ts';
import { typeWords, type FileEnding, type FileType } from './file-types.ts';

/** What a step says of the files that it takes. */
export interface TakesFiles {
	accept?: readonly FileType[] | undefined;
	maxSize?: number | undefined;
}

/** Why a file is not taken, in words that say how to mend it. */
export interface FileRefusal {
	code: 'type' | 'too_large' | 'empty';
	message: Words;
}

/** What is wrong with a file by its name and size alone, before anything of it is sent. */
export function refusedFile(
	step: TakesFiles,
	{ name, size }: { name: string; size: number }
): FileRefusal | null {
	const ending = endingOf(name);
	// A phone may give no ending; the content tells later.
	if (ending !== '' && !takesEnding(step, ending)) return wrongType(step);
	if (size > mostBytes(step)) return tooLarge(step);
	return size === 0 ? EMPTY : null;
}

export function takesEnding({ accept }: TakesFiles, ending: string): ending is FileEnding {
	return acceptedEndings(accept).some((taken) => taken === ending);
}

export function wrongType({ accept }: TakesFiles): FileRefusal {
	const message = {
		en: `Files of this type are not taken here. Accepted: ${typeWords(accept, 'en')}.`,
		ru: `Такие файлы здесь не принимаются. Подойдут: ${typeWords(accept, 'ru')}.`
	};
	return { code: 'type', message };
}

export function tooLarge(step: TakesFiles): FileRefusal {
	const limit = (locale: string) => fileSize(mostBytes(step), locale);
	const message = {
		en: `The file is larger than ${limit('en')}. Choose a smaller one.`,
		ru: `Файл больше ${limit('ru')}. Выберите файл поменьше.`
	};
	return { code: 'too_large', message };
}

export const EMPTY: FileRefusal = {
	code: 'empty',
	message: {
		en: 'The file is empty. Choose another one.',
		ru: 'Файл пустой. Выберите другой.'
	}
};
