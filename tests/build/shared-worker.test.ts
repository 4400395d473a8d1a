import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('every worker shares its modules with the page: none is bundled apart, with zod and the core once more', () => {
	const root = fileURLToPath(new URL('../../src/lib', import.meta.url));
	const files = globSync(`${root}/**/*.{ts,svelte}`);
	const asking = (pattern: RegExp) =>
		files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
	expect(asking(/\?worker\b/)).toEqual([]);
	expect(asking(/from '[^']+\?shared-worker'/)).toHaveLength(2);
});
