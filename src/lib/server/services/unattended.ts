import type { House } from '../house.ts';
import { firstWorkspace, insertUser, userByEmail } from '../storage/queries/accounts.ts';
import { insertToken, tokenByHash } from '../storage/queries/tokens.ts';
import type { UserRow } from '../storage/store.ts';
import { NEW_OWNER, newOwner, normaliseEmail } from './accounts.ts';
import { sha256 } from './digest.ts';
import { hashPassword, passwordFault } from './passwords.ts';
import { SCOPES, tokenRow } from './tokens.ts';

/**
 * At start, from OWNER_EMAIL, OWNER_PASSWORD and OWNER_API_TOKEN: creates what is absent and touches nothing that is there,
 * so that a password changed later stays and a revoked token stays revoked.
 * @throws Error with one line where the password of an owner to be created is none that people could choose
 */
export async function setUpUnattended(app: House): Promise<void> {
	const { owner } = app.config;
	if (!owner) return;
	const email = normaliseEmail(owner.email);
	const user =
		(await userByEmail(app.store, email)) ?? (await addOwner(app, email, owner.password));
	if (user && owner.apiToken !== undefined) await addToken(app, user, owner.apiToken);
}

/** The first account makes the workspace; another one joins the oldest. */
async function addOwner(app: House, email: string, password: string): Promise<UserRow | undefined> {
	const fault = passwordFault(password, email);
	if (fault) throw new Error(`OWNER_PASSWORD: ${fault.message.en}`);
	const workspace = await firstWorkspace(app.store);
	if (!workspace) {
		const user = await newOwner(app, email, password, 'en');
		if (user) app.log.info('owner_created', { user: user.id });
		return user ?? userByEmail(app.store, email);
	}
	const user: UserRow = {
		id: app.ids.next('user'),
		workspaceId: workspace.id,
		email,
		name: '',
		passwordHash: await hashPassword(password),
		locale: 'en',
		...NEW_OWNER,
		createdAt: app.clock.now()
	};
	await unlessThere(app, () => insertUser(app.store, user));
	return userByEmail(app.store, email);
}

async function addToken(app: House, user: UserRow, token: string): Promise<void> {
	if (await tokenByHash(app.store, sha256(token))) return;
	const row = tokenRow(app, user.workspaceId, { name: 'OWNER_API_TOKEN', scopes: SCOPES, token });
	await unlessThere(app, () => insertToken(app.store, row, []));
}

/** Two processes may start at once. */
async function unlessThere(app: House, insert: () => Promise<void>): Promise<void> {
	try {
		await insert();
	} catch (error) {
		if (!app.store.isDuplicate(error)) throw error;
	}
}
