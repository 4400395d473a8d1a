import { NEW_OWNER } from '../../../src/lib/server/services/accounts.ts';
import { insertUser } from '../../../src/lib/server/storage/queries/accounts.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import {
	AUDIENCE_CHANGES,
	AUDIENCE_READS,
	AUDIENCE_UNBOUND,
	furnishAudience
} from './isolation-of-audience.ts';
import { DESK_CHANGES, DESK_READS, DESK_UNBOUND, furnishDesk } from './isolation-of-desk.ts';
import { FORM_CHANGES, FORM_READS, furnishForms } from './isolation-of-forms.ts';
import { LEAD_CHANGES, LEAD_READS, LEAD_UNBOUND, furnishLeads } from './isolation-of-leads.ts';
import {
	LEAVING_CHANGES,
	LEAVING_READS,
	LEAVING_UNBOUND,
	furnishLeaving
} from './isolation-of-leaving.ts';
import { MERGE_CHANGES, MERGE_READS, furnishMerges } from './isolation-of-merges.ts';
import { PRIVACY_CHANGES, PRIVACY_READS, PRIVACY_UNBOUND } from './isolation-of-privacy.ts';
import { PUSH_CHANGES, PUSH_READS, PUSH_UNBOUND, furnishPushes } from './isolation-of-pushes.ts';
import { QUIZ_CHANGES, QUIZ_READS, QUIZ_UNBOUND, furnishQuizzes } from './isolation-of-quizzes.ts';
import {
	RESPONSE_CHANGES,
	RESPONSE_READS,
	RESPONSE_UNBOUND,
	furnishResponses
} from './isolation-of-responses.ts';
import {
	SENDING_CHANGES,
	SENDING_READS,
	SENDING_UNBOUND,
	furnishSending
} from './isolation-of-sending.ts';
import {
	SURVEY_CHANGES,
	SURVEY_READS,
	SURVEY_UNBOUND,
	furnishSurveys
} from './isolation-of-surveys.ts';
import { TEAM_CHANGES, TEAM_READS, TEAM_UNBOUND, furnishTeam } from './isolation-of-team.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

/** What names a workspace; run for a stranger, then for the workspace that owns everything. */
export const READS: Record<string, Query> = {
	...AUDIENCE_READS,
	...DESK_READS,
	...FORM_READS,
	...LEAD_READS,
	...LEAVING_READS,
	...MERGE_READS,
	...PRIVACY_READS,
	...PUSH_READS,
	...QUIZ_READS,
	...RESPONSE_READS,
	...SENDING_READS,
	...SURVEY_READS,
	...TEAM_READS
};

export const CHANGES: Record<string, Query> = {
	...AUDIENCE_CHANGES,
	...DESK_CHANGES,
	...FORM_CHANGES,
	...LEAD_CHANGES,
	...LEAVING_CHANGES,
	...MERGE_CHANGES,
	...PRIVACY_CHANGES,
	...PUSH_CHANGES,
	...QUIZ_CHANGES,
	...RESPONSE_CHANGES,
	...SENDING_CHANGES,
	...SURVEY_CHANGES,
	...TEAM_CHANGES
};

/** Queries that rightly name no workspace. */
export const UNBOUND: Record<string, string[]> = {
	...AUDIENCE_UNBOUND,
	...DESK_UNBOUND,
	...LEAD_UNBOUND,
	...LEAVING_UNBOUND,
	...PRIVACY_UNBOUND,
	...PUSH_UNBOUND,
	...QUIZ_UNBOUND,
	...RESPONSE_UNBOUND,
	...SENDING_UNBOUND,
	...SURVEY_UNBOUND,
	...TEAM_UNBOUND
};

/** Everything there is, in one workspace; what stands on something else comes behind it. */
export async function furnished(store: Store): Promise<Store> {
	const { db, tables } = store;
	const workspaceId = 'ws_1';
	await db.insert(tables.workspaces).values({ id: workspaceId, name: 'One', createdAt: 0 });
	await insertUser(store, {
		...{ id: 'usr_1', workspaceId, email: 'owner@example.com', name: '', passwordHash: 'hash' },
		...{ locale: 'en', ...NEW_OWNER, createdAt: 0 }
	});
	await furnishQuizzes(store);
	await furnishResponses(store);
	await furnishLeads(store);
	await furnishAudience(store);
	await furnishLeaving(store);
	await furnishTeam(store);
	await furnishSurveys(store);
	await furnishSending(store);
	await furnishDesk(store);
	await furnishForms(store);
	await furnishMerges(store);
	await furnishPushes(store);
	return store;
}
