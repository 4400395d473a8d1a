import { expect, test } from 'vitest';
import { changePassword, signIn } from '../../../src/lib/server/services/accounts.ts';
import { authenticate, listTokens, revokeToken } from '../../../src/lib/server/services/tokens.ts';
import { setUpUnattended } from '../../../src/lib/server/services/unattended.ts';
import { aHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const apiToken = 'any string of at least sixteen';
const owner = { email: 'Owner@Example.com', password: 'from the environment', apiToken };
const signInAs = { email: owner.email, password: owner.password, address: '203.0.113.7' };

forEachEngine((_engine, makeStore) => {
	const open = async (changes: Partial<typeof owner> = {}) =>
		aHouse({ store: await makeStore(), config: { owner: { ...owner, ...changes } } });

	test('the owner and the token are made once, however often the server starts', async () => {
		const house = await open();
		await setUpUnattended(house);
		await setUpUnattended(house);
		const { user } = valueOf(await signIn(house, signInAs));
		expect(user.email).toBe('owner@example.com');
		const caller = await authenticate(house, apiToken);
		expect(caller).toMatchObject({
			workspace: user.workspace,
			scopes: ['read', 'write', 'members']
		});
		expect(await listTokens(house, user.workspace)).toHaveLength(1);
	});

	test.each(['short 9', 'qwertyuiop', 'owner@example.com'])(
		'the password “%s”, which people could not choose, is refused in one line',
		async (password) => {
			const house = await open({ password });
			await expect(setUpUnattended(house)).rejects.toThrow(/^OWNER_PASSWORD: [^\n]+\.$/);
			expect(codeOf(await signIn(house, { ...signInAs, password }))).toBe('wrong_credentials');
		}
	);

	test('two processes that start at once make one of each', async () => {
		const house = await open();
		await Promise.all([setUpUnattended(house), setUpUnattended(house)]);
		const { user } = valueOf(await signIn(house, signInAs));
		expect(await listTokens(house, user.workspace)).toHaveLength(1);
	});

	test('a password that was changed since stays, a token that was revoked stays revoked', async () => {
		const house = await open();
		await setUpUnattended(house);
		const { user } = valueOf(await signIn(house, signInAs));
		const next = 'chosen in the workspace';
		await changePassword(house, user.id, { current: owner.password, next });
		const [token] = await listTokens(house, user.workspace);
		await revokeToken(house, user.workspace, token?.id ?? '', null);
		await setUpUnattended(house);
		expect(codeOf(await signIn(house, { ...signInAs, password: next }))).toBe('ok');
		expect(codeOf(await signIn(house, signInAs))).toBe('wrong_credentials');
		expect(await authenticate(house, apiToken)).toBeNull();
	});

	test('another owner named later joins the workspace that is there', async () => {
		const house = await open();
		await setUpUnattended(house);
		const { user } = valueOf(await signIn(house, signInAs));
		const email = 'second@example.com';
		const second = { ...house.config, owner: { ...owner, email } };
		await setUpUnattended({ ...house, config: second });
		const other = valueOf(await signIn(house, { ...signInAs, email })).user;
		expect(other.workspace).toBe(user.workspace);
	});

	test('without the variables nothing is made', async () => {
		const house = await aHouse({ store: await makeStore() });
		await setUpUnattended(house);
		expect(codeOf(await signIn(house, signInAs))).toBe('wrong_credentials');
	});
});
