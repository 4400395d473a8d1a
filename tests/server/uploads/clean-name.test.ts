import { expect, test } from 'vitest';
import { cleanFileName } from '../../../src/lib/server/services/uploads/clean-name.ts';

test.each([
	['plan.pdf', 'plan.pdf'],
	['План дома.pdf', 'План дома.pdf'],
	['Cafe\u0301.png', 'Café.png'],
	['../../etc/passwd', 'passwd'],
	['..\\..\\windows\\system.ini', 'system.ini'],
	['C:\\Users\\anna\\plan.pdf', 'plan.pdf'],
	['/absolute/plan.pdf', 'plan.pdf'],
	['plan.pdf/', 'file'],
	['..', 'file'],
	['.', 'file'],
	['', 'file'],
	['.htaccess', 'htaccess'],
	['plan.pdf. . ', 'plan.pdf'],
	['plan\0.pdf', 'plan.pdf'],
	['plan\r\nset-cookie: x.pdf', 'plan set-cookie_ x.pdf'],
	['gpj.\u202Efdp.exe', 'gpj.fdp.exe'],
	['\u2066evil\u2069.txt', 'evil.txt'],
	['a\u200Bb.txt', 'ab.txt'],
	['lone\uD800.txt', 'lone.txt'],
	['a<b>:"|?*.txt', 'a_b______.txt'],
	['CON.txt', '_CON.txt'],
	['nul', '_nul'],
	['console.txt', 'console.txt'],
	[`${'x'.repeat(300)}.pdf`, `${'x'.repeat(76)}.pdf`],
	[`${'я'.repeat(300)}`, 'я'.repeat(80)]
])('%j is called %j', (given, name) => {
	expect(cleanFileName(given)).toBe(name);
	expect(cleanFileName(name)).toBe(name);
	expect(Buffer.byteLength(cleanFileName(given))).toBeLessThan(250);
});
