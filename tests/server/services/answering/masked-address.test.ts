import { expect, test } from 'vitest';
import { maskedAddress } from '../../../../src/lib/server/services/answering/masked-address.ts';

test.each([
	['anna@example.com', 'an…@example.com'],
	['eve@example.com', 'e…@example.com'],
	['a@example.com', 'a…@example.com'],
	['"a@b"@example.com', '"a…@example.com'],
	['анна@пример.рф', 'ан…@пример.рф'],
	['𝒶nna@example.com', '𝒶n…@example.com'],
	['nobody', '…nobody']
])('%s is shown as %s', (email, shown) => {
	expect(maskedAddress(email)).toBe(shown);
});
