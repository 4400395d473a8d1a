import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import {
	activeTokens,
	insertToken,
	revokeTokenRow,
	tokenByHash,
	touchToken
} from '../storage/queries/tokens.ts';
import type { ApiTokenRow } from '../storage/store.ts';
import { linesOf, type By } from './audit.ts';
import { sha256 } from './digest.ts';
import { unlessAway } from './unless-away.ts';

/** Whoever may change members could make an owner of anybody: `write`, which many programs have, does not include it. */
export const SCOPES = ['read', 'write', 'members'] as const;
export type Scope = (typeof SCOPES)[number];

const TOUCH_AFTER = 60_000;

export interface TokenView {
	id: string;
	name: string;
	scopes: string[];
	createdAt: number;
	lastUsedAt: number | null;
}

/**
 * The token itself is told this once; its digest is what is kept.
 * @param by who does it, as the log of changes says it; the same below
 */
export async function createToken(
	app: House,
	workspace: string,
	{ name, scopes }: { name: string; scopes: readonly Scope[] },
	by: By
): Promise<Result<TokenView & { token: string }, Problem>> {
	const trimmed = name.trim();
	if (trimmed === '' || trimmed.length > 100) return fail(BAD_NAME);
	if (scopes.length === 0) return fail(NO_SCOPE);
	const token = `qs_${app.random.token(32)}`;
	const row = tokenRow(app, workspace, { name: trimmed, scopes, token });
	const detail = { name: row.name, scopes: row.scopes.join(' ') };
	const said = { by, action: 'token.created', subject: row.id, detail };
	await insertToken(app.store, row, linesOf(app, workspace, said));
	return ok({ ...viewOf(row), token });
}

export function tokenRow(
	app: House,
	workspace: string,
	{ name, scopes, token }: { name: string; scopes: readonly Scope[]; token: string }
): ApiTokenRow {
	return {
		id: app.ids.next('token'),
		workspaceId: workspace,
		name,
		tokenHash: sha256(token),
		scopes: [...new Set(scopes)],
		createdAt: app.clock.now(),
		lastUsedAt: null,
		revokedAt: null
	};
}

/** Those that work, newest first. */
export async function listTokens(app: House, workspace: string): Promise<TokenView[]> {
	return (await activeTokens(app.store, workspace)).map(viewOf);
}

export async function revokeToken(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<void, Problem>> {
	const token = (await activeTokens(app.store, workspace)).find((one) => one.id === id);
	if (!token) return fail({ code: 'not_found' });
	const said = { by, action: 'token.revoked', subject: id, detail: { name: token.name } };
	const lines = linesOf(app, workspace, said);
	const revoked = await revokeTokenRow(app.store, workspace, id, app.clock.now(), lines);
	return revoked ? ok(undefined) : fail({ code: 'not_found' });
}

/** Who a bearer token speaks for. */
export interface Caller {
	tokenId: string;
	workspace: string;
	scopes: readonly string[];
}

/** Null for what is no token, or no longer one. */
export async function authenticate(app: House, bearer: string): Promise<Caller | null> {
	if (bearer.length < 16 || bearer.length > 512) return null;
	const row = await tokenByHash(app.store, sha256(bearer));
	if (!row || row.revokedAt !== null) return null;
	const now = app.clock.now();
	if (now - (row.lastUsedAt ?? 0) > TOUCH_AFTER) {
		await unlessAway(app.store, touchToken(app.store, row.id, now));
	}
	return { tokenId: row.id, workspace: row.workspaceId, scopes: row.scopes };
}

function viewOf({ id, name, scopes, createdAt, lastUsedAt }: ApiTokenRow): TokenView {
	return { id, name, scopes, createdAt, lastUsedAt };
}

const BAD_NAME = invalid('name', {
	en: 'Give the token a name of at most 100 characters.',
	ru: 'Дайте токену название длиной до 100 символов.'
});

const NO_SCOPE = invalid('scopes', {
	en: 'Choose at least one scope: read, write or members.',
	ru: 'Выберите хотя бы одно право: чтение, запись или участники.'
});
