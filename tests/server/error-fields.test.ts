import { expect, test } from 'vitest';
import { errorFields } from '../../src/lib/server/error-fields.ts';

test('an error is logged by kind, code and place, never by its message', () => {
	const cause = Object.assign(new Error('params: anna@example.com'), { code: 'SQLITE_FULL' });
	const error = new TypeError('Failed query, params: anna@example.com\nof Anna', { cause });
	const fields = errorFields(error);
	expect(fields).toMatchObject({ error: 'TypeError', code: 'SQLITE_FULL' });
	expect(fields.at).toContain('error-fields.test.ts');
	expect(JSON.stringify(fields)).not.toMatch(/anna/i);
});

test('a code that is no code is left out, and so is whatever was thrown instead of an error', () => {
	expect(
		errorFields(Object.assign(new Error(), { code: 'anna@example.com' })).code
	).toBeUndefined();
	expect(errorFields('anna@example.com')).toEqual({ error: 'string' });
});
