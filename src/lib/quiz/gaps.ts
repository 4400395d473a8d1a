/**
 * Puts a text together that has nothing between its parts: what only led up to it goes too, so that "Thanks, " and "!" are
 * "Thanks!" and "" and ", your result" are "Your result". No letter or digit of the parts is lost. Short, for every quiz page has it.
 */
export function closeGaps(parts: readonly string[]): string {
	return parts.reduce(joined);
}

function joined(left: string, right: string): string {
	for (const [open = '', close = ''] of AROUND) {
		if (!left.endsWith(open) || !right.startsWith(close)) continue;
		const before = left.slice(0, -open.length);
		// "(" behind a word belongs to it: "f()".
		if (open[1] || !before || /\s$/.test(before)) return joined(before, right.slice(close.length));
	}
	const bare = withoutBlanks(left);
	const space = left.slice(bare.length);
	const next = right.replace(BLANKS, '');
	if (BEGINS.test(bare) || (space && /[.!?…]$/.test(bare))) return begun(bare, space, next);
	if (/^[,:;!?.…)»”—–]/.test(next) || ENDS.test(next)) {
		const led = space && LEADS.test(bare) ? withoutBlanks(bare.slice(0, -1)) : bare;
		return led + (/^[—–]/.test(next) ? ' ' : '') + next;
	}
	return left + (space ? next : right);
}

/** Where a sentence begins with nothing, it begins with the word behind the comma. */
function begun(bare: string, space: string, next: string): string {
	const rest = next.replace(STOP, '');
	const words = rest.replace(BLANKS, '');
	return (
		bare +
		(bare && !ENDS.test(words) ? space : '') +
		(rest === next ? words : words.charAt(0).toUpperCase() + words.slice(1))
	);
}

function withoutBlanks(text: string): string {
	let end = text.length;
	while (/[^\S\n]/.test(text.charAt(end - 1))) end -= 1;
	return text.slice(0, end);
}

const BLANKS = /^[^\S\n]+/;
const BEGINS = /(?:^|\n|<(?:p|li|br)>)$/;
const ENDS = /^(?:$|\n|<\/|<br>)/;
/** What only leads up to something. */
const LEADS = /[,:—–]$|\s-$/;
/** What ends the nothing that a sentence begins with; a point of "1.5" or ".com" is none. */
const STOP = /^(?:[,:!?.…—–]+|-)(?=[\s<]|$)/;
/** What stands around nothing goes with it. */
const AROUND = ['** **', '<strong> </strong>', '( )', '« »', '“ ”'].map((pair) => pair.split(' '));
