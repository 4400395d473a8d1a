import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { isAtHome, visitorAddress } from '../../src/routes/visitor.ts';

interface From {
	socket?: string;
	headers?: Record<string, string>;
	origin?: string;
	trustProxy?: number;
}

function visit({ socket = '127.0.0.1', headers = {}, origin, trustProxy = 0 }: From) {
	return {
		locals: { app: { config: { origin: origin ?? 'http://localhost:3000', trustProxy } } },
		request: { headers: new Headers({ host: 'localhost:3000', ...headers }) },
		getClientAddress: () => socket
	} as unknown as RequestEvent;
}

describe('set-up asks for no code', () => {
	test.each<[string, From]>([
		['on this machine', {}],
		['over IPv6', { socket: '::1', headers: { host: '[::1]:3000' } }],
		['by an IPv4 address in IPv6 clothes', { socket: '::ffff:127.0.0.1' }]
	])('%s', (_, from) => {
		expect(isAtHome(visit(from))).toBe(true);
	});
});

describe('set-up asks for the code', () => {
	test.each<[string, From]>([
		['from another machine', { socket: '192.168.0.7' }],
		['through a proxy that says so', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
		[
			'through a proxy that keeps quiet, for the public address tells',
			{ origin: 'https://quiz.example.com' }
		],
		['under a foreign name that points here', { headers: { host: 'evil.example:3000' } }]
	])('%s', (_, from) => {
		expect(isAtHome(visit(from))).toBe(false);
	});
});

test('throttling sees the address that a trusted proxy saw, and believes nobody else', () => {
	const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
	expect(visitorAddress(visit({ headers, trustProxy: 1 }))).toBe('203.0.113.9');
	expect(visitorAddress(visit({ headers, trustProxy: 0 }))).toBe('127.0.0.1');
});
