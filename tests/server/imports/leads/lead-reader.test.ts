import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { LEAD_FAULT_WORDS } from '../../../../src/lib/server/services/imports/leads/lead-faults.ts';
import { leadReader } from '../../../../src/lib/server/services/imports/leads/lead-reader.ts';
import { LEAD_MEANINGS } from '../../../../src/lib/server/services/imports/leads/lead-columns.ts';

const WORDS = {
	stages: new Map([
		['mql', 'mql'],
		['клиент', 'customer']
	]),
	owners: new Map([['sales@example.com', 'usr_2']]),
	now: Date.UTC(2026, 5, 1)
};

/** Rows by the names of what stands in them. */
function read(rows: Partial<Record<(typeof LEAD_MEANINGS)[number], string>>[], locale = 'ru') {
	const mapping = Object.fromEntries(LEAD_MEANINGS.map((meaning, at) => [at, meaning]));
	const reader = leadReader(mapping, { locale }, WORDS);
	return rows.map((row, at) =>
		reader(
			LEAD_MEANINGS.map((meaning) => row[meaning] ?? ''),
			at + 2
		)
	);
}

const codeOf = (row: Parameters<typeof read>[0][number], locale?: string) => {
	const [one] = read([row], locale);
	return `${one?.item ? 'taken' : 'refused'} ${one?.fault?.code ?? ''}`.trim();
};

describe('a row of a file of leads', () => {
	test.each([
		[{ email: 'anna@example.com' }, 'taken'],
		[{ phone: '8 916 123-45-67' }, 'taken'],
		[{}, 'refused no_contact'],
		[{ name: 'Anna' }, 'refused no_contact'],
		[{ email: 'a@b@example.com' }, 'refused many_at'],
		[{ email: 'анна@example.com' }, 'refused not_latin'],
		[{ phone: '12' }, 'refused bad_phone'],
		[{ email: 'no', phone: '12' }, 'refused bad_pair'],
		[{ email: '+79161234567', phone: 'anna@example.com' }, 'refused swapped'],
		[{ phone: 'anna@example.com' }, 'refused swapped'],
		[{ email: '8 916 123 45 67' }, 'refused swapped'],
		[{ email: 'no', phone: '+79161234567' }, 'taken without_email'],
		[{ email: 'anna@example.com', phone: 'позже' }, 'taken without_phone'],
		[
			{ email: 'anna@example.com', stage: 'Новое', owner: 'nobody@example.com', created: 'вчера' },
			'taken without_owner without_stage without_created'
		],
		[
			{ email: 'anna@example.com', stage: 'constructor', owner: '__proto__' },
			'taken without_owner without_stage'
		],
		[{ email: 'anna@example.com', value: '1200' }, 'taken value_alone'],
		[{ email: 'anna@example.com', name: 'x'.repeat(201) }, 'taken without_name'],
		[{ email: 'anna@example.com', tags: 'y'.repeat(65) }, 'taken without_tags'],
		[{ email: 'anna@example.com', note: 'z'.repeat(10_001) }, 'taken note_cut']
	])('%j: %s', (row, code) => {
		expect(codeOf(row)).toBe(code);
	});

	test('says who, by words of both languages; formulas are data', () => {
		const [one] = read([
			{
				...{ email: ' Anna <ANNA@Example.com> ', phone: '8 (916) 123-45-67', name: '=1+1' },
				...{
					last_name: 'Петрова',
					stage: ' Клиент ',
					owner: 'Sales@example.com',
					segment: 'Тёплый'
				},
				...{
					tags: 'vip; опт,vip',
					locale: 'русский',
					outcome: 'Выигран',
					value: '1 000',
					currency: '₽'
				},
				created: '31.01.2024'
			}
		]);
		expect(one?.fault).toBe(null);
		expect(one?.item).toMatchObject({
			...{ email: 'anna@example.com', phone: '+79161234567', name: '=1+1 Петрова' },
			...{ stage: 'customer', owner: 'usr_2', temperature: 'warm', tags: ['vip', 'опт'] },
			...{ locale: 'ru', outcome: 'won', value: 1000, currency: 'RUB', line: 2 }
		});
	});

	test('a number without its code is one of the country of the language; of English it is none', () => {
		expect(codeOf({ phone: '8 916 123-45-67' }, 'en')).toBe('refused bad_phone');
		expect(codeOf({ phone: '8 916 123-45-67', locale: 'ru' }, 'en')).toBe('taken');
	});

	test('of rows with one address, or one number without addresses, the first stands', () => {
		const rows = read([
			{ email: 'a@example.com', phone: '+79161234567' },
			{ email: 'A@example.com' },
			{ phone: '8 916 123 45 67' },
			{ email: 'b@example.com', phone: '+79161234567' },
			{ phone: '+79160000001' },
			{ email: 'c@example.com', phone: '+79160000001' }
		]);
		expect(rows.map(({ fault }) => fault?.code ?? 'taken')).toEqual([
			...['taken', 'repeated', 'repeated', 'taken', 'taken', 'repeated']
		]);
	});

	test('a row that is not taken is told by its name too', () => {
		const rows = read([
			{ email: 'a@b@example.com', name: 'Anna', last_name: 'Berg' },
			{ email: 'b@example.com' },
			{ email: 'B@example.com', name: 'Boris' },
			{ name: 'Clara' },
			{ phone: '12' }
		]);
		expect(rows.map(({ fault }) => fault?.value ?? null)).toEqual([
			...['a@b@example.com · Anna Berg', null, 'b@example.com · Boris'],
			...[expect.stringMatching(/^\s*Clara\s*$/), '12']
		]);
	});

	test('whatever stands in it, it is taken with a contact or told in words', () => {
		const cells = fc.oneof(
			...[
				fc.string({ unit: 'binary' }),
				fc.constant('anna@example.com'),
				fc.constant('+79161234567')
			]
		);
		const rows = fc.array(fc.record(Object.fromEntries(LEAD_MEANINGS.map((one) => [one, cells]))));
		fc.assert(
			fc.property(rows, (all) => {
				for (const { item, fault } of read(all)) {
					expect(item !== null || fault !== null).toBe(true);
					if (item) expect(item.email !== null || item.phone !== null).toBe(true);
					for (const code of fault?.code.split(' ') ?? []) {
						expect(Object.keys(LEAD_FAULT_WORDS)).toContain(code);
					}
				}
			})
		);
	});
});
