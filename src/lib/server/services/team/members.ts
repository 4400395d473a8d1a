import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import {
	countLeadsOfMembers,
	deactivateMember,
	lastSeenOf,
	memberById,
	reactivateMember,
	setMemberName,
	setMemberRole
} from '../../storage/queries/members.ts';
import type { Role, UserRow } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';

export interface MemberView {
	id: string;
	email: string;
	/** '' where they have not said it. */
	name: string;
	role: Role;
	/** ms; null: they can come in. */
	deactivatedAt: number | null;
	createdAt: number;
	/** null: not within the life of a session. */
	lastSeenAt: number | null;
	/** How many they work. */
	leads: number;
}

/** Everybody who has worked here, those who no longer do last. */
export async function listMembers(app: House, workspace: string): Promise<MemberView[]> {
	const [users, seen, leads] = await Promise.all([
		usersOfWorkspace(app.store, workspace),
		lastSeenOf(app.store, workspace),
		countLeadsOfMembers(app.store, workspace)
	]);
	const views = users.map(({ id, email, name, role, deactivatedAt, createdAt }) => ({
		id,
		email,
		name,
		role,
		deactivatedAt,
		createdAt,
		lastSeenAt: seen.get(id) ?? null,
		leads: leads.get(id) ?? 0
	}));
	return views.sort((one, other) => Number(!!one.deactivatedAt) - Number(!!other.deactivatedAt));
}

export async function getMember(
	app: House,
	workspace: string,
	id: string
): Promise<MemberView | null> {
	return (await listMembers(app, workspace)).find((member) => member.id === id) ?? null;
}

/** What a member is called. */
export function memberName({ name, email }: Pick<UserRow, 'name' | 'email'>): string {
	return name || email;
}

interface Change {
	workspace: string;
	/** A user's id. */
	by: string;
	/** Of the member who is changed. */
	id: string;
}

export async function changeRole(
	app: House,
	{ workspace, by, id }: Change,
	role: Role
): Promise<Result<{ name: string }, Problem>> {
	const member = await memberById(app.store, workspace, id);
	if (!member) return fail({ code: 'not_found' });
	const name = memberName(member);
	if (member.role === role) return ok({ name });
	const detail = { name, from: member.role, to: role };
	const line = auditRow(app, workspace, { by, action: 'member.role', subject: id, detail });
	const changed = await setMemberRole(app.store, { workspace, id }, role, line);
	return changed ? ok({ name }) : fail({ code: 'last_owner' });
}

/** Their sessions end at once. What they work stays theirs until it is handed over. */
export async function deactivate(
	app: House,
	{ workspace, by, id }: Change
): Promise<Result<{ name: string }, Problem>> {
	const member = await memberById(app.store, workspace, id);
	if (!member) return fail({ code: 'not_found' });
	const name = memberName(member);
	if (member.deactivatedAt !== null) return ok({ name });
	const action = 'member.deactivated';
	const line = auditRow(app, workspace, { by, action, subject: id, detail: { name } });
	const done = await deactivateMember(app.store, { workspace, id }, app.clock.now(), line);
	return done ? ok({ name }) : fail({ code: 'last_owner' });
}

export async function reactivate(
	app: House,
	{ workspace, by, id }: Change
): Promise<Result<{ name: string }, Problem>> {
	const member = await memberById(app.store, workspace, id);
	if (!member) return fail({ code: 'not_found' });
	const name = memberName(member);
	const action = 'member.reactivated';
	const line = auditRow(app, workspace, { by, action, subject: id, detail: { name } });
	await reactivateMember(app.store, { workspace, id }, line);
	return ok({ name });
}

/** What somebody wants to be called here. */
export async function rename(
	app: House,
	workspace: string,
	id: string,
	name: string
): Promise<Result<void, Problem>> {
	const trimmed = name.trim();
	if (trimmed.length > LONGEST_NAME) return fail(BAD_NAME);
	const line = auditRow(app, workspace, { by: id, action: 'account.named' });
	await setMemberName(app.store, { workspace, id }, trimmed, [line]);
	return ok(undefined);
}

export const LONGEST_NAME = 100;

const BAD_NAME = invalid('name', {
	en: 'Give a name of at most 100 characters.',
	ru: 'Укажите имя длиной до 100 символов.'
});
