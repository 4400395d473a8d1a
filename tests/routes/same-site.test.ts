import { describe, expect, test } from 'vitest';
import { mayChange } from '../../src/routes/same-site.ts';

const ORIGIN = 'https://quiz.example.com';

function request(method: string, headers: Record<string, string>) {
	const url = 'http://127.0.0.1:3000/tokens?/create';
	return new Request(url, { method, headers: new Headers({ host: '127.0.0.1:3000', ...headers }) });
}

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and is never refused', (method) => {
	expect(mayChange(request(method, { 'sec-fetch-site': 'cross-site' }), ORIGIN)).toBe(true);
});

describe.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s', (method) => {
	test.each<[string, Record<string, string>, boolean]>([
		['from a page of ours', { 'sec-fetch-site': 'same-origin' }, true],
		['from another site', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }, false],
		['from a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, false],
		['typed into the address bar', { 'sec-fetch-site': 'none' }, false],
		[
			'JSON from another site',
			{ 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
			false
		],
		['an old browser, our origin', { origin: ORIGIN }, true],
		['an old browser, the host that was asked', { origin: 'http://127.0.0.1:3000' }, true],
		['an old browser, another origin', { origin: 'https://evil.example' }, false],
		['a sandboxed frame', { origin: 'null' }, false],
		['nothing said at all', {}, false]
	])('%s', (_, headers, allowed) => {
		expect(mayChange(request(method, headers), ORIGIN)).toBe(allowed);
	});
});
