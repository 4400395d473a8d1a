import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

const check = fileURLToPath(new URL('../../../src/lib/quiz/check.ts', import.meta.url));

test('a respondent’s browser gets every kind and no zod', async () => {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry: check, formats: ['es'] } }
	});
	const [result] = [built].flat();
	if (!result || !('output' in result)) throw new Error('nothing was built');
	const modules = result.output.flatMap((chunk) =>
		'modules' in chunk ? Object.keys(chunk.modules) : []
	);
	expect(modules.some((id) => id.endsWith('/contact.ts'))).toBe(true);
	expect(modules.filter((id) => id.includes('/zod/') || id.includes('schema'))).toEqual([]);
}, 30_000);
