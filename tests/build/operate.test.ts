import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const operate = readFileSync('docs/operate.md', 'utf8');

test('whatever warns or fails in the log stands in the table of events', () => {
	const sources = globSync('src/**/*.ts').map((path) => readFileSync(path, 'utf8'));
	const events = sources.flatMap((text) =>
		[...text.matchAll(/log\??\.(?:warn|error)\(\s*'([^']+)'/g)].map(([, event]) => event)
	);
	expect(events).toContain('delivery.pump_failed');
	// A line for each request, not an event to do something about.
	const told = events.filter((event) => event !== 'request');
	expect(told.filter((event) => !operate.includes(`\`${event}\``))).toEqual([]);
});
