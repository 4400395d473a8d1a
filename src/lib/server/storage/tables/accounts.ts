import type { Vocabulary } from '../vocabulary.ts';
import type { Role } from './team.ts';

export type TokenScope = 'read' | 'write' | 'members';

/** Who may come in, and what the installation remembers about itself. */
export function accountTables({ table, text, json, integer, time, flag, index }: Vocabulary) {
	const workspaces = table('workspaces', {
		id: text().primaryKey(),
		name: text().notNull(),
		createdAt: time().notNull()
	});

	const users = table('users', {
		id: text().primaryKey(),
		workspaceId: text()
			.notNull()
			.references(() => workspaces.id),
		/** Lower case. */
		email: text().notNull().unique('users_email'),
		name: text().notNull(),
		passwordHash: text().notNull(),
		locale: text().notNull(),
		role: text<Role>().notNull().default('owner'),
		/** Cannot come in any more; what they did stays theirs. */
		deactivatedAt: time(),
		/** Takes a turn when hot leads are handed out. */
		takesLeads: flag().notNull().default(false),
		/** When they were last given one. */
		handedAt: time(),
		/** How they look at lists. Read by the service that keeps it. */
		preferences: json<unknown>(),
		createdAt: time().notNull()
	});

	const sessions = table(
		'sessions',
		{
			idHash: text().primaryKey(),
			userId: text()
				.notNull()
				.references(() => users.id, { onDelete: 'cascade' }),
			workspaceId: text().notNull(),
			createdAt: time().notNull(),
			expiresAt: time().notNull(),
			lastSeenAt: time().notNull()
		},
		(t) => [index('sessions_user').on(t.userId)]
	);

	const apiTokens = table(
		'api_tokens',
		{
			id: text().primaryKey(),
			workspaceId: text()
				.notNull()
				.references(() => workspaces.id),
			name: text().notNull(),
			tokenHash: text().notNull().unique('api_tokens_hash'),
			scopes: json<TokenScope[]>().notNull(),
			createdAt: time().notNull(),
			lastUsedAt: time(),
			revokedAt: time()
		},
		(t) => [index('api_tokens_workspace').on(t.workspaceId, t.id)]
	);

	/** Attempts within a window, by what is throttled: an account, an address. */
	const throttles = table('throttles', {
		key: text().primaryKey(),
		windowStart: time().notNull(),
		count: integer().notNull()
	});

	/** Of the whole installation. */
	const settings = table('settings', {
		key: text().primaryKey(),
		value: json<unknown>().notNull()
	});

	return { workspaces, users, sessions, apiTokens, throttles, settings };
}
