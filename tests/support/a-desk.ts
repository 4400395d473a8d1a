import { and, eq } from 'drizzle-orm';
import type { LeadRow, Store } from '../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from './a-house.ts';
import { aLead } from './a-lead.ts';
import { aWorkspace } from './a-workspace.ts';

/** A workspace whose members work leads, and what is to be seen of it. */
export interface TestDesk {
	house: TestHouse;
	workspace: string;
	/** A hot lead that nobody has touched; with contacts of its own unless others are given. */
	lead(overrides?: Partial<LeadRow>): Promise<LeadRow>;
	read(id: string): Promise<LeadRow>;
	history(
		id: string
	): Promise<{ kind: string; from: string | null; to: string; by: string | null }[]>;
	audited(): Promise<{ by: string; action: string; subject: string | null; detail: object }[]>;
}

export async function aDesk(store: Store): Promise<TestDesk> {
	const house = await aHouse({ store });
	const workspace = await aWorkspace(house);
	const { leads, leadHistory, auditLog } = store.tables;
	return {
		house,
		workspace,
		async lead(overrides = {}) {
			const id = house.ids.next('led');
			const contacts = { email: `${id}@example.com`, phone: null };
			const row = aLead({ id, workspaceId: workspace, ...contacts, ...overrides });
			await store.db.insert(leads).values(row);
			return row;
		},
		async read(id) {
			const [row] = await store.db.select().from(leads).where(eq(leads.id, id));
			if (!row) throw new Error(`There is no lead ${id}.`);
			return row;
		},
		async history(id) {
			const rows = await store.db
				.select()
				.from(leadHistory)
				.where(and(eq(leadHistory.workspaceId, workspace), eq(leadHistory.leadId, id)))
				.orderBy(leadHistory.id);
			return rows.map(({ kind, fromValue, toValue, by }) => ({
				...{ kind, from: fromValue, to: toValue, by }
			}));
		},
		async audited() {
			const rows = await store.db
				.select()
				.from(auditLog)
				.where(eq(auditLog.workspaceId, workspace))
				.orderBy(auditLog.id);
			return rows.map(({ by, action, subject, detail }) => ({ by, action, subject, detail }));
		}
	};
}
