import type { LeadRow, RecipientRow } from '../../../src/lib/server/storage/store.ts';
import { addRecipients } from '../../../src/lib/server/services/audience/recipients.ts';
import { createDestination } from '../../../src/lib/server/services/destinations.ts';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';
import { createQuiz } from '../../../src/lib/server/services/quizzes.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLead } from '../../support/a-lead.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

/** A workspace in which everything can be changed, and what is needed for it. */
export interface Bench {
	house: TestHouse;
	store: Store;
	workspace: string;
	live: LiveQuiz;
	/** A draft of its own. */
	quiz(): Promise<string>;
	lead(overrides?: Partial<LeadRow>): Promise<string>;
	recipient(): Promise<Pick<RecipientRow, 'id' | 'email'>>;
	/** What somebody has sent in. @returns its response and its lead */
	response(more?: object): Promise<{ id: string; lead: string }>;
	destination(): Promise<string>;
}

/** What is done; the doer is named as the log names them. */
export type Act = (by: string) => Promise<unknown>;

/**
 * Kinds of changes, by the action that the log knows each by; what follows a colon tells it from others of the same. What it needs is
 * there before it is done.
 */
export type Changes = Readonly<Record<string, (bench: Bench) => Promise<Act>>>;

export async function aBench(store: Store): Promise<Bench> {
	const house = await aHouse({ store });
	const workspace = await aWorkspace(house);
	const live = await aLiveQuiz(house, workspace);
	let made = 0;
	const next = () => `n${(made += 1)}@example.com`;
	return {
		...{ house, store, workspace, live },
		quiz: async () =>
			valueOf(await createQuiz(house, workspace, { definition: aQuizFile() }, null)).id,
		async lead(overrides = {}) {
			const id = house.ids.next('led');
			const contacts = { email: next(), phone: null };
			const row = aLead({ id, workspaceId: workspace, ...contacts, ...overrides });
			await store.db.insert(store.tables.leads).values(row);
			return id;
		},
		async recipient() {
			const email = next();
			const basis = { basis: 'consent', basisAt: 0, basisNote: 'Form' };
			const given = { ...basis, people: [{ email }], lists: [], by: null };
			const [id = ''] = valueOf(await addRecipients(house, workspace, given)).ids;
			return { id, email };
		},
		async response(more = {}) {
			const answers = { ...aSubmission().answers, email: next() };
			const input = { ...aSubmission({ answers }), ...more };
			const { id, response } = valueOf(await completeSubmission(house, live, input));
			return { id, lead: response.lead ?? '' };
		},
		destination: async () => {
			const hook = { name: 'CRM', url: 'https://crm.example.com/hook' };
			return valueOf(await createDestination(house, workspace, hook, null)).id;
		}
	};
}
