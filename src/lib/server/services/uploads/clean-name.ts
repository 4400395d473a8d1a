import { cleanLine } from '../../../quiz/questions/text-parts.ts';

/** So that it fits a file system even where each character takes three bytes. */
const LONGEST = 80;
const LONGEST_ENDING = 10;

/**
 * A file's name as it is shown and given to whoever downloads it: no folders, nothing that cannot be seen or turns the
 * direction of writing, nothing that a file system gives a meaning to.
 */
export function cleanFileName(given: string): string {
	const visible = cleanLine(given.normalize('NFC').replace(/[\p{Format}\p{Zl}\p{Zp}]/gu, ''));
	const last = visible.split(/[/\\]/).at(-1) ?? '';
	const plain = last
		.replace(/[<>:"|?*]/g, '_')
		.replace(/\s+/g, ' ')
		.replace(/^[\s.]+|[\s.]+$/g, '');
	const name = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `_${plain}` : plain;
	return shortened(name) || 'file';
}

/** The ending is kept. */
function shortened(name: string): string {
	const characters = [...name];
	if (characters.length <= LONGEST) return name;
	const dot = characters.lastIndexOf('.');
	const ending = characters.length - dot <= LONGEST_ENDING ? characters.slice(dot) : [];
	return [...characters.slice(0, LONGEST - ending.length), ...ending].join('');
}
