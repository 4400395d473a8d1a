import { typeWords, USUAL_MEGABYTES, type FileType } from '../../quiz/questions/file-types.ts';

// Apart from the runner's other words, for few quizzes ask for files.

const en = {
	one: 'Choose a file',
	several: 'Choose files',
	another: 'Choose another file',
	limits: (types: string, size: string, most: number) =>
		`Accepted: ${types}. Up to ${most === 1 ? '' : `${most} files of `}${size} MB${most === 1 ? '' : ' each'}.`
};

const ru: typeof en = {
	one: 'Выбрать файл',
	several: 'Выбрать файлы',
	another: 'Выбрать другой файл',
	limits: (types, size, most) =>
		`Подойдут: ${types}. До ${most === 1 ? '' : `${most} файлов по `}${size} МБ.`
};

export function fileWords(locale: string): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}

interface Limits {
	accept?: readonly FileType[] | undefined;
	maxSize?: number | undefined;
	maxFiles?: number | undefined;
}

/** What a question takes, in a sentence. */
export function fileLimits(
	{ accept, maxSize = USUAL_MEGABYTES, maxFiles = 1 }: Limits,
	locale: string
): string {
	return fileWords(locale).limits(
		typeWords(accept, locale),
		maxSize.toLocaleString(locale),
		maxFiles
	);
}
