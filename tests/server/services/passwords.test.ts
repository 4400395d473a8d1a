import { expect, test } from 'vitest';
import { passwordFault } from '../../../src/lib/server/services/passwords.ts';

const email = 'Margarethe@example.com';

test.each([
	['too short', 'abcdefgh1'],
	['too long', 'xyz'.repeat(200)],
	['on every list', 'Password123'],
	['a row of keys', 'qwertyuiop'],
	['a row of Russian keys', 'йцукенгшщз'],
	['one letter over and over', 'aaaaaaaaaaaaaaaa'],
	['four letters over and over', 'abababcdcdcd'],
	['a number that everybody counts to', '1234567890'],
	['the address', 'margarethe@example.com'],
	['the name in the address', 'margarethe']
])('what is %s is no password', (_name, password) => {
	expect(passwordFault(password, email)).toMatchObject({ path: 'password' });
});

test.each(['correct horse battery', 'x7 Kd9 pQ2z', 'зимой растёт мох', '          spaces'])(
	'%j is one',
	(password) => {
		expect(passwordFault(password, email)).toBeNull();
	}
);
