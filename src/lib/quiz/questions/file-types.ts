import type { Locale, Words } from '../text.ts';

/** What respondents may be asked to send, by the endings of the files' names. Only what can be known by its content is here. */
export const FILE_GROUPS = {
	images: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'heif', 'avif', 'tif', 'tiff', 'bmp'],
	documents: ['pdf', 'doc', 'docx', 'odt', 'rtf', 'txt', 'ppt', 'pptx', 'odp'],
	spreadsheets: ['xls', 'xlsx', 'ods', 'csv'],
	archives: ['zip', 'rar', '7z', 'gz', 'tar'],
	audio: ['mp3', 'm4a', 'aac', 'wav', 'ogg', 'opus', 'flac'],
	video: ['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', '3gp']
} as const;

/** Of each file, unless the author says otherwise. */
export const USUAL_MEGABYTES = 10;

export type FileGroup = keyof typeof FILE_GROUPS;
export type FileEnding = (typeof FILE_GROUPS)[FileGroup][number];
/** As authors name what is taken: a group, or one ending. */
export type FileType = FileGroup | `.${FileEnding}`;

export function isGroup(type: FileType): type is FileGroup {
	return !type.startsWith('.');
}

const GROUPS: Record<FileGroup, Words> = {
	images: { en: 'images', ru: 'изображения' },
	documents: { en: 'documents', ru: 'документы' },
	spreadsheets: { en: 'spreadsheets', ru: 'таблицы' },
	archives: { en: 'archives', ru: 'архивы' },
	audio: { en: 'audio', ru: 'аудио' },
	video: { en: 'video', ru: 'видео' }
};

/** Every group. */
export const ALL_GROUPS = Object.keys(GROUPS) as FileGroup[];

/** `images, PDF`; every group where nothing is named. */
export function typeWords(accept: readonly FileType[] = ALL_GROUPS, locale: Locale): string {
	const spoken = locale.split('-', 1)[0] === 'ru' ? 'ru' : 'en';
	return accept
		.map((type) => (isGroup(type) ? GROUPS[type][spoken] : type.slice(1).toUpperCase()))
		.join(', ');
}
