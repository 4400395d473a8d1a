import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import {
	anyUser,
	insertFirstOwner,
	replacePassword,
	setUserLocale,
	userByEmail,
	userById
} from '../storage/queries/accounts.ts';
import { auditRow } from './audit.ts';
import { isSetupCode } from './setup-code.ts';
import { hashPassword, passwordFault, passwordMatches } from './passwords.ts';
import {
	endAllSessions,
	endSession,
	startSession,
	userOf,
	type NewSession,
	type User
} from './sessions.ts';
import { throttle, unthrottle } from './throttle.ts';

export { sessionUser, type NewSession, type User } from './sessions.ts';

export interface SignedIn {
	user: User;
	session: NewSession;
}

export function ownerExists(app: House): Promise<boolean> {
	return anyUser(app.store);
}

export interface OwnerInput {
	email: string;
	password: string;
	/** The code printed at start. */
	code: string | null;
	/** The request comes from the machine itself and through no proxy: no code is asked for. */
	trustedAddress: boolean;
	address: string;
	locale?: 'en' | 'ru' | undefined;
}

/** Creates the first account with its workspace, and signs it in. */
export async function createOwner(
	app: House,
	{ email, password, code, trustedAddress, address, locale = 'en' }: OwnerInput
): Promise<Result<SignedIn, Problem>> {
	if (await anyUser(app.store)) return fail({ code: 'owner_exists' });
	if (!trustedAddress) {
		const throttled = await throttle(app, 'set-up:address', address);
		if (throttled) return fail(throttled);
		if (!(await isSetupCode(app, code ?? ''))) return fail({ code: 'wrong_code' });
	}
	const normalised = normaliseEmail(email);
	if (!isEmail(normalised)) return fail(BAD_EMAIL);
	const fault = passwordFault(password, normalised);
	if (fault) return fail({ code: 'invalid', errors: [fault] });
	const user = await newOwner(app, normalised, password, locale);
	if (!user) return fail({ code: 'owner_exists' });
	return ok({ user: userOf(user), session: await startSession(app, user) });
}

/** What an account begins with whose owner nobody has invited. */
export const NEW_OWNER = {
	role: 'owner',
	deactivatedAt: null,
	takesLeads: false,
	handedAt: null,
	preferences: null
} as const;

/** Null where somebody else was first. */
export async function newOwner(app: House, email: string, password: string, locale: 'en' | 'ru') {
	const now = app.clock.now();
	const workspace = { id: app.ids.next('ws'), name: 'Quizsilver', createdAt: now };
	const user = {
		id: app.ids.next('user'),
		workspaceId: workspace.id,
		email,
		name: '',
		passwordHash: await hashPassword(password),
		locale,
		...NEW_OWNER,
		createdAt: now
	};
	try {
		await insertFirstOwner(app.store, workspace, user);
		return user;
	} catch (error) {
		if (app.store.isDuplicate(error)) return null;
		throw error;
	}
}

export interface SignInInput {
	email: string;
	password: string;
	/** The client's, for throttling. */
	address: string;
}

/** Says the same, and takes the same time, for a wrong password and for an account that does not exist. */
export async function signIn(
	app: House,
	{ email, password, address }: SignInInput
): Promise<Result<SignedIn, Problem>> {
	const account = normaliseEmail(email);
	const throttled =
		(await throttle(app, 'sign-in:address', address)) ??
		(await throttle(app, 'sign-in:account', account));
	if (throttled) return fail(throttled);
	const user = await userByEmail(app.store, account);
	const matches = await passwordMatches(user?.passwordHash ?? null, password);
	if (!user || !matches) return fail({ code: 'wrong_credentials' });
	if (user.deactivatedAt !== null) return fail({ code: 'deactivated' });
	await unthrottle(app, 'sign-in:account', account);
	return ok({ user: userOf(user), session: await startSession(app, user) });
}

export function signOut(app: House, sessionToken: string): Promise<void> {
	return endSession(app, sessionToken);
}

/** Ends every session of the account; the answer holds a new one for whoever made the change. */
export async function changePassword(
	app: House,
	userId: string,
	{ current, next }: { current: string; next: string }
): Promise<Result<NewSession, Problem>> {
	const throttled = await throttle(app, 'password:account', userId);
	if (throttled) return fail(throttled);
	const user = await userById(app.store, userId);
	if (!user || !(await passwordMatches(user.passwordHash, current))) return fail(WRONG_CURRENT);
	const fault = passwordFault(next, user.email);
	if (fault) return fail({ code: 'invalid', errors: [fault] });
	const line = auditRow(app, user.workspaceId, { by: userId, action: 'account.password' });
	const changed = await replacePassword(app.store, user, await hashPassword(next), [line]);
	if (!changed) return fail({ code: 'stale' });
	await unthrottle(app, 'password:account', userId);
	return ok(await startSession(app, user));
}

export function signOutEverywhere(
	app: House,
	{ id: by, workspace }: Pick<User, 'id' | 'workspace'>
): Promise<void> {
	return endAllSessions(app, by, [auditRow(app, workspace, { by, action: 'account.everywhere' })]);
}

export function setLocale(app: House, userId: string, locale: 'en' | 'ru'): Promise<void> {
	return setUserLocale(app.store, userId, locale);
}

export function normaliseEmail(email: string): string {
	return email.trim().toLowerCase();
}

export function isEmail(email: string): boolean {
	return email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email);
}

export const BAD_EMAIL = invalid('email', {
	en: 'Check the address: it should look like name@example.com.',
	ru: 'Проверьте адрес: он выглядит как name@example.com.'
});

const WRONG_CURRENT = invalid('current', {
	en: 'The current password is wrong.',
	ru: 'Текущий пароль неверен.'
});
