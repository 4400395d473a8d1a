import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, serve } from '../support/served.ts';

/* A checkout has every package of the build beside it; the image has what is installed without them. */

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-image-'));
	const packages = await productionPackages();
	for (const name of [
		...copiedByTheImage(await readFile('docs/deploy/Dockerfile', 'utf8')),
		...packages
	]) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await cp(name, join(folder, name), { recursive: true });
	}
	const bundle = ['src/build/bundle-commands.ts', join(folder, 'build/commands')];
	await promisify(execFile)(process.execPath, bundle);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `npm ci --omit=dev` installs on this machine, but for Node itself. */
async function productionPackages(): Promise<string[]> {
	const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
		await readFile('package-lock.json', 'utf8')
	);
	return Object.entries(lock.packages)
		.filter(([name, { dev }]) => name !== '' && !dev && !name.startsWith('node_modules/node-'))
		.map(([name]) => name)
		.filter((name) => existsSync(name));
}

/** What the last stage takes from the checkout and from the build. */
function copiedByTheImage(dockerfile: string): string[] {
	const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
	return [...last.matchAll(/^COPY (?:--from=build )?(?!--)(.+) \S+$/gm)]
		.flatMap(([, names = '']) => names.split(' '))
		.map((name) => name.replace('/src/', ''));
}

test('the server starts and works from what the image holds alone', async () => {
	const server = await serve({ root: folder });
	const statusOf = async (path: string) => (await fetch(server.origin + path)).status;
	expect(await statusOf('/readyz')).toBe(200);
	expect(await statusOf('/sign-in')).toBe(200);
	expect(await statusOf('/metrics')).toBe(200);
	expect((await server.api('/quizzes')).status).toBe(200);
	const file = await readFile('quizzes/bant.json', 'utf8');
	const created = await (await server.api('/quizzes', { method: 'POST', body: file })).json();
	await server.api(`/quizzes/${created.id}/publish`, { method: 'POST' });
	expect(await statusOf(`/q/${created.slug}`)).toBe(200);
	expect((await server.api(`/leads.xlsx`)).status).toBe(200);
	const { dataDir } = server;
	const doctor = await launch({ root: folder, dataDir, entry: ['build/commands/doctor.js'] });
	expect(await doctor.end(), doctor.output()).toBe(0);
	expect(await server.stop()).toBe(0);
});
