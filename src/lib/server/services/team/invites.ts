import { fail, ok, type Result } from '../../../quiz/result.ts';
import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { userByEmail } from '../../storage/queries/accounts.ts';
import {
	insertInvite,
	inviteByHash,
	openInvite,
	openInvites,
	revokeInviteRow,
	takeInvite
} from '../../storage/queries/invites.ts';
import { memberById } from '../../storage/queries/members.ts';
import type { InviteRow, Role, UserRow } from '../../storage/store.ts';
import { BAD_EMAIL, isEmail, NEW_OWNER, normaliseEmail, type SignedIn } from '../accounts.ts';
import { auditRow } from '../audit.ts';
import { sha256 } from '../digest.ts';
import { hashPassword, passwordFault } from '../passwords.ts';
import { startSession, userOf } from '../sessions.ts';
import { throttle } from '../throttle.ts';
import { inviteMail } from './invite-mail.ts';
import { LONGEST_NAME, memberName } from './members.ts';

const LIFETIME = 7 * 86_400_000;

export interface Invited {
	id: string;
	email: string | null;
	/** Told this once; its token's digest is what is kept. */
	link: string;
	/** Whether a mail has left: not without an address, nor where the mail server refused it. */
	mailed: boolean;
}

export interface Invitation {
	/** A user's id, or `token:` and a token's id. */
	by: string;
	/** null: for whoever has the link. */
	email: string | null;
	role: Role;
	/** Of the mail. */
	locale: 'en' | 'ru';
}

/** An invitation for a week, by mail where there is an address; one to the same address before it no longer works. */
export async function invite(
	app: House,
	workspace: string,
	{ by, email, role, locale }: Invitation
): Promise<Result<Invited, Problem>> {
	const address = email === null ? null : normaliseEmail(email);
	if (address !== null && !isEmail(address)) return fail(BAD_EMAIL);
	if (address !== null && (await userByEmail(app.store, address))) return fail(HAS_ACCOUNT);
	const token = app.random.token(32);
	const row = inviteRow(app, workspace, { by, email: address, role, tokenHash: sha256(token) });
	const detail = { role, email: address };
	const said = { by, action: 'member.invited', subject: row.id, detail };
	await insertInvite(app.store, row, auditRow(app, workspace, said));
	const link = `${app.config.origin}/invite/${token}`;
	const inviter = await memberById(app.store, workspace, by);
	const mailed =
		address !== null &&
		(await hasLeft(app, inviteMail({ to: address, from: inviter, role, link, locale })));
	return ok({ id: row.id, email: address, link, mailed });
}

function inviteRow(
	app: House,
	workspaceId: string,
	{ by, ...given }: Pick<InviteRow, 'email' | 'role' | 'tokenHash'> & { by: string }
): InviteRow {
	const now = app.clock.now();
	return {
		...given,
		id: app.ids.next('invite'),
		workspaceId,
		createdBy: by,
		createdAt: now,
		expiresAt: now + LIFETIME,
		usedAt: null,
		usedBy: null,
		revokedAt: null
	};
}

/** A mail that cannot be sent is logged and left at that: there is the link. */
async function hasLeft(app: House, mail: ReturnType<typeof inviteMail>): Promise<boolean> {
	try {
		await app.mailer.send(mail);
		return true;
	} catch (error) {
		app.log.error('invite_mail_failed', errorFields(error));
		return false;
	}
}

export interface InviteView {
	id: string;
	email: string | null;
	role: Role;
	createdAt: number;
	expiresAt: number;
	expired: boolean;
}

/** Those that nobody has used or taken back; newest first. */
export async function listInvites(app: House, workspace: string): Promise<InviteView[]> {
	const now = app.clock.now();
	return (await openInvites(app.store, workspace)).map(
		({ id, email, role, createdAt, expiresAt }) => ({
			id,
			email,
			role,
			createdAt,
			expiresAt,
			expired: expiresAt <= now
		})
	);
}

export async function revokeInvite(
	app: House,
	workspace: string,
	{ by, id }: { by: string; id: string }
): Promise<Result<void, Problem>> {
	const open = await openInvite(app.store, workspace, id);
	if (!open) return fail({ code: 'not_found' });
	const detail = { role: open.role, email: open.email };
	const said = { by, action: 'member.uninvited', subject: id, detail };
	const line = auditRow(app, workspace, said);
	const revoked = await revokeInviteRow(app.store, workspace, { id, now: app.clock.now() }, line);
	return revoked ? ok(undefined) : fail({ code: 'not_found' });
}

/** What a link leads to. */
export type InviteState =
	| { state: 'open'; email: string | null; role: Role; workspace: string; from: string | null }
	| { state: 'used' | 'expired' | 'revoked' | 'unknown' };

/** Looking changes nothing: scanners of mail open every link. */
export async function lookAtInvite(app: House, token: string): Promise<InviteState> {
	const found = await inviteByHash(app.store, sha256(token));
	if (!found) return { state: 'unknown' };
	const { invite: row, workspace } = found;
	const state = stateOf(row, app.clock.now());
	if (state !== 'open') return { state };
	const inviter = await memberById(app.store, row.workspaceId, row.createdBy);
	return {
		state,
		email: row.email,
		role: row.role,
		workspace: workspace.name,
		from: inviter ? memberName(inviter) : null
	};
}

export interface Accepting {
	token: string;
	name: string;
	email: string;
	password: string;
	locale: 'en' | 'ru';
	/** The client's, for throttling. */
	address: string;
}

/** Makes the account and signs it in. A mailed invitation is for its own address and no other. */
export async function acceptInvite(
	app: House,
	{ token, name, email, password, locale, address }: Accepting
): Promise<Result<SignedIn, Problem>> {
	const throttled = await throttle(app, 'invite:address', address);
	if (throttled) return fail(throttled);
	const found = await inviteByHash(app.store, sha256(token));
	if (!found) return fail(REFUSALS.unknown);
	const row = found.invite;
	const state = stateOf(row, app.clock.now());
	if (state !== 'open') return fail(REFUSALS[state]);
	const own = normaliseEmail(email);
	if (!isEmail(own)) return fail(BAD_EMAIL);
	if (row.email !== null && row.email !== own) return fail(FOR_ANOTHER);
	const fault = passwordFault(password, own);
	if (fault) return fail({ code: 'invalid', errors: [fault] });
	const user: UserRow = {
		...NEW_OWNER,
		id: app.ids.next('user'),
		workspaceId: row.workspaceId,
		email: own,
		name: name.trim().slice(0, LONGEST_NAME),
		passwordHash: await hashPassword(password),
		locale,
		role: row.role,
		createdAt: app.clock.now()
	};
	const taken = await take(app, row, user);
	if (!taken.ok) return taken;
	return ok({ user: userOf(user), session: await startSession(app, user) });
}

async function take(app: House, row: InviteRow, user: UserRow): Promise<Result<void, Problem>> {
	const detail = { name: memberName(user), role: user.role };
	const joined = { by: user.id, action: 'member.joined', subject: user.id, detail };
	const line = auditRow(app, user.workspaceId, joined);
	try {
		if (await takeInvite(app.store, row, user, app.clock.now(), line)) return ok(undefined);
	} catch (error) {
		if (app.store.isDuplicate(error)) return fail(HAS_ACCOUNT);
		throw error;
	}
	const now = await inviteByHash(app.store, row.tokenHash);
	const state = now ? stateOf(now.invite, app.clock.now()) : 'unknown';
	return fail(REFUSALS[state === 'open' ? 'used' : state]);
}

function stateOf(row: InviteRow, now: number): InviteState['state'] {
	if (row.usedAt !== null) return 'used';
	if (row.revokedAt !== null) return 'revoked';
	return row.expiresAt <= now ? 'expired' : 'open';
}

const REFUSALS = {
	used: { code: 'invite_used' },
	expired: { code: 'invite_expired' },
	revoked: { code: 'invite_revoked' },
	unknown: { code: 'invite_unknown' }
} as const satisfies Record<string, Problem>;

const FOR_ANOTHER = invalid('email', {
	en: 'This invitation is for another address: the one that it was sent to.',
	ru: 'Это приглашение для другого адреса — того, на который оно отправлено.'
});

const HAS_ACCOUNT = invalid('email', {
	en: 'This address has an account already.',
	ru: 'У этого адреса уже есть учётная запись.'
});
