import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { aLead } from '../support/a-lead.ts';
import { serve, type Served } from '../support/served.ts';

export const LEADS = 120;

/** Serves a workspace with that many leads, which nobody has. Its folder is the caller's to remove. */
export async function serveManyLeads(): Promise<Served> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-list-'));
	// Its first start makes the workspace.
	await (await serve({ dataDir })).stop();
	await addLeads(dataDir);
	return serve({ dataDir });
}

/** Hot ones that wait, the first the longest; each third is of another stage. */
async function addLeads(dataDir: string): Promise<void> {
	const store = await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}` });
	const { db, tables } = store;
	const [workspace] = await db.select().from(tables.workspaces);
	const rows = Array.from({ length: LEADS }, (_, n) =>
		aLead({
			...{ id: `lead_${String(n).padStart(26, '0')}`, workspaceId: workspace?.id ?? '' },
			...{ name: `Anna Nikolaevna Berg ${n}`, company: 'A firm of a long name and Sons' },
			...{ email: `anna.nikolaevna${n}@a-long-domain.example`, search: `anna ${n}` },
			...{ phone: `+7916${1000000 + n}`, stage: n % 3 === 0 ? 'mql' : 'sql', hotAt: n + 1 }
		})
	);
	await db.insert(tables.leads).values(rows);
	await store.close();
}
