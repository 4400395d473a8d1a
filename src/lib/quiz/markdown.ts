import { isSafeAddress } from './safe-address.ts';

/**
 * The small Markdown of quiz texts as HTML: paragraphs, line breaks, **bold**, *emphasis*, [links](https://…) and "- " lists.
 * Everything else stays text; no other tag than ours ever comes out. Runs in time linear in its input.
 */
export function markdown(source: string): string {
	return source
		.replace(/\r\n?/g, '\n')
		.split(/\n[ \t]*\n/)
		.map(block)
		.join('');
}

/** The same texts on one line and without their marks, for places that show no HTML. */
export function withoutMarks(source: string): string {
	return source
		.split(/[\r\n]+/)
		.map((line) => unmarked(line.startsWith('- ') ? line.slice(2) : line))
		.join(' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function unmarked(source: string): string {
	return source.replace(SPANS, (...[whole, bold, emphasis, label, address]: string[]) => {
		const isLink = label !== undefined && isSafeAddress(address ?? '');
		const inside = bold ?? emphasis ?? (isLink ? label : undefined);
		return inside === undefined ? (whole ?? '') : unmarked(inside);
	});
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function block(source: string): string {
	const parts: { list: boolean; lines: string[] }[] = [];
	for (const line of source.split('\n')) {
		if (line.trim() === '') continue;
		const list = line.startsWith('- ');
		const last = parts.at(-1);
		const text = inline(list ? line.slice(2).trim() : line.trim());
		if (last?.list === list) last.lines.push(text);
		else parts.push({ list, lines: [text] });
	}
	return parts
		.map(({ list, lines }) => (list ? listOf(lines) : `<p>${lines.join('<br>')}</p>`))
		.join('');
}

function listOf(lines: readonly string[]): string {
	return `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
}

// No part can start inside another's search, so that a hostile text is not searched again and again.
const SPANS = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^[\]]+)\]\(([^()\s]+)\)/g;

function inline(source: string): string {
	let html = '';
	let end = 0;
	for (const match of source.matchAll(SPANS)) {
		html += escapeHtml(source.slice(end, match.index)) + span(match);
		end = match.index + match[0].length;
	}
	return html + escapeHtml(source.slice(end));
}

function span(match: RegExpExecArray): string {
	const [whole, bold, emphasis, label, address] = match;
	if (bold !== undefined) return `<strong>${inline(bold)}</strong>`;
	if (emphasis !== undefined) return `<em>${inline(emphasis)}</em>`;
	if (label === undefined || !isSafeAddress(address ?? '')) return escapeHtml(whole);
	return link(inline(label), address ?? '');
}

function link(label: string, address: string): string {
	const away = /^https?:/i.test(address) ? ' target="_blank" rel="noopener noreferrer"' : '';
	return `<a href="${escapeHtml(address)}"${away}>${label}</a>`;
}
