import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLeadQuizFile } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;

const bundle = { developing: false, scripts: ['/client.js'], styles: [], css: 'a{}', parts: {} };
const embed = { script: 'script()', module: 'export {}', types: 'export {}', above: 'above()' };

beforeAll(async () => {
	house = await aHouse();
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle, embed);
});
afterAll(() => house.store.close());

const policyOf = async (path: string) =>
	(await app.request(path)).headers.get('content-security-policy') ?? '';

async function published(more: Partial<QuizFile>): Promise<string> {
	const { slug } = await aLiveQuiz(house, workspace, { ...aLeadQuizFile('Framed'), ...more });
	return slug;
}

describe('what other people’s pages load', () => {
	test.each([
		['/embed.js', 'text/javascript', 'script()'],
		['/embed.mjs', 'text/javascript', 'export {}'],
		['/embed-above.mjs', 'text/javascript', 'above()'],
		['/embed.d.ts', 'text/plain', 'export {}']
	])('%s comes to any of them, and is soon asked for again', async (path, type, text) => {
		const answer = await app.request(path);
		expect(await answer.text()).toBe(text);
		expect(answer.headers.get('content-type')).toContain(type);
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=300\b/);
		const known = { 'if-none-match': answer.headers.get('etag') ?? '' };
		expect((await app.request(path, { headers: known })).status).toBe(304);
	});
});

describe('the hosts that may frame a quiz', () => {
	test('are any unless some are named', async () => {
		expect(await policyOf(`/q/${await published({})}?embed=1`)).not.toContain('frame-ancestors');
	});

	test('are those that are named, whichever way they are reached, and this house', async () => {
		const slug = await published({ frames: ['example.com', '*.example.org:8443'] });
		const ancestors =
			"frame-ancestors 'self' https://example.com http://example.com https://*.example.org:8443 http://*.example.org:8443";
		expect(await policyOf(`/q/${slug}?embed=1`)).toContain(ancestors);
		expect(await policyOf(`/q/${slug}`)).toContain(ancestors);
	});
});

describe('hosts of counters', () => {
	const counted = { counters: { metrica: '123', google: 'G-AB12' } };

	test('are let in on the page of a quiz that has some', async () => {
		const policy = await policyOf(`/q/${await published(counted)}`);
		expect(policy).toContain(
			"script-src 'self' https://mc.yandex.ru https://mc.yandex.com https://www.googletagmanager.com;"
		);
		expect(policy).toMatch(/connect-src 'self' https:\/\/mc\.yandex\.ru .*google-analytics\.com/);
	});

	test('are not for others, for counters of others, nor in frames', async () => {
		expect(await policyOf(`/q/${await published({})}`)).toContain("script-src 'self';");
		const metrica = await policyOf(`/q/${await published({ counters: { metrica: '1' } })}`);
		expect(metrica).not.toContain('google');
		const framed = await policyOf(`/q/${await published(counted)}?embed=1`);
		expect(framed).toContain("script-src 'self';");
		expect(framed).toContain("connect-src 'self';");
	});
});

describe('calls of a quiz in a sandbox', () => {
	test.each(['start', 'next'])('to %s are let through from nowhere', async (call) => {
		const slug = await published({});
		const asked = await app.request(`/q/${slug}/${call}`, { method: 'OPTIONS' });
		expect(asked.status).toBe(204);
		expect(asked.headers.get('access-control-allow-origin')).toBe('*');
		expect(asked.headers.get('access-control-allow-headers')).toContain('content-type');
		const refused = await app.request(`/q/${slug}/${call}`, { method: 'POST', body: '{' });
		expect(refused.headers.get('access-control-allow-origin')).toBe('*');
	});
});
