import type { Vocabulary } from '../vocabulary.ts';

export type Role = 'owner' | 'marketer' | 'sales' | 'viewer';

/** Who works here, how they came, how they look at leads, and what they changed. */
export function teamTables({ table, text, json, integer, time, index }: Vocabulary) {
	const invites = table(
		'invites',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** Lower case: nobody else can take it up; null: whoever has the link. */
			email: text(),
			role: text<Role>().notNull(),
			tokenHash: text().notNull().unique('invites_token'),
			createdBy: text().notNull(),
			createdAt: time().notNull(),
			expiresAt: time().notNull(),
			usedAt: time(),
			/** The account that came of it. */
			usedBy: text(),
			revokedAt: time()
		},
		(t) => [index('invites_workspace').on(t.workspaceId, t.id)]
	);

	const savedViews = table(
		'saved_views',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** Whose it is; null: everybody's. */
			userId: text(),
			name: text().notNull(),
			/** The part of the address that holds filters, order and columns. */
			query: text().notNull(),
			position: integer().notNull(),
			createdAt: time().notNull()
		},
		(t) => [index('saved_views_workspace').on(t.workspaceId, t.id)]
	);

	/** Append-only: what members and tokens changed. Names no respondent. */
	const auditLog = table(
		'audit_log',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** A user's id, `token:` and a token's id, or `link:` and a user's id. */
			by: text().notNull(),
			/** What was done, to what kind of thing: `quiz.published`, `member.invited`, `leads.exported`, … */
			action: text().notNull(),
			/** The id of what it was done to. */
			subject: text(),
			detail: json<Readonly<Record<string, string | number | boolean | null>>>().notNull(),
			at: time().notNull()
		},
		(t) => [index('audit_log_workspace').on(t.workspaceId, t.id)]
	);

	/** That somebody was erased: the act that stays, without the person. */
	const erasures = table(
		'erasures',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			by: text().notNull(),
			/** Why: asked by the person, kept for its time, … */
			reason: text().notNull(),
			/** How many of each went. */
			counts: json<Readonly<Record<string, number>>>().notNull(),
			at: time().notNull()
		},
		(t) => [index('erasures_workspace').on(t.workspaceId, t.id)]
	);

	return { invites, savedViews, auditLog, erasures };
}
