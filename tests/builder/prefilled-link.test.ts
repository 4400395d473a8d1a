import { expect, test } from 'vitest';
import { detailProblem, prefilledLink } from '../../src/lib/builder/share/prefilled-link.ts';

const address = 'https://quiz.example.com/q/fit';

test('a link that knows nothing is the address', () => {
	expect(prefilledLink(address, [['utm_source', ' ']], { name: '' })).toBe(address);
});

test('hidden fields stand in the query, and what is personal behind it, where it is sent to nobody', () => {
	const hidden = [
		['utm_source', 'spring sale'],
		['utm_term', '']
	] as const;
	const link = prefilledLink(address, hidden, { email: 'anna+x@example.com', name: 'Anna Ä' });
	expect(link).toBe(
		`${address}?utm_source=spring%20sale#name=Anna%20%C3%84&email=anna%2Bx%40example.com`
	);
	const asked = new URL(link);
	expect(asked.search).not.toContain('anna');
	expect(asked.searchParams.get('utm_source')).toBe('spring sale');
});

test('what a mailing tool fills in stays as that tool writes it', () => {
	const link = prefilledLink(address, [['utm_term', '{{campaign}}']], { email: '*|EMAIL|*' });
	expect(link).toBe(`${address}?utm_term={{campaign}}#email=*|EMAIL|*`);
});

test.each([
	['email', 'nope', 'bad_email'],
	['phone', '12', 'bad_phone'],
	['email', 'anna@example.com', undefined],
	['email', ' {{email}} ', undefined],
	['email', '*|EMAIL|*', undefined],
	['name', 'nope', undefined],
	['phone', '', undefined]
] as const)('of %s “%s” is told: %s', (detail, value, code) => {
	expect(detailProblem(detail, value)?.code).toBe(code);
});
