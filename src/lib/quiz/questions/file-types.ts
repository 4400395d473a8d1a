/** What respondents may be asked to send, by the endings of the files' names. Only what can be known by its content is here. */
export const FILE_GROUPS = {
	images: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'heif', 'avif', 'tif', 'tiff', 'bmp'],
	documents: ['pdf', 'doc', 'docx', 'odt', 'rtf', 'txt', 'ppt', 'pptx', 'odp'],
	spreadsheets: ['xls', 'xlsx', 'ods', 'csv'],
	archives: ['zip', 'rar', '7z', 'gz', 'tar'],
	audio: ['mp3', 'm4a', 'aac', 'wav', 'ogg', 'opus', 'flac'],
	video: ['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', '3gp']
} as const;

export type FileGroup = keyof typeof FILE_GROUPS;
export type FileEnding = (typeof FILE_GROUPS)[FileGroup][number];
/** As authors name what is taken: a group, or one ending. */
export type FileType = FileGroup | `.${FileEnding}`;

/** In the order in which they are offered. */
export const FILE_TYPES: readonly [FileType, ...FileType[]] = [
	'images',
	'documents',
	'spreadsheets',
	'archives',
	'audio',
	'video',
	...Object.values(FILE_GROUPS).flatMap((endings) => endings.map((ending) => `.${ending}` as const))
];

/** The endings that a step takes; all of them where it names none. */
export function acceptedEndings(accept: readonly FileType[] = FILE_TYPES): FileEnding[] {
	const endings = accept.flatMap((type) => endingsOf(type));
	return [...new Set(endings)];
}

function endingsOf(type: FileType): readonly FileEnding[] {
	const all = Object.values(FILE_GROUPS).flat();
	return isGroup(type) ? FILE_GROUPS[type] : all.filter((ending) => type === `.${ending}`);
}

export function isGroup(type: FileType): type is FileGroup {
	return !type.startsWith('.');
}

/** The ending of a file's name in lower case, without its dot; '' where it has none. */
export function endingOf(name: string): string {
	return (/\.([^./\\\s]{1,16})$/.exec(name)?.[1] ?? '').toLowerCase();
}
