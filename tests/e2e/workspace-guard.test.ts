import { glob } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWNER, serve, type Served } from '../support/served.ts';

let server: Served;
let cookie: string;

beforeAll(async () => {
	server = await serve();
	const signedIn = await post('/sign-in', OWNER, {});
	cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => server.stop());

function post(path: string, fields: Record<string, string>, headers: Record<string, string>) {
	return fetch(`${server.origin}${path}`, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams(fields),
		headers: { accept: 'text/html', origin: server.origin, ...headers }
	});
}

/** Every address below a group of routes, with something in place of its parameters. */
async function addressesIn(group: string): Promise<string[]> {
	const found = new Set<string>();
	for await (const file of glob(
		`src/routes/${group}/**/+{page,page@,page.server,server}.{svelte,ts}`
	)) {
		const address = file
			.replaceAll('\\', '/')
			.replace(/^src\/routes/, '')
			.replace(/\/\+[^/]*$/, '')
			.replace(/\/\([^)]*\)/g, '')
			.replace(/\[format=ending\]/g, 'csv')
			.replace(/\[version=whole\]/g, '1')
			.replace(/\[kind=letter\]/g, 'finished')
			.replace(/\[[^\]]*\]/g, 'some_id');
		found.add(address || '/');
	}
	return [...found].sort();
}

const screens = await addressesIn('(app)');

describe('without a session', () => {
	test('there are screens to guard', () => {
		expect(screens).toEqual(expect.arrayContaining(['/leads', '/exports/leads.csv', '/tokens']));
	});

	test.each(screens)('%s asks to sign in, and comes back here', async (path) => {
		const response = await fetch(`${server.origin}${path}`, { redirect: 'manual' });
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
	});

	test.each(screens)('%s takes no form', async (path) => {
		const response = await post(path, { id: 'x' }, {});
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/sign-in');
	});

	test('a forged session is none', async () => {
		const response = await fetch(`${server.origin}/leads`, {
			redirect: 'manual',
			headers: { cookie: 'session=forged' }
		});
		expect(response.status).toBe(303);
	});
});

describe('signing in', () => {
	test('sets a cookie that scripts and other sites do not get', async () => {
		const response = await post('/sign-in', OWNER, {});
		expect(response.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax/);
	});

	test.each([
		['/leads?segment=hot', '/leads?segment=hot'],
		['https://evil.example/', '/'],
		['//evil.example', '/']
	])('with next=%s goes on to %s', async (next, location) => {
		const response = await post('/sign-in', { ...OWNER, next }, {});
		expect(response.headers.get('location')).toBe(location);
	});

	test('says the same for a wrong password and for a stranger', async () => {
		const texts = await Promise.all(
			[OWNER.email, 'nobody@example.com'].map(async (email) => {
				const response = await post('/sign-in', { email, password: 'wrong password' }, {});
				return [
					response.status,
					/role="alert".*?<\/div>\s*<\/div>/s.exec(await response.text())?.[0]
				];
			})
		);
		expect(texts[0]).toEqual(texts[1]);
		expect(texts[0]?.[0]).toBe(401);
	});
});

describe('a request from elsewhere', () => {
	test.each<[string, Record<string, string>]>([
		['of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
		['of another origin, from an old browser', { origin: 'https://evil.example' }],
		['of a sandboxed frame', { origin: 'null' }]
	])('%s creates no token', async (_, headers) => {
		const fields = { name: 'Stolen', scopes: 'write' };
		const response = await post('/tokens?/create', fields, { cookie, ...headers });
		expect(response.status).toBe(403);
	});

	test('as JSON is refused too', async () => {
		const response = await fetch(`${server.origin}/quizzes/some_id/edit/draft`, {
			method: 'PUT',
			body: '{}',
			headers: { cookie, 'content-type': 'application/json', origin: 'https://evil.example' }
		});
		expect(response.status).toBe(403);
	});
});

describe('every answer', () => {
	test.each(['/sign-in', '/leads', '/exports/leads.csv', '/no/such/page'])(
		'to %s forbids framing and guessing, and is kept by nobody',
		async (path) => {
			const { headers } = await fetch(`${server.origin}${path}`, { headers: { cookie } });
			expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
			expect(headers.get('content-security-policy')).toContain("default-src 'none'");
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('referrer-policy')).toBe('same-origin');
			expect(headers.get('cache-control')).toContain('no-store');
			expect(headers.get('x-request-id')).toMatch(/^req_/);
		}
	);

	test('has headers that fit the buffer of a proxy', async () => {
		for (const path of ['/quizzes', '/responses', '/destinations', '/settings']) {
			const { headers } = await fetch(`${server.origin}${path}`, { headers: { cookie } });
			const size = [...headers].reduce(
				(sum, [name, value]) => sum + name.length + value.length + 4,
				0
			);
			expect(size).toBeLessThan(3500);
		}
	});

	test('only the player of drafts may be framed, by the workspace itself', async () => {
		const { headers } = await fetch(`${server.origin}/player`, {
			headers: { cookie }
		});
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
	});
});

test('an address that does not exist is a plain 404 in the reader’s language', async () => {
	const response = await fetch(`${server.origin}/no/such/page`, {
		headers: { 'accept-language': 'ru' }
	});
	expect(response.status).toBe(404);
	expect(await response.text()).toContain('Здесь ничего нет');
});

test('a file that is too large is refused in words, and the log stays quiet', async () => {
	const response = await post('/quizzes/new?/file', { text: ' '.repeat(12_000_000) }, { cookie });
	expect(response.status).toBe(413);
	expect(await response.text()).toContain('larger than the server takes');
	expect(server.output()).not.toContain('request.failed');
});

test.each([
	'/quizzes/quiz_x',
	'/responses/resp_x',
	'/leads/lead_x',
	'/leads/lead_x/merge',
	'/destinations/dest_x',
	'/deliveries/msg_x'
])('%s is a 404 for whoever is signed in', async (path) => {
	expect((await fetch(`${server.origin}${path}`, { headers: { cookie } })).status).toBe(404);
});
