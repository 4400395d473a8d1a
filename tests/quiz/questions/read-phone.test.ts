import { expect, test } from 'vitest';
import { readPhone } from '../../../src/lib/quiz/questions/read-phone.ts';
import { toE164 } from '../../../src/lib/server/services/contact.ts';

const read = (number: string, country = '') => {
	const form = new URLSearchParams({ phone: number, 'phone.country': country });
	return readPhone('phone', form);
};

test.each([
	['020 7946 0958', 'GB44', '+442079460958'],
	['8 (916) 123-45-67', 'RU7', '+79161234567'],
	['916 123-45-67', 'RU7', '+79161234567'],
	['79161234567', 'RU7', '+79161234567'],
	['+49 30 1234567', 'GB44', '+49301234567'],
	['06 6981 2345', 'IT39', '+390669812345']
])('%s beside %s is %s', (number, country, whole) => {
	expect(toE164(read(number, country) ?? '', undefined)).toBe(whole);
});

test('without a country it is what was typed', () => {
	expect(read('020 7946 0958')).toBe('020 7946 0958');
	expect(read('', 'GB44')).toBe('');
	expect(readPhone('phone', new URLSearchParams())).toBeUndefined();
});
