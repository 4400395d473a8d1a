import { describe, expect, test } from 'vitest';
import { googleIn, metricaIn } from '../../../src/lib/builder/share/counter-ids.ts';
import { hostsIn, toldShortly } from '../../../src/lib/builder/share/frame-hosts.ts';

describe('hosts in what somebody pastes', () => {
	test.each([
		['example.com', ['example.com']],
		['https://www.Example.com/page?x=1#y', ['www.example.com']],
		['*.example.com, shop.example.com:8443', ['*.example.com', 'shop.example.com:8443']],
		['https://*.example.com/', ['*.example.com']],
		['a.com\n\nb.com;a.com', ['a.com', 'b.com']],
		['магазин.рф', ['xn--80aairftm.xn--p1ai']],
		['localhost:8080', ['localhost:8080']],
		['', []]
	])('%j', (text, hosts) => {
		expect(hostsIn(text)).toEqual({ hosts, wrong: [] });
	});

	test.each([
		'example',
		'*',
		'*.*.com',
		'javascript:alert(1)',
		'a_b',
		"'self'",
		'ex ample',
		'-bad-.com',
		'a.-b.com',
		`${'a'.repeat(64)}.com`
	])('%j is none', (text) => {
		const { hosts, wrong } = hostsIn(text);
		expect(hosts).toEqual([]);
		expect(wrong.length).toBeGreaterThan(0);
	});
});

test.each([
	['12345678', '12345678'],
	[' 77 ', '77'],
	['<script>ym(4455, "init")</script>', '4455'],
	['G-1234', undefined],
	['', undefined]
])('the Metrica counter in %j is %j', (text, id) => {
	expect(metricaIn(text)).toBe(id);
});

test.each([
	['g-ab12cd34ef', 'G-AB12CD34EF'],
	["gtag('config', 'G-AB12CD34EF');", 'G-AB12CD34EF'],
	['UA-1234-5', undefined],
	['12345678', undefined]
])('the Google tag in %j is %j', (text, id) => {
	expect(googleIn(text)).toBe(id);
});

test('what is no host is told as shortly as tells which is meant', () => {
	expect(toldShortly(['nope', 'x'.repeat(10_000)])).toBe(`nope, ${'x'.repeat(40)}…`);
	expect(toldShortly(Array.from({ length: 9 }, (_, at) => `a${at}`))).toBe('a0, a1, a2, a3, a4, …');
});
