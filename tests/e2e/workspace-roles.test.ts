import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../../src/lib/server/services/roles.ts';
import type { Role } from '../../src/lib/server/storage/store.ts';
import { serve, type Served } from '../support/served.ts';
import { builtRoutes } from './route-manifest.ts';
import { addressOf, nameOf, rowsOf, twoWorkspaces, type TwoWorkspaces } from './two-workspaces.ts';

const LETTERS: Record<Role, string> = { owner: 'o', marketer: 'm', sales: 's', viewer: 'v' };

/** Who sees a route of the workspace, and who changes something there. A route that is not written down here fails. */
const MATRIX: Record<string, [see: string, change: string]> = {
	'/audience': ['omv', 'om'],
	'/audience/[id]': ['omv', 'om'],
	'/audience/import': ['om', 'om'],
	'/audience/import/[id]': ['om', 'om'],
	'/audience/import/[id]/report.csv': ['om', 'om'],
	'/audience/import/file': ['om', 'om'],
	'/audience/import/file/[id]': ['om', 'om'],
	'/audience/left': ['omv', 'om'],
	'/audience/left.csv': ['om', 'om'],
	'/audience/lists': ['omv', 'om'],
	'/audience/new': ['om', 'om'],
	'/audit': ['o', 'o'],
	'/deliveries': ['om', 'om'],
	'/deliveries/[id]': ['om', 'om'],
	'/destinations': ['om', 'om'],
	'/destinations/[id]': ['om', 'om'],
	'/destinations/[id]/fields': ['om', 'om'],
	'/destinations/[id]/edit': ['om', 'om'],
	'/destinations/new': ['om', 'om'],
	'/exports/leads.[format=ending]': ['om', 'om'],
	'/exports/progress/[id]': ['om', 'om'],
	'/exports/responses.[format=ending]': ['om', 'om'],
	'/exports/responses/[quiz].[format=ending]': ['om', 'om'],
	'/files/[id]': ['omsv', ''],
	'/leads': ['omsv', 'oms'],
	'/leads/[id]': ['omsv', 'oms'],
	'/leads/[id]/erase': ['om', 'om'],
	'/leads/[id]/person.json': ['om', 'om'],
	'/leads/export': ['om', 'om'],
	'/leads/hand-over': ['om', 'om'],
	'/leads/import': ['om', 'om'],
	'/leads/import/[id]': ['om', 'om'],
	'/leads/import/[id]/report.csv': ['om', 'om'],
	'/leads/import/file': ['om', 'om'],
	'/leads/import/file/[id]': ['om', 'om'],
	'/leads/report': ['omsv', 'oms'],
	'/leads/report/leads': ['omsv', 'oms'],
	'/leads/waiting': ['omsv', 'oms'],
	'/leads/[id]/merge': ['oms', 'oms'],
	'/members': ['o', 'o'],
	'/members/[id]': ['o', 'o'],
	'/pictures': ['om', 'om'],
	'/privacy': ['om', 'om'],
	'/privacy/erasures': ['om', 'om'],
	'/privacy/retention': ['om', 'om'],
	'/player': ['omsv', 'om'],
	'/quizzes': ['omsv', 'om'],
	'/quizzes/[id]': ['omsv', 'om'],
	'/quizzes/[id]/address': ['om', 'om'],
	'/quizzes/[id]/edit': ['om', 'om'],
	'/quizzes/[id]/edit/design': ['om', 'om'],
	'/quizzes/[id]/edit/draft': ['om', 'om'],
	'/quizzes/[id]/edit/flow': ['om', 'om'],
	'/quizzes/[id]/edit/letters/[kind=letter]': ['om', 'om'],
	'/quizzes/[id]/edit/past': ['om', 'om'],
	'/quizzes/[id]/edit/results': ['om', 'om'],
	'/quizzes/[id]/edit/score': ['om', 'om'],
	'/quizzes/[id]/edit/share': ['om', 'om'],
	'/quizzes/[id]/edit/versions/[version=whole]': ['om', 'om'],
	'/quizzes/[id]/preview': ['omsv', 'om'],
	'/quizzes/[id]/quiz.json': ['om', 'om'],
	'/quizzes/[id]/trial': ['omsv', 'om'],
	'/quizzes/[id]/unfinished': ['omsv', 'om'],
	'/quizzes/[id]/unfinished/[attempt]': ['omsv', 'om'],
	'/quizzes/[id]/visits': ['omsv', 'om'],
	'/quizzes/new': ['om', 'om'],
	'/quizzes/new/templates/[template]': ['om', 'om'],
	'/responses': ['omsv', 'om'],
	'/responses/[id]': ['omsv', 'om'],
	'/settings': ['omsv', 'omsv'],
	'/surveys': ['omv', 'om'],
	'/surveys/[id]': ['omv', 'om'],
	'/surveys/[id]/audience': ['om', 'om'],
	'/surveys/[id]/audience/[which]': ['om', 'om'],
	'/surveys/[id]/audience/draft': ['om', 'om'],
	'/surveys/[id]/letter': ['om', 'om'],
	'/surveys/[id]/letter/draft': ['om', 'om'],
	'/surveys/[id]/letter/sample': ['om', 'om'],
	'/surveys/[id]/mails/[mail]': ['omv', 'om'],
	'/surveys/[id]/people': ['omv', 'om'],
	'/surveys/[id]/sending': ['om', 'om'],
	'/surveys/compare': ['omv', 'om'],
	'/surveys/new': ['om', 'om'],
	'/tokens': ['o', 'o']
};

/** Who may do what is not for all that change something at its route. */
const ACTIONS: Record<string, string> = {
	'/leads?/saveView': 'omsv',
	'/leads?/deleteView': 'omsv',
	'/leads?/columns': 'omsv'
};

/** Open to whoever comes, signed in or not. */
const OUTSIDE = [
	...['/', '/(auth)/forgot', '/(auth)/invite/[token]', '/(auth)/reset/[token]', '/(auth)/setup'],
	...['/(auth)/sign-in', '/appearance', '/letter-test', '/sign-out']
];

const routes = await builtRoutes();
const workspace = routes.filter(({ id }) => id.startsWith('/(app)/'));

let two: TwoWorkspaces;
let server: Served;

beforeAll(async () => {
	two = await twoWorkspaces();
	server = await serve({ dataDir: two.dataDir });
});
afterAll(async () => {
	await server.stop();
	await rm(two.dataDir, { recursive: true, force: true });
});

function ask(address: string, cookie: string, change = '') {
	const headers: Record<string, string> = { cookie, origin: server.origin, accept: 'text/html' };
	if (change === '') return fetch(`${server.origin}${address}`, { headers, redirect: 'manual' });
	const action = change.startsWith('?');
	return fetch(`${server.origin}${address}${action ? change : ''}`, {
		method: action ? 'POST' : change,
		headers: action ? headers : { ...headers, 'content-type': 'application/json' },
		body: action ? new URLSearchParams() : '{}',
		redirect: 'manual'
	});
}

/** Editors are drawn in the browser: their page is the same whatever the quiz, and what is in it comes as data. */
const IS_SHELL = /\/edit(?:\/(?:design|flow|results|score|share))?$|\/surveys\/\[id\]\/letter$/;

async function dataStatus(address: string): Promise<number> {
	const data = await (await ask(`${address}/__data.json`, two.stranger)).text();
	return Number(/"status":(\d+)/.exec(data)?.[1] ?? 200);
}

/** Ends the sessions that the rest of the test goes on with; nobody is refused it. */
const ENDS_SESSIONS = '?/everywhere';

test('every route of the workspace has its row here, and no row is without a route', () => {
	expect(workspace.map(nameOf).sort()).toEqual(Object.keys(MATRIX).sort());
	expect(
		routes
			.filter((one) => !workspace.includes(one))
			.map(({ id }) => id)
			.sort()
	).toEqual(OUTSIDE.sort());
});

describe('the owner of another workspace', () => {
	test('sees nothing of this one, and changes nothing of it', async () => {
		await server.stop();
		const before = await rowsOf(two.dataDir, two.workspace);
		server = await serve({ dataDir: two.dataDir });
		const canaries = [...Object.values(two.ids), 'lead1@example.com', 'Canary'].filter(Boolean);
		let answers = 0;
		for (const route of workspace) {
			const address = addressOf(route, two.ids);
			for (const way of [...(route.seen ? [''] : []), ...route.changes]) {
				if (way === ENDS_SESSIONS) continue;
				const answer = await ask(address, two.stranger, way);
				// What was asked for stands in the address, which pages may repeat.
				const text = (await answer.text()).replaceAll(address, '');
				const named = canaries.filter((canary) => !address.includes(canary));
				const shown = named.filter((canary) => text.includes(canary));
				expect([address, way, shown]).toEqual([address, way, []]);
				if (/\[(id|quiz|attempt|mail)\]/.test(route.id) && way === '') {
					const status = IS_SHELL.test(route.id) ? await dataStatus(address) : answer.status;
					// Some say first what they were not told with the request.
					expect([address, [400, 404].includes(status)]).toEqual([address, true]);
				}
				answers += 1;
			}
		}
		expect(answers).toBeGreaterThan(100);
		await server.stop();
		expect(await rowsOf(two.dataDir, two.workspace)).toEqual(before);
		server = await serve({ dataDir: two.dataDir });
	});
});

describe.each(ROLES)('whoever is %s', (role) => {
	const letter = LETTERS[role];

	test.each(workspace)('sees and changes what is theirs at $id', async (route) => {
		const [see = '', change = ''] = MATRIX[nameOf(route)] ?? [];
		const cookie = two.members[role];
		if (route.seen) {
			const { status } = await ask(addressOf(route, two.ids), cookie);
			expect(['sees', status === 403]).toEqual(['sees', !see.includes(letter)]);
		}
		for (const way of route.changes.filter((one) => one !== ENDS_SESSIONS)) {
			// Nothing has these ids, so that what is allowed changes nothing either.
			const { status } = await ask(addressOf(route, {}), cookie, way);
			const who = ACTIONS[`${nameOf(route)}${way}`] ?? change;
			expect([way, status === 403]).toEqual([way, !who.includes(letter)]);
		}
	});

	test('gets the data of pages no sooner than the pages', async () => {
		for (const route of workspace.filter(({ id }) => !/\.|\/(files|draft|sample|past)/.test(id))) {
			const [see = ''] = MATRIX[nameOf(route)] ?? [];
			if (see.includes(letter)) continue;
			const data = `${addressOf(route, two.ids)}/__data.json?x-sveltekit-invalidated=001111`;
			const { status } = await ask(data, two.members[role]);
			expect([data, status]).toEqual([data, 403]);
		}
	});
});

test('who is refused a page is told so in words, in their language', async () => {
	const answer = await ask('/members', two.members.viewer);
	expect(answer.status).toBe(403);
	const text = await answer.text();
	expect(text).toContain('Your role does not include this');
	expect(text).not.toContain(two.ids['members']);
});

test('what is refused has not run: even a browser that takes pages leaves no trace of it', async () => {
	await server.stop();
	const before = await rowsOf(two.dataDir, two.workspace);
	server = await serve({ dataDir: two.dataDir });
	const lead = two.ids['leads'];
	for (const address of ['/exports/leads.csv', `/leads/${lead}/person.json`]) {
		for (const role of ['sales', 'viewer'] as const)
			expect((await ask(address, two.members[role])).status).toBe(403);
	}
	await server.stop();
	expect(await rowsOf(two.dataDir, two.workspace)).toEqual(before);
	server = await serve({ dataDir: two.dataDir });
});

test('the navigation offers what one may, and no more', async () => {
	const linksOf = async (role: Role) => {
		const text = await (await ask('/leads', two.members[role])).text();
		const nav = /<nav[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
		return [...new Set([...nav.matchAll(/href="(\/\w+)"/g)].map(([, href]) => href))];
	};
	const all = ['/quizzes', '/responses', '/surveys', '/leads', '/destinations', '/settings'];
	expect(await linksOf('owner')).toEqual(all);
	expect(await linksOf('sales')).toEqual(['/quizzes', '/responses', '/leads', '/settings']);
	expect(await linksOf('viewer')).toEqual(all.filter((href) => href !== '/destinations'));
});

describe('a request from elsewhere, with an owner’s cookie', () => {
	const origins = ['https://evil.example', 'null', ''];
	const types = [
		...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'],
		...['application/json', 'application/octet-stream']
	];
	const unsafe = routes.flatMap((route) =>
		route.changes.map((way) => [route.id.replace(/\/\([^)]*\)/, '') || '/', way] as const)
	);

	test('there are ways of changing something', () => {
		expect(unsafe.length).toBeGreaterThan(60);
	});

	test.each(unsafe)('%s %s is refused by any origin and any type of content', async (path, way) => {
		const address = path
			.replace('[format=ending]', 'csv')
			.replace('[kind=letter]', 'finished')
			.replace(/\[[^\]]*\]/g, 'none');
		const action = way.startsWith('?');
		const statuses = await Promise.all(
			origins.flatMap((origin) =>
				types.map(async (type) => {
					const answer = await fetch(`${server.origin}${address}${action ? way : ''}`, {
						method: action ? 'POST' : way,
						headers: {
							...(origin && { origin }),
							'content-type': type,
							cookie: two.members.owner
						},
						body: '{}',
						redirect: 'manual'
					});
					return answer.status;
				})
			)
		);
		expect([...new Set(statuses)]).toEqual([403]);
	});
});
