import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../src/lib/server/services/audience/address.ts';

const read = (typed: string) => {
	const result = readAddress(typed);
	return result.ok ? result.value : `refused: ${result.problem}`;
};

describe('an address', () => {
	test.each([
		['anna@example.com', 'anna@example.com'],
		['  Anna.Petrova+news@Example.COM ', 'anna.petrova+news@example.com'],
		["o'brien@example.co.uk", "o'brien@example.co.uk"],
		['info@почта.рф', 'info@xn--80a1acny.xn--p1ai'],
		['info@МОСКВА.рф', 'info@xn--80adxhks.xn--p1ai'],
		['info@bücher.de', 'info@xn--bcher-kva.de'],
		['info@xn--80a1acny.xn--p1ai', 'info@xn--80a1acny.xn--p1ai'],
		['a@b-c.example', 'a@b-c.example'],
		['\t anna@example.com\u00a0\t', 'anna@example.com'],
		['anna@example.com\r\n', 'anna@example.com'],
		['Anna Petrova <anna@example.com>', 'anna@example.com'],
		['"Петрова, Анна" < Anna@example.com >', 'anna@example.com'],
		['<anna@example.com>', 'anna@example.com'],
		['mailto:anna@example.com?subject=Hi', 'anna@example.com'],
		['<MAILTO:anna@example.com>', 'anna@example.com']
	])('%j is kept as %s', (typed, kept) => {
		expect(read(typed)).toBe(kept);
	});

	test.each([
		['', 'empty'],
		[' \u00a0', 'empty'],
		['anna@example.com\r\nBcc: all@example.com', 'control'],
		['anna\0@example.com', 'control'],
		['anna\u2028@example.com', 'control'],
		['an\u200bna@example.com', 'invisible'],
		['\u202eanna@example.com', 'invisible'],
		['anna\u00ad@example.com', 'invisible'],
		['anna@\ufeffexample.com', 'invisible'],
		['an na@example.com', 'spaces'],
		['anna@exa\u00a0mple.com', 'spaces'],
		['"anna"@example.com', 'quotes'],
		['Anna <an na@example.com>', 'spaces'],
		['Anna\r\nBcc: b@example.com <anna@example.com>', 'control'],
		['Anna <>', 'empty'],
		['a@example.com <b@example.com> <c@example.com>', 'spaces'],
		['mailto:', 'empty'],
		['<anna@example.com', 'quotes'],
		['anna@example.com\\', 'quotes'],
		['anna.example.com', 'no_at'],
		['anna@b@example.com', 'many_at'],
		['anna＠example.com', 'no_at'],
		[`${'a'.repeat(65)}@example.com`, 'too_long'],
		[`a@${'b'.repeat(64)}.com`, 'bad_domain'],
		[`a@${'b.'.repeat(130)}com`, 'too_long'],
		['анна@example.com', 'not_latin'],
		['аnna@example.com', 'look_alike'],
		['anna@exаmple.com', 'look_alike'],
		['anna@арре.com', 'look_alike'],
		['anna@xn--80ak6aa92e.com', 'look_alike'],
		['.anna@example.com', 'bad_name'],
		['an..na@example.com', 'bad_name'],
		['@example.com', 'bad_name'],
		['anna@', 'bad_domain'],
		['anna@localhost', 'bad_domain'],
		['anna@127.0.0.1', 'bad_domain'],
		['anna@[127.0.0.1]', 'bad_domain'],
		['anna@example..com', 'bad_domain'],
		['anna@-example.com', 'bad_domain'],
		['anna@example.com,b@example.com', 'many_at'],
		['anna@exa%6dple.com', 'bad_domain'],
		['anna;b@example.com', 'bad_name'],
		['anna@example.com;', 'bad_domain'],
		['javascript:alert(1)@example.com', 'bad_name']
	])('%j is refused as %s', (typed, why) => {
		expect(read(typed)).toBe(`refused: ${why}`);
	});

	test('whatever is taken is plain, and is taken again as it is', () => {
		const piece = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 20 }),
			fc.string({ unit: 'grapheme', maxLength: 20 }),
			fc.constantFrom('anna', 'example.com', '\r\n', '\0', '"', ' ', 'почта.рф', 'аnna', '\u200b')
		);
		const typed = fc
			.array(piece, { minLength: 1, maxLength: 4 })
			.chain((pieces) => fc.constantFrom(pieces.join('@'), pieces.join('')));
		fc.assert(
			fc.property(fc.oneof(typed, fc.emailAddress()), (given) => {
				const result = readAddress(given);
				if (!result.ok) return;
				expect(result.value).toMatch(/^[!#$%&'*+/=?^_`{|}~.a-z\d-]{1,64}@[a-z\d.-]{3,253}$/);
				expect(result.value.length).toBeLessThanOrEqual(254);
				expect(readAddress(result.value)).toEqual(result);
			}),
			{ numRuns: 3000 }
		);
	});

	test('what the trade takes as an address is taken', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (given) => {
				const [name = '', domain = ''] = given.split('@');
				const isOurs = name.length <= 64 && given.length <= 254 && !/\.\d+$/.test(domain);
				if (isOurs) expect(readAddress(given).ok).toBe(true);
			})
		);
	});
});
