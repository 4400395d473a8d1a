import { rewriteRecalls } from '../../../quiz/fill.ts';
import { withoutMarks } from '../../../quiz/markdown.ts';
import { isSafeAddress } from '../../../quiz/safe-address.ts';
import { inAddress, LEAVE_URL, typed } from './slots.ts';
import type { BlockView, LetterView, Question } from './view.ts';

/** The same letter for those who read no HTML, its recalls as they were typed. */
export function plainText({ blocks, footer, leave }: LetterView): string {
	const parts = [
		...blocks.map(blockText),
		['--', proseOf(footer), `${leave}: ${LEAVE_URL}`].filter(Boolean).join('\n')
	];
	return parts.filter(Boolean).join('\n\n').concat('\n');
}

function blockText(block: BlockView): string {
	switch (block.kind) {
		case 'heading':
			return typed(block.text).trim();
		case 'text':
			return proseOf(block.text);
		case 'picture':
			return block.url ? linked(block.alt || block.url, block.url) : pictured(block.alt);
		case 'button':
			return linked(block.text, block.url);
		case 'question':
			return questionText(block.question);
		case 'divider':
			return '* * *';
	}
}

function questionText({ title, text, choices, ends, other, layout }: Question): string {
	const isScale = layout === 'scale' || layout === 'stars';
	const first = choices.at(0)?.text;
	const last = choices.at(-1)?.text;
	const said = [
		ends?.from && `${first} – ${typed(ends.from)}`,
		ends?.to && `${last} – ${typed(ends.to)}`
	].filter(Boolean);
	const links = [...choices, ...(other ? [other] : [])].map((choice) =>
		isScale ? `${typed(choice.text)}: ${choice.url}` : linked(choice.text, choice.url)
	);
	const head = [typed(title).trim(), proseOf(text), said.join('; ')].filter(Boolean).join('\n');
	return `${head}\n\n${links.join('\n')}`;
}

const pictured = (alt: string) => (alt.trim() === '' ? '' : `[${typed(alt).trim()}]`);

const linked = (text: string, url: string) => `${typed(text).trim()}:\n${inUrl(url)}`;

/** An address of the marketer's recalls values that are encoded; ours recall nothing. */
const inUrl = (url: string) => (url.includes('{{') ? inAddress(url) : url);

const LINK = /\[([^[\]]+)\]\(([^()\s]+)\)/g;

/** The small Markdown without its marks, line by line; links show where they lead. */
function proseOf(source: string): string {
	return typed(source)
		.replace(LINK, (whole, label: string, url: string) =>
			isSafeAddress(url) ? `${label} (${inUrl(url)})` : whole
		)
		.split(/\r\n?|\n/)
		.map((line) => (line.startsWith('- ') ? `- ${plainLine(line)}` : plainLine(line)))
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Recalls stay as they are: marks inside them are no marks. */
function plainLine(line: string): string {
	const recalls: string[] = [];
	const bare = rewriteRecalls(line, (name, otherwise) => {
		recalls.push(otherwise === undefined ? `{{${name}}}` : `{{${name}|${otherwise}}}`);
		return `\ue000${recalls.length - 1}\ue000`;
	});
	return withoutMarks(bare).replace(
		/\ue000(\d+)\ue000/g,
		(_, at: string) => recalls[Number(at)] ?? ''
	);
}
