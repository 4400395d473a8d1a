import { expect, test } from 'vitest';
import {
	detailsAsked,
	detailsFor,
	readDetails,
	writeDetails
} from '../../src/lib/quiz/known-details.ts';
import { aContactFile } from '../support/a-quiz.ts';

const contact = aContactFile().steps[0];

test.each([
	['', {}],
	['#', {}],
	[
		'#name=Anna%20Schmidt&email=anna%2Btest@example.com',
		{ name: 'Anna Schmidt', email: 'anna+test@example.com' }
	],
	['#email=anna+test@example.com', { email: 'anna+test@example.com' }],
	['#name=A=B&phone=%2B49%20170', { name: 'A=B', phone: '+49 170' }],
	['#name=%E0%A4', { name: '%E0%A4' }],
	['#name=%20%20&email=', {}],
	['#comment=x&consents=y&__proto__=z&top', {}],
	[
		'#name={{ contact.name }}&email=*|EMAIL|*&phone=%%phone%%&city=[[city]]&role={role}&company=%company%',
		{}
	],
	[`#name=${'x'.repeat(600)}`, { name: 'x'.repeat(500) }]
])('%j says %j', (fragment, known) => {
	expect(readDetails(fragment)).toEqual(known);
});

test('each question gets what it asks for, and no more', () => {
	const known = { name: 'Anna', email: 'a@example.com', company: 'Sample' };
	expect(detailsFor({ kind: 'email' }, known)).toBe('a@example.com');
	expect(detailsFor({ kind: 'phone' }, known)).toBeUndefined();
	expect(detailsFor({ kind: 'short_text' }, known)).toBeUndefined();
	expect(contact && detailsFor(contact, known)).toEqual({ name: 'Anna', email: 'a@example.com' });
	expect(contact && detailsFor(contact, { city: 'Bonn' })).toBeUndefined();
});

test('a link offers what the quiz asks for, once', () => {
	expect(detailsAsked([{ kind: 'phone' }, ...aContactFile().steps, { kind: 'rating' }])).toEqual([
		'name',
		'email',
		'phone'
	]);
});

test('what is written is read again; a placeholder is left for the mailing tool', () => {
	const known = { name: 'Anna & Co = 50 % #1', email: 'anna+test@example.com' };
	expect(readDetails(`#${writeDetails(known)}`)).toEqual(known);
	expect(writeDetails({ name: '{{ contact.name }}', email: '*|EMAIL|*' })).toBe(
		'name={{ contact.name }}&email=*|EMAIL|*'
	);
	expect(writeDetails({ name: '  ' })).toBe('');
});
