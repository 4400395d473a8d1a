import { randomBytes } from 'node:crypto';
import { getTableColumns } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { IMPERSONAL } from '../../src/lib/server/storage/personal.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';

/** Words that stand nowhere else, each in one place of what is known of somebody. */
export type Canaries = Map<string, string>;

/** By what everything hangs together. */
export interface PlantedPerson {
	lead: string;
	email: string;
	phone: string;
	upload: string;
	delivery: string;
	canaries: Canaries;
}

/**
 * A row in every table in which something of a person may stand, made from the schema alone: what links it to the person is known by
 * its name, and everything else that holds text is a canary. A table that is new gets one too.
 * @param workspace there
 */
export async function aPlantedPerson(store: Store, workspace: string): Promise<PlantedPerson> {
	const mark = randomBytes(4).toString('hex');
	const canaries: Canaries = new Map();
	const canary = (where: string) => {
		const word = `kanarie${mark}${randomBytes(6).toString('hex')}`;
		canaries.set(where, word);
		return word;
	};
	const email = `${canary('email')}@example.com`;
	const phone = `+4915${Number.parseInt(mark, 16).toString().padStart(10, '0')}`;
	canaries.set('phone', phone.slice(1));
	const lead = `lead_${mark}`;
	const upload = `upl_${mark.repeat(4)}`;
	const delivery = `msg_${mark}`;
	const links: Readonly<Record<string, unknown>> = {
		...{ workspaceId: workspace, leadId: lead, otherId: `lead_other${mark}` },
		...{ mergedInto: null, responseId: `rsp_${mark}`, recipientId: `rcp_${mark}` },
		...{ invitationId: `inv_${mark}`, deliveryId: delivery, campaignId: `camp_${mark}` },
		...{ quizId: `quiz_${mark}`, attemptId: `att_${mark}`, idempotencyKey: `att_${mark}` },
		...{ usedBy: `att_${mark}`, shownQuizId: `quiz_${mark}`, destinationId: `dst_${mark}` },
		...{ importId: `imp_${mark}`, listId: `lst_${mark}`, email, recipient: email, phone },
		...{ kind: 'webhook', leaseOwner: null, file: null, ownerId: null }
	};
	const own: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
		leads: { id: lead, aliases: [] },
		responses: { id: `rsp_${mark}`, answers: { contact: { email, note: canary('answers') } } },
		recipients: { id: `rcp_${mark}` },
		invitations: { id: `inv_${mark}`, mailState: 'sent' },
		deliveries: { id: delivery, state: 'delivered' },
		partials: { answers: { email, note: canary('partials.answers') } },
		importFaults: { value: `${canary('importFaults.value')};${email}` },
		savedViews: { query: `?q=${encodeURIComponent(email)}`, name: 'One' },
		letters: { state: 'sent' },
		mails: { state: 'sent' },
		uploads: { state: 'complete', id: upload },
		consents: { id: `cons_${mark}`, withdrawnAt: null },
		suppressions: { reason: 'by_hand', campaignId: null }
	};
	const parents: typeof own = {
		lists: { id: `lst_${mark}` },
		imports: { id: `imp_${mark}`, state: 'done' }
	};
	for (const [name, table] of Object.entries(store.tables)) {
		const isParent = name in parents;
		if (name in IMPERSONAL && !isParent) continue;
		const given = { ...own[name], ...parents[name] };
		const row = rowOf(table, { ...links, ...given }, (column) =>
			isParent ? `list ${mark}` : canary(`${name}.${column}`)
		);
		await store.db.insert(table).values(row as never);
	}
	return { lead, email, phone, upload, delivery, canaries };
}

function rowOf(
	table: SQLiteTable,
	given: Readonly<Record<string, unknown>>,
	canary: (column: string) => string
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(getTableColumns(table)).map(([name, column]) => {
			if (name in given) return [name, given[name]];
			if (column.dataType === 'json') return [name, { note: canary(name) }];
			if (column.dataType === 'boolean') return [name, false];
			if (column.dataType === 'number') return [name, 1];
			return [name, canary(name)];
		})
	);
}
