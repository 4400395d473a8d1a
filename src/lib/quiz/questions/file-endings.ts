import { ALL_GROUPS, FILE_GROUPS, isGroup, type FileEnding, type FileType } from './file-types.ts';

/** All that an author can name, in the order in which it is offered. */
export function allFileTypes(): [FileType, ...FileType[]] {
	const endings = Object.values(FILE_GROUPS).flat();
	return ['images', ...ALL_GROUPS.slice(1), ...endings.map((ending) => `.${ending}` as const)];
}

/** The endings that a step takes; all of them where it names none. */
export function acceptedEndings(accept: readonly FileType[] = ALL_GROUPS): FileEnding[] {
	return [...new Set(accept.flatMap(endingsOf))];
}

function endingsOf(type: FileType): readonly FileEnding[] {
	const all = Object.values(FILE_GROUPS).flat();
	return isGroup(type) ? FILE_GROUPS[type] : all.filter((ending) => type === `.${ending}`);
}

/** The ending of a file's name in lower case, without its dot; '' where it has none. */
export function endingOf(name: string): string {
	return (/\.([^./\\\s]{1,16})$/.exec(name)?.[1] ?? '').toLowerCase();
}
