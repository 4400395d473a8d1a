import { describe, expect, test } from 'vitest';
import {
	checkDestinationUrl,
	isAllowedAddress
} from '../../../src/lib/server/delivery/webhook/address.ts';
import { postWebhook } from '../../../src/lib/server/delivery/webhook/send.ts';

const REFUSED_URLS: [url: string, problem: string][] = [
	['', 'url_malformed'],
	['nonsense', 'url_malformed'],
	['https://', 'url_malformed'],
	['ftp://files.example.com/', 'url_scheme'],
	['file:///etc/passwd', 'url_malformed'],
	['javascript:alert(1)', 'url_malformed'],
	['https://user:secret@crm.example.com/', 'url_credentials'],
	['http://localhost/', 'url_private'],
	['http://localhost.:8080/', 'url_private'],
	['http://api.localhost/', 'url_private'],
	['http://intranet/', 'url_private'],
	['http://db.internal/', 'url_private'],
	['http://printer.local/', 'url_private'],
	['http://127.0.0.1/', 'url_private'],
	['http://127.1/', 'url_private'],
	['http://2130706433/', 'url_private'],
	['http://0x7f000001/', 'url_private'],
	['http://0177.0.0.1/', 'url_private'],
	['http://0/', 'url_private'],
	['http://[::1]/', 'url_private'],
	['http://[::]/', 'url_private'],
	['http://[::ffff:127.0.0.1]/', 'url_private'],
	['http://[::ffff:8.8.8.8]/', 'url_private'],
	['http://[::7f00:1]/', 'url_private'],
	['http://[64:ff9b::a00:1]/', 'url_private'],
	['http://[2002:7f00:1::]/', 'url_private'],
	['http://[2001:0:7f00:1::]/', 'url_private'],
	['http://[fc00::1]/', 'url_private'],
	['http://[fd12:3456::1]/', 'url_private'],
	['http://[fe80::1]/', 'url_private'],
	['http://[ff02::1]/', 'url_private'],
	['http://[fd00:ec2::254]/', 'url_private'],
	['http://10.0.0.1/', 'url_private'],
	['http://172.16.0.1/', 'url_private'],
	['http://172.31.255.255/', 'url_private'],
	['http://192.168.1.1/', 'url_private'],
	['http://169.254.169.254/latest/meta-data/', 'url_private'],
	['http://100.64.0.1/', 'url_private'],
	['http://100.100.100.200/', 'url_private'],
	['http://168.63.129.16/', 'url_private'],
	['http://198.18.0.1/', 'url_private'],
	['http://224.0.0.1/', 'url_private'],
	['http://255.255.255.255/', 'url_private'],
	['http://192.0.2.1/', 'url_private']
];

const NEVER = [
	'169.254.169.254',
	'100.100.100.200',
	'168.63.129.16',
	'fd00:ec2::254',
	'::ffff:127.0.0.1'
];

describe('an address that webhooks may not reach', () => {
	test.each(REFUSED_URLS)('%s is refused as %s', (url, problem) => {
		expect(checkDestinationUrl(url, [])).toEqual({ ok: false, problem });
	});

	test.each(REFUSED_URLS)('%s is never looked up or connected to', async (url) => {
		let lookups = 0;
		const answer = await postWebhook({
			url,
			headers: {},
			body: '{}',
			allowed: [],
			resolve: async () => {
				lookups += 1;
				return ['127.0.0.1'];
			}
		});
		expect(answer).toEqual({ kind: 'failed', error: 'address_refused' });
		expect(lookups).toBe(0);
	});

	test.each(NEVER)('%s stays out of reach where all private networks are allowed', (address) => {
		expect(isAllowedAddress(address, 'all')).toBe(false);
	});
});

test.each(['https://crm.example.com/hook', 'http://8.8.8.8/', 'https://[2606:4700::1111]:8443/x'])(
	'%s is a fine address',
	(url) => {
		expect(checkDestinationUrl(url, []).ok).toBe(true);
	}
);

test('an operator may allow a network by name', () => {
	expect(isAllowedAddress('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
	expect(isAllowedAddress('10.2.2.3', ['10.1.0.0/16'])).toBe(false);
	expect(checkDestinationUrl('http://127.0.0.1:9/', ['127.0.0.1']).ok).toBe(true);
});
