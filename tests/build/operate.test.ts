import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const operate = readFileSync('docs/operate.md', 'utf8');

const readme = readFileSync('README.md', 'utf8');

test('each setting is told of once in the README', () => {
	const config = readFileSync('src/lib/server/config.ts', 'utf8');
	const names = [...config.matchAll(/^\t([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
	expect(names).toContain('CROWD_LIMIT');
	const start = readme.indexOf('## Settings');
	const rows = readme
		.slice(start, readme.indexOf('\n## ', start + 1))
		.split('\n')
		.filter((line) => line.startsWith('| `'))
		.map((line) => line.split('|')[1] ?? '');
	for (const name of names) {
		expect([name, rows.filter((row) => row.includes(`\`${name}\``)).length]).toEqual([name, 1]);
	}
});

test('whatever is told in the log stands in the tables of events', () => {
	const sources = globSync('src/**/*.ts').map((path) => readFileSync(path, 'utf8'));
	const events = sources.flatMap((text) =>
		[...text.matchAll(/log\??\.(?:info|warn|error)\(\s*'([^']+)'/g)].map(([, event]) => event)
	);
	expect(events).toContain('delivery.pump_failed');
	expect(events.filter((event) => !operate.includes(`\`${event}\``))).toEqual([]);
});
