import { expect, test } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';

test.each([
	['PORT', '99999', 'PORT: is a whole number from 0 to 65535'],
	['PORT', 'abc', 'PORT: is a whole number from 0 to 65535'],
	['PORT', '-1', 'PORT: is a whole number from 0 to 65535'],
	['PORT', '80.5', 'PORT: is a whole number from 0 to 65535'],
	['TRUST_PROXY', 'yes', 'TRUST_PROXY: is a whole number from 0 to 10'],
	['TRUST_PROXY', '11', 'TRUST_PROXY: is a whole number from 0 to 10'],
	['CROWD_LIMIT', 'many', 'CROWD_LIMIT: is a whole number from 0 to 100000'],
	['ORIGIN', 'example.com', 'ORIGIN: is an address that begins with http:// or https://'],
	['OWNER_EMAIL', 'nobody', 'OWNER_EMAIL: is an address such as you@example.com'],
	['MAIL_FROM', 'nope', 'MAIL_FROM: is an address such as quiz@example.com'],
	['MAIL_FROM', 'Quiz <nope>', 'MAIL_FROM: is an address such as quiz@example.com'],
	...['zz', '192.168.1.300', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/9', '1, zz'].map((value) => [
		'WEBHOOK_ALLOW_PRIVATE',
		value,
		'WEBHOOK_ALLOW_PRIVATE: is 1, or a list of networks such as 10.0.0.0/8'
	])
])('%s=%s is refused in a sentence', (name = '', value, sentence) => {
	expect(() => readConfig({ [name]: value })).toThrow(new Error(sentence));
});

test.each([
	['1', 'all'],
	['', []],
	['10.0.0.0/8, 192.168.1.7 fd00::/8', ['10.0.0.0/8', '192.168.1.7', 'fd00::/8']]
])('WEBHOOK_ALLOW_PRIVATE=%s', (value, networks) => {
	expect(readConfig({ WEBHOOK_ALLOW_PRIVATE: value }).webhookAllowPrivate).toEqual(networks);
});

test.each(['quiz@example.com', 'Quizsilver <quiz@example.com>', 'quizsilver@localhost'])(
	'mails may come from %s',
	(from) => {
		expect(readConfig({ MAIL_FROM: from }).mailFrom).toBe(from);
	}
);

test('what is empty is unset', () => {
	const names = [
		...['PORT', 'HOST', 'ORIGIN', 'DATABASE_URL', 'DATA_DIR', 'SECRET', 'SMTP_URL', 'MAIL_FROM'],
		...['OWNER_EMAIL', 'OWNER_PASSWORD', 'OWNER_API_TOKEN', 'TRUST_PROXY', 'LOG_LEVEL'],
		...['WEBHOOK_ALLOW_PRIVATE', 'METRICS_TOKEN', 'LOG_REQUESTS', 'CROWD_LIMIT']
	];
	expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
});
