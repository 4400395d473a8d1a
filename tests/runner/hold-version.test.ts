import { expect, test } from 'vitest';
import { holdVersion } from '../../src/lib/runner/hold-version.ts';

function aPage(search: string, hash = '') {
	const written: string[] = [];
	return {
		written,
		history: {
			state: { entry: 'kept' },
			replaceState: (state: unknown, _: string, address: string) => {
				expect(state).toEqual({ entry: 'kept' });
				written.push(address);
			}
		},
		location: { pathname: '/q/bant', search, hash }
	};
}

test.each([
	['', '', '/q/bant?_v=2'],
	['?utm_source=mail&embed=1', '#email=a', '/q/bant?utm_source=mail&embed=1&_v=2#email=a'],
	['?_v=1', '', '/q/bant?_v=2']
])('the address %s%s names the version', (search, hash, expected) => {
	const page = aPage(search, hash);
	holdVersion(page as unknown as Window, 2);
	expect(page.written).toEqual([expected]);
});

test('an address that names it already stays as it is', () => {
	const page = aPage('?_v=2');
	holdVersion(page as unknown as Window, 2);
	expect(page.written).toEqual([]);
});
