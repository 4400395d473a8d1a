import { afterAll, describe, expect, test } from 'vitest';
import { anApi } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());

describe('an address that is none', () => {
	test.each(['/', '/nothing', '/quizzes/x/nothing', '/openapi.yaml', '/leads.xml', '/quizzes/'])(
		'%s is 404 as a problem',
		async (path) => {
			const answer = await api.call(path, { token: '' });
			expect(answer.status).toBe(404);
			expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
			expect(answer.body).toMatchObject({
				type: 'urn:quizsilver:problem:not_found',
				status: 404,
				code: 'not_found',
				title: expect.any(String),
				requestId: expect.stringMatching(/^req_/)
			});
		}
	);
});

describe('a method that an address does not take', () => {
	test.each([
		['POST', '/quizzes/x', 'GET, PATCH, PUT, DELETE'],
		['DELETE', '/deliveries/x', 'GET'],
		['GET', '/quizzes/x/responses', 'POST'],
		['POST', '/openapi.json', 'GET'],
		['PUT', '/quizzes', 'POST, GET']
	])('%s %s is 405 and says which it takes', async (method, path, allowed) => {
		const answer = await api.call(path, { method });
		expect([answer.status, answer.body.code]).toEqual([405, 'method_not_allowed']);
		expect(answer.headers.get('allow')).toBe(allowed);
		expect(answer.body.title).toContain(method);
	});
});

describe('problems are told in the language that is asked for', () => {
	test.each([
		[undefined, 'en'],
		['ru', 'ru'],
		['ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7', 'ru'],
		['en;q=0.5, ru;q=0.8', 'ru'],
		['en-GB,ru;q=0.9', 'en'],
		['de,fr;q=0.9', 'en'],
		['', 'en'],
		['ru;q=x', 'en'],
		[';;;,,', 'en']
	])('Accept-Language %j gives %s', async (asked, language) => {
		const headers = asked === undefined ? {} : { 'accept-language': asked };
		const answer = await api.call('/nothing', { headers });
		expect(answer.headers.get('content-language')).toBe(language);
		expect(/[а-я]/i.test(String(answer.body.title))).toBe(language === 'ru');
	});
});

test('every answer forbids caching, guessing and framing', async () => {
	for (const path of ['/nothing', '/quizzes', '/openapi.json', '/leads.csv']) {
		const { headers } = await api.call(path);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('access-control-allow-origin')).toBeNull();
	}
});
