import { expect, test } from 'vitest';
import {
	clientAddress,
	isLoopback,
	networkOf
} from '../../../src/lib/server/services/client-address.ts';

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

test.each([
	['203.0.113.7', '203.0.113.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
	['2001:DB8:0001:2::', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['2001:db8::', '2001:db8:0:0::/64'],
	['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['::1', '::1'],
	['unknown', 'unknown']
])('%s counts as %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});

test('whoever changes within a network of IPv6 stays the same, another network does not', () => {
	expect(networkOf('2001:db8:1:2::5')).toBe(networkOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd'));
	expect(networkOf('2001:db8:1:2::5')).not.toBe(networkOf('2001:db8:1:3::5'));
});
