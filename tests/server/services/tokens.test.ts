import { expect, test } from 'vitest';
import {
	authenticate,
	createToken,
	listTokens,
	revokeToken
} from '../../../src/lib/server/services/tokens.ts';
import { aHouse } from '../../support/a-house.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		return { house, workspace: await aWorkspace(house) };
	};

	test('a token is told once and stored as a digest', async () => {
		const { house, workspace } = await open();
		const made = valueOf(
			await createToken(house, workspace, { name: ' CRM ', scopes: ['read'] }, null)
		);
		expect(made.token).toMatch(/^qs_[\w-]{43}$/);
		const kept = JSON.stringify(await house.store.db.select().from(house.store.tables.apiTokens));
		expect(kept).not.toContain(made.token);
		expect(await authenticate(house, made.token)).toEqual({
			tokenId: made.id,
			workspace,
			scopes: ['read']
		});
		expect(await listTokens(house, workspace)).toMatchObject([{ name: 'CRM', scopes: ['read'] }]);
	});

	test('a revoked token is nobody’s at once, and only its workspace can revoke it', async () => {
		const { house, workspace } = await open();
		const { id, token } = valueOf(
			await createToken(house, workspace, { name: 'x', scopes: ['read'] }, null)
		);
		const stranger = await aWorkspace(house);
		expect(codeOf(await revokeToken(house, stranger, id, null))).toBe('not_found');
		expect(await authenticate(house, token)).not.toBeNull();
		expect(codeOf(await revokeToken(house, workspace, id, null))).toBe('ok');
		expect(codeOf(await revokeToken(house, workspace, id, null))).toBe('not_found');
		expect(await authenticate(house, token)).toBeNull();
		expect(await listTokens(house, workspace)).toEqual([]);
	});

	test('when it was last used is noted once a minute', async () => {
		const { house, workspace } = await open();
		const { token } = valueOf(
			await createToken(house, workspace, { name: 'x', scopes: ['read'] }, null)
		);
		const lastUsed = async () => (await listTokens(house, workspace))[0]?.lastUsedAt;
		expect(await lastUsed()).toBeNull();
		const first = house.clock.now();
		await authenticate(house, token);
		house.clock.advance(30_000);
		await authenticate(house, token);
		expect(await lastUsed()).toBe(first);
		house.clock.advance(31_000);
		await authenticate(house, token);
		expect(await lastUsed()).toBe(house.clock.now());
	});

	test.each([
		['no name', { name: '  ', scopes: ['read'] }, 'name'],
		['no scope', { name: 'x', scopes: [] }, 'scopes']
	] as const)('%s is refused at its field', async (_name, input, path) => {
		const { house, workspace } = await open();
		const refused = await createToken(house, workspace, input, null);
		expect(refused.ok ? null : refused.problem.errors?.[0]?.path).toBe(path);
	});
});
