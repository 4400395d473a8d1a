import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';

const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };

let house: TestHouse;
let app: ReturnType<typeof publicApp>;
let slug: string;
let claims = 0;

beforeAll(async () => {
	house = await aHouse({ config: { trustProxy: 1 } });
	slug = (await aLiveQuiz(house, await aWorkspace(house))).slug;
	app = publicApp(house, bundle);
});
afterAll(() => house.store.close());

interface Ask {
	/** The client's, as the proxy tells it. */
	address: string;
	quiz?: string;
	method?: 'GET' | 'POST';
	accept?: string;
	body?: unknown;
}

function ask(call: string, { address, quiz = 'nowhere', method = 'POST', accept, body }: Ask) {
	const headers = {
		'content-type': 'application/json',
		// Whatever the client itself claims stands further left.
		'x-forwarded-for': `198.51.100.${(claims += 1)}, ${address}`,
		...(accept && { accept })
	};
	const said = method === 'POST' && { body: JSON.stringify(body ?? {}) };
	const socket = { remoteAddress: '127.0.0.1' };
	const init = { method, headers, ...said };
	return app.request(`/q/${quiz}/${call}`, init, { incoming: { socket } });
}

const MORE_THAN_ANY = 6001;

/** How many pass before the first that is asked to come later. */
async function passing(call: string, given: Ask): Promise<number> {
	for (let passed = 0; passed < MORE_THAN_ANY; passed += 1)
		if ((await ask(call, given)).status === 429) return passed;
	return MORE_THAN_ANY;
}

let networks = 0;
const anAddress = () => `203.0.113.${(networks += 1)}`;

describe('what a quiz is asked for is limited by the true address of the client', () => {
	test.each([
		['start', 3000],
		['next', 6000],
		['progress', 6000],
		['details', 600],
		['challenge', 600],
		['link', 30],
		['forget', 30]
	])('%s: %i a minute', async (call, most) => {
		const method = call === 'challenge' ? 'GET' : 'POST';
		const address = anAddress();
		expect(await passing(call, { address, method })).toBe(most);
		// Neither another client behind the same proxy nor another quiz is held by it.
		expect((await ask(call, { address: anAddress(), method })).status).not.toBe(429);
		expect((await ask(call, { address, method, quiz: slug })).status).not.toBe(429);
		expect(await passing(call, { address, method })).toBe(0);
		house.clock.advance(120_000);
		expect((await ask(call, { address, method })).status).not.toBe(429);
	});

	test('scripts are told when to come again, wherever they run', async () => {
		const address = anAddress();
		await passing('link', { address });
		house.clock.advance(60_000 - (house.clock.now() % 60_000) + 15_000);
		await passing('link', { address });
		const answer = await ask('link', { address });
		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe('45');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(await answer.json()).toMatchObject({
			code: 'throttled',
			title: 'Too many tries; wait 45 s and try again.'
		});
	});

	test('a page without scripts says so in a sentence', async () => {
		const address = anAddress();
		await passing('forget', { address });
		const answer = await ask('forget', { address, accept: 'text/html,*/*;q=0.8' });
		expect(answer.status).toBe(429);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await answer.text()).toContain('Too many tries; wait');
	});

	test('to look at the way out of letters is not limited: mail programs open every link', async () => {
		const address = anAddress();
		await passing('forget', { address });
		expect((await ask('forget', { address, method: 'GET' })).status).toBe(200);
	});

	test('the machine itself is not: behind a proxy that nobody told of, everybody looks like it', async () => {
		const answers = Array.from({ length: 40 }, () => ask('link', { address: '127.0.0.1' }));
		expect((await Promise.all(answers)).map(({ status }) => status)).not.toContain(429);
	});
});

test('a frame without an origin may read what comes of the details that it sends', async () => {
	const body = { attempt: 'nobody', details: {} };
	const answer = await ask('details', { address: anAddress(), quiz: slug, body });
	expect(answer.status).toBe(404);
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});
