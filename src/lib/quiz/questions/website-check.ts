import type { Checked } from './kind.ts';
import { refuse } from './refuse.ts';
import { cleanLine } from './text-parts.ts';

const LONGEST = 2000;
const LONGEST_HOST = 253;

/** Scheme, host, port, and the rest; a name or a password before the host is no part of a website's address. */
const ADDRESS = /^(?:(https?):\/\/)?([^\s/?#:@\\<>"]+?)\.?(:\d{1,5})?([/?#][^\s\\<>"]*)?$/iu;
/** Letters and digits of any script, with hyphens inside. */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** An http or https address as it is kept: with its scheme, its host in small letters and in its own script. */
export function checkWebsite(answer: unknown): Checked<string> {
	if (typeof answer !== 'string') return refuse('wrong_type');
	const typed = cleanLine(answer).normalize('NFC');
	if (typed === '') return { ok: true, answer: null };
	if (typed.length > LONGEST) return refuse('too_long', { max: LONGEST });
	const [, scheme = 'https', name = '', port = '', rest = ''] = ADDRESS.exec(typed) ?? [];
	const host = name.toLowerCase();
	if (!isHost(host)) return refuse('bad_website');
	const address = `${scheme.toLowerCase()}://${host}${port}${rest === '/' ? '' : rest}`;
	return URL.canParse(address) ? { ok: true, answer: address } : refuse('bad_website');
}

/** A name under a top-level domain; a number in the last place would make it the address of a machine. */
function isHost(host: string): boolean {
	const labels = host.split('.');
	const last = labels.at(-1) ?? '';
	return (
		labels.length > 1 &&
		host.length <= LONGEST_HOST &&
		labels.every((label) => LABEL.test(label)) &&
		/\p{L}/u.test(last) &&
		last.length > 1
	);
}
