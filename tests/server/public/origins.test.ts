import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { startSession } from '../../../src/lib/server/services/sessions.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aMember } from '../../support/a-member.ts';
import { aWorkspace } from '../../support/a-workspace.ts';

/**
 * What changes something and is open to pages of any origin: quizzes stand on other people's pages, links of mails are pressed
 * from anywhere. Whatever else there is needs a token, which no browser sends by itself.
 */
const OPEN = [
	...['POST /api/v1/quizzes/:id/responses', 'POST /api/v1/quizzes/:id/uploads'],
	...['PATCH /api/v1/uploads/:id', 'DELETE /api/v1/uploads/:id'],
	'POST /m/:token',
	...['act', 'not-me'].map((act) => `POST /m/:token/${act}`),
	'POST /q/:slug',
	...['start', 'next', 'progress', 'link', 'forget', 'details'].map(
		(call) => `POST /q/:slug/${call}`
	),
	...['POST /f/:slug', 'POST /o/:token', 'POST /u/:token']
];

const ORIGINS = ['https://evil.example', 'null', null];
const TYPES = [
	...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'],
	...['application/json', 'application/octet-stream']
];

const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

let house: TestHouse;
let app: ReturnType<typeof publicApp>;
let cookie: string;

beforeAll(async () => {
	const bounces = { address: undefined, imapUrl: undefined, token: 'a token of the mail server' };
	house = await aHouse({ config: { bounces } });
	app = publicApp(house, bundle);
	const owner = await aMember(house, await aWorkspace(house), { role: 'owner' });
	cookie = `session=${(await startSession(house, owner)).token}`;
});
afterAll(() => house.store.close());

const unsafe = () =>
	app.routes
		.filter(({ method }) => UNSAFE.has(method))
		.map(({ method, path }) => `${method} ${path.replace(/\{[^}]*\}/g, '')}`);

test('nothing but what is written down here is open to pages of any origin', async () => {
	const open = new Set<string>();
	let refused = 0;
	for (const route of new Set(unsafe())) {
		const [method = '', path = ''] = route.split(' ');
		for (const origin of ORIGINS) {
			for (const type of TYPES) {
				const answer = await app.request(path.replace(/:\w+/g, 'none'), {
					method,
					headers: { ...(origin && { origin }), 'content-type': type, cookie },
					body: '{}'
				});
				if (answer.status === 401) refused += 1;
				else open.add(route);
			}
		}
	}
	expect([...open].sort()).toEqual(OPEN.sort());
	expect(refused).toBeGreaterThan(15 * 25);
});
