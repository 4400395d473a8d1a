/**
 * Puts a text together that has nothing between its parts: what only led up to it goes too, so that "Thanks, " and "!" are
 * "Thanks!" and "" and ", your result" are "Your result". No letter or digit of the parts is lost.
 */
export function closeGaps([first = '', ...others]: readonly string[]): string {
	return others.reduce(joined, first);
}

function joined(left: string, right: string): string {
	for (const [open, close] of AROUND) {
		if (!left.endsWith(open) || !right.startsWith(close)) continue;
		const before = left.slice(0, left.length - open.length);
		// "(" behind a word belongs to it: "f()".
		if (open.length > 1 || before === '' || isBlank(before, before.length - 1)) {
			return joined(before, right.slice(close.length));
		}
	}
	const bare = left.slice(0, endOf(left));
	const next = right.slice(startOf(right));
	const space = left.slice(bare.length);
	if (isBeginning(bare, space)) return begun(bare, space, next);
	if (isEnd(next) || FOLLOWS.includes(next.charAt(0))) {
		const led = space === '' ? bare : withoutLead(bare);
		return led + (DASHES.includes(next.charAt(0)) ? ' ' : '') + next;
	}
	const isOpen = space === '' && OPENS.includes(bare.slice(-1));
	return isOpen || space !== '' ? left + next : left + right;
}

/** Where a sentence begins with nothing, it begins with the word behind the comma. */
function begun(bare: string, space: string, next: string): string {
	const [stop = ''] = STOP.exec(next) ?? [];
	const rest = next.slice(stop.length);
	const words = rest.slice(startOf(rest));
	if (isEnd(words)) return bare + words;
	const sentence = stop === '' ? words : capitalised(words);
	return bare === '' ? sentence : bare + space + sentence;
}

/** Without the comma, colon or dash that only led up to what is not there. */
function withoutLead(bare: string): string {
	const isLead =
		LEADS.includes(bare.slice(-1)) || (bare.endsWith('-') && isBlank(bare, bare.length - 2));
	return isLead ? bare.slice(0, endOf(bare.slice(0, -1))) : bare;
}

const isBeginning = (bare: string, space: string) =>
	bare === '' ||
	['\n', '<p>', '<li>', '<br>'].some((start) => bare.endsWith(start)) ||
	(space !== '' && '.!?…'.includes(bare.slice(-1)));

const isEnd = (next: string) =>
	next === '' || ['\n', '</', '<br>'].some((end) => next.startsWith(end));

function capitalised(words: string): string {
	const [letter = ''] = words;
	const capital = letter.toUpperCase();
	return capital.length === letter.length ? capital + words.slice(letter.length) : words;
}

function endOf(text: string): number {
	let end = text.length;
	while (isBlank(text, end - 1)) end -= 1;
	return end;
}

function startOf(text: string): number {
	let start = 0;
	while (isBlank(text, start)) start += 1;
	return start;
}

const isBlank = (text: string, at: number) => /[^\S\n]/.test(text.charAt(at));

/** What stands around nothing goes with it. */
const AROUND = [
	['**', '**'],
	['<strong>', '</strong>'],
	['<em>', '</em>'],
	['(', ')'],
	['«', '»'],
	['“', '”'],
	['„', '“']
] as const;

const DASHES = ['—', '–'];
const LEADS = [',', ':', ...DASHES];
const FOLLOWS = [',', ':', ';', '!', '?', '.', '…', ')', '»', '”', ...DASHES];
const OPENS = ['(', '«', '“', '„'];
/** What ends the nothing that a sentence begins with; a point of "1.5" or ".com" is none. */
const STOP = /^(?:[,:!?.…—–]+|-)(?=[\s<]|$)/;
