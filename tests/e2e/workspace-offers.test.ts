import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rightFor } from '../../src/routes/access.ts';
import { may, ROLES } from '../../src/lib/server/services/roles.ts';
import type { Role } from '../../src/lib/server/storage/store.ts';
import { serve, type Served } from '../support/served.ts';
import { builtRoutes, type Route } from './route-manifest.ts';
import { addressOf, twoWorkspaces, type TwoWorkspaces } from './two-workspaces.ts';

/* What the server refuses is not offered: each page of each role is looked through for forms and links. */

const pages = (await builtRoutes()).filter(
	({ id, seen }) => id.startsWith('/(app)/') && seen && !/\.|\/(files|draft|sample|past)/.test(id)
);

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

const ask = (path: string, role: Role) =>
	fetch(`${server.origin}${path}`, {
		headers: { cookie: two.members[role], accept: 'text/html' },
		redirect: 'manual'
	});

/** What is sent where: paths of actions, with their names. */
function formsIn(html: string, at: string): string[] {
	const forms = [...html.matchAll(/<form\b[^>]*>/g)].map(([tag]) => tag);
	return forms
		.filter((tag) => /method="post"/i.test(tag))
		.map((tag) => (/action="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&'))
		.map((action) => (action.startsWith('/') ? action : at.split('?')[0] + action));
}

const linksIn = (html: string) =>
	[...html.matchAll(/<a\b[^>]*href="(\/[^"#]*)/g)].map(([, href = '']) =>
		href.replaceAll('&amp;', '&')
	);

/** The route of a path, so far as it is of the workspace. */
function routeOf(path: string): string | undefined {
	const parts = path.split('/');
	const fits = ({ id }: Route) => {
		const own = id.slice('/(app)'.length).split('/');
		return (
			own.length === parts.length &&
			own.every((part, at) => part.startsWith('[') || part === parts[at])
		);
	};
	const found = pages.filter(fits).map(({ id }) => id);
	return found.find((id) => !id.includes('[')) ?? found[0];
}

describe.each(ROLES)('whoever is %s', (role) => {
	test('is offered no form and no link that is refused them', async () => {
		const refused: string[] = [];
		const followed = new Map<string, number>();
		let forms = 0;
		for (const page of pages) {
			const at = addressOf(page, two.ids);
			const answer = await ask(at, role);
			if (answer.status !== 200) continue;
			const html = await answer.text();
			for (const action of formsIn(html, at)) {
				const route = routeOf(action.split('?')[0] ?? '');
				if (!route) continue;
				forms += 1;
				const url = server.origin + action;
				const right = rightFor(route, { method: 'POST', url });
				if (!right || !may(role, right)) refused.push(`${at}: sends ${action}`);
			}
			for (const href of linksIn(html)) {
				if (!followed.has(href)) followed.set(href, (await ask(href, role)).status);
				if (followed.get(href) === 403) refused.push(`${at}: leads to ${href}`);
			}
		}
		expect(refused).toEqual([]);
		expect(forms).toBeGreaterThan(2);
		expect(followed.size).toBeGreaterThan(20);
	}, 120_000);
});
