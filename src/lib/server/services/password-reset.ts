import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { replacePassword, userByEmail, userById } from '../storage/queries/accounts.ts';
import type { UserRow } from '../storage/store.ts';
import { normaliseEmail } from './accounts.ts';
import { hmac, sameText } from './digest.ts';
import { errorFields } from '../error-fields.ts';
import { auditRow } from './audit.ts';
import { hashPassword, passwordFault } from './passwords.ts';
import { resetMail } from './reset-mail.ts';
import { throttle, unthrottle } from './throttle.ts';

const LIFETIME = 60 * 60_000;

/** The part of the house that a link is made with. */
type LinkMaker = Pick<House, 'store' | 'clock' | 'config' | 'secret'>;

/**
 * Sends a link to the address if it belongs to an account. The answer is the same either way, and does not wait for the
 * mail, so that its time tells nothing.
 */
export async function requestReset(
	app: House,
	{ email, address }: { email: string; address: string }
): Promise<Result<void, Problem>> {
	const throttled = await throttle(app, 'reset:address', address);
	if (throttled) return fail(throttled);
	const account = normaliseEmail(email);
	const tooOften = await throttle(app, 'reset:account', account);
	const user = await userByEmail(app.store, account);
	if (user && user.deactivatedAt === null && !tooOften) {
		const mail = resetMail(user, linkFor(app, user));
		app.mailer.send(mail).catch((error: unknown) => {
			app.log.error('reset_mail_failed', { user: user.id, ...errorFields(error) });
		});
	}
	return ok(undefined);
}

/** A link that sets a new password, for whoever runs the server; it would be of no use to whoever may not come in. */
export async function resetLink(
	app: LinkMaker,
	email: string
): Promise<{ link: string } | 'nobody' | 'deactivated'> {
	const user = await userByEmail(app.store, normaliseEmail(email));
	if (!user) return 'nobody';
	return user.deactivatedAt === null ? { link: linkFor(app, user) } : 'deactivated';
}

/** Whether the link would still work; for the page that asks for the new password. */
export async function isResetToken(app: House, token: string): Promise<boolean> {
	return (await userOfToken(app, token)) !== null;
}

/** Ends every session of the account. The link works once, for it is signed over the password that it replaces. */
export async function resetPassword(
	app: House,
	{ token, password }: { token: string; password: string }
): Promise<Result<{ email: string }, Problem>> {
	const user = await userOfToken(app, token);
	if (!user) return fail({ code: 'link_expired' });
	const fault = passwordFault(password, user.email);
	if (fault) return fail({ code: 'invalid', errors: [fault] });
	const line = auditRow(app, user.workspaceId, { by: user.id, action: 'account.password' });
	const changed = await replacePassword(app.store, user, await hashPassword(password), [line]);
	if (!changed) return fail({ code: 'link_expired' });
	// Wrong tries with the old password say nothing of the new one.
	await unthrottle(app, 'sign-in:account', user.email);
	return ok({ email: user.email });
}

function linkFor(app: LinkMaker, user: UserRow): string {
	const payload = Buffer.from(`${user.id}.${app.clock.now() + LIFETIME}`).toString('base64url');
	return `${app.config.origin}/reset/${payload}.${signature(app, payload, user)}`;
}

async function userOfToken(app: House, token: string): Promise<UserRow | null> {
	const [payload = '', signed = ''] = token.split('.');
	const [id = '', expiry = ''] = Buffer.from(payload, 'base64url').toString().split('.');
	if (!(Number(expiry) > app.clock.now())) return null;
	const user = await userById(app.store, id);
	if (user?.deactivatedAt !== null) return null;
	return sameText(signed, signature(app, payload, user)) ? user : null;
}

function signature(app: LinkMaker, payload: string, user: UserRow): string {
	return hmac(app.secret, `reset:${payload}:${user.passwordHash}`);
}
