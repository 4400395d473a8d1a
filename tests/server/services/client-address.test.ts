import { expect, test } from 'vitest';
import { clientAddress, isLoopback } from '../../../src/lib/server/services/client-address.ts';

test.each([
	['the socket without a proxy', '203.0.113.7', null, 0, '203.0.113.7'],
	['what anybody may write is not believed', '203.0.113.7', '1.2.3.4', 0, '203.0.113.7'],
	['one proxy: what it appended', '10.0.0.1', '1.2.3.4, 203.0.113.7', 1, '203.0.113.7'],
	[
		'two proxies: the one before last',
		'10.0.0.1',
		'9.9.9.9, 203.0.113.7, 10.0.0.2',
		2,
		'203.0.113.7'
	],
	['fewer entries than proxies: the first', '10.0.0.1', '203.0.113.7', 3, '203.0.113.7'],
	['a proxy that says nothing', '10.0.0.1', '', 1, '10.0.0.1'],
	['IPv4 in IPv6', '::ffff:203.0.113.7', null, 0, '203.0.113.7'],
	['IPv6 with brackets and port', '10.0.0.1', '[2001:db8::1]:443', 1, '2001:db8::1'],
	['IPv4 with port', '10.0.0.1', '203.0.113.7:5000', 1, '203.0.113.7'],
	['no socket at all', undefined, null, 0, 'unknown']
])('%s', (_name, remote, forwarded, proxies, expected) => {
	expect(clientAddress(remote, forwarded, proxies)).toBe(expected);
});

test.each([
	['127.0.0.1', true],
	['127.8.8.8', true],
	['::1', true],
	['localhost', true],
	['128.0.0.1', false],
	['127.0.0.1.example.com', false],
	['unknown', false]
])('%s is loopback: %s', (address, expected) => {
	expect(isLoopback(address)).toBe(expected);
});
