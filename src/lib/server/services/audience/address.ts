import { domainToASCII, domainToUnicode } from 'node:url';
import { fail, ok, type Result } from '../../../quiz/result.ts';

/** Why something is no address that can be written to. */
export type AddressFault =
	| 'empty'
	| 'control'
	| 'invisible'
	| 'spaces'
	| 'quotes'
	| 'no_at'
	| 'many_at'
	| 'too_long'
	| 'not_latin'
	| 'bad_name'
	| 'bad_domain'
	| 'look_alike';

const LONGEST = { all: 254, name: 64, domain: 253 };

// What would break out of a header, or cut a text short.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
// Formats that nobody sees: joiners, directions, soft hyphens, byte order marks, tags, fillers.
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/u;
const NAME = /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])$/;

/**
 * The one form of an address in which people are known: in lower case, its domain in punycode. What could not stand in a letter's
 * header as it is, or looks like another address, is refused.
 */
export function readAddress(typed: string): Result<string, AddressFault> {
	const given = typed.trim();
	if (CONTROL.test(given)) return fail('control');
	const text = bareAddress(given);
	if (text === '') return fail('empty');
	if (INVISIBLE.test(text)) return fail('invisible');
	if (/\s/u.test(text)) return fail('spaces');
	if (/["<>«»“”„\\]/u.test(text)) return fail('quotes');
	const [name = '', domain, more] = text.split('@');
	if (domain === undefined) return fail('no_at');
	if (more !== undefined) return fail('many_at');
	const fault = faultOfName(name);
	if (fault) return fail(fault);
	const read = readDomain(domain);
	if (!read.ok) return read;
	const address = `${name.toLowerCase()}@${read.value}`;
	return address.length > LONGEST.all ? fail('too_long') : ok(address);
}

/** Of what mail programs and pages give when an address is copied: `Anna <anna@example.com>`, `mailto:anna@example.com`. */
function bareAddress(text: string): string {
	const [, framed = text] = /^[^<>]*<([^<>]*)>$/.exec(text) ?? [];
	const [, linked = framed] = /^mailto:([^?]*)/i.exec(framed.trim()) ?? [];
	return linked.trim();
}

function faultOfName(name: string): AddressFault | null {
	if (name.length > LONGEST.name) return 'too_long';
	if (scriptsOf(name).size > 1) return 'look_alike';
	if (/\P{ASCII}/u.test(name)) return 'not_latin';
	return NAME.test(name.toLowerCase()) ? null : 'bad_name';
}

function readDomain(typed: string): Result<string, AddressFault> {
	if (typed.length > LONGEST.domain) return fail('too_long');
	// Whatever else may stand in a host of a URL, as an escaped sign, is no letter of a name.
	if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed)) return fail('bad_domain');
	const domain = domainToASCII(typed);
	if (domain.length > LONGEST.domain || !DOMAIN.test(domain)) return fail('bad_domain');
	const shown = domainToUnicode(domain);
	return looksLikeAnother(shown) ? fail('look_alike') : ok(domain);
}

/** Labels of mixed scripts, and whole labels of Cyrillic twins under a Latin ending: “арре.com”. */
function looksLikeAnother(domain: string): boolean {
	const labels = domain.split('.');
	const endsInLatin = /^[a-z\d-]+$/.test(labels.at(-1) ?? '');
	return labels.some(
		(label) => scriptsOf(label).size > 1 || (endsInLatin && CYRILLIC_TWINS.test(label))
	);
}

const CYRILLIC_TWINS = /^(?=.*\p{Script=Cyrillic})[асеорхуіјѕһԁԛԝӏқ\d-]+$/u;

const SCRIPTS: readonly [string, RegExp][] = [
	['latin', /\p{Script=Latin}/u],
	['cyrillic', /\p{Script=Cyrillic}/u],
	['greek', /\p{Script=Greek}/u],
	['armenian', /\p{Script=Armenian}/u],
	['other', /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}])\p{L}/u]
];

function scriptsOf(text: string): Set<string> {
	return new Set(SCRIPTS.flatMap(([name, letters]) => (letters.test(text) ? [name] : [])));
}
