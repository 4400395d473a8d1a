import { describe, expect, test } from 'vitest';
import { forEachEngine } from '../../support/store.ts';

const TEXTS = ['', 'NULL', '{a,b}', '"', '\\', "'", 'Ромашка', 'a\nb', '😀', ' ', ',', 'null'];

forEachEngine((_engine, makeStore) => {
	describe('rows that are inserted together', () => {
		test('keep each value, whatever it is', async () => {
			const store = await makeStore();
			const { db, tables } = store;
			const rows = TEXTS.map((text, at) => ({
				...{ id: `rcp_${10 + at}`, workspaceId: 'ws_1', email: `${at}@example.com` },
				...{ name: at % 2 === 0 ? text : null, fields: { company: text }, locale: null },
				...({
					leadId: null,
					basis: 'other',
					basisAt: 1_800_000_000_000 + at,
					basisNote: text
				} as const),
				...{ importId: null, search: text, createdAt: at, updatedAt: -1 - at }
			}));
			await db.insert(tables.recipients).values(rows);
			const kept = await db.select().from(tables.recipients).orderBy(tables.recipients.id);
			expect(kept).toEqual(rows);
			const lists = TEXTS.map((name, at) => ({
				...{ id: `lst_${10 + at}`, workspaceId: 'ws_1', name, offered: at % 2 === 0, createdAt: 1 }
			}));
			await db.insert(tables.lists).values(lists);
			expect(await db.select().from(tables.lists).orderBy(tables.lists.id)).toEqual(lists);
		});

		test('leave to the database what is not given', async () => {
			const { db, tables } = await makeStore();
			const rows = TEXTS.map((text, at) => ({
				...{ id: `rcp_${10 + at}`, workspaceId: 'ws_1', email: `${at}@example.com`, fields: {} },
				...({ basis: 'other', basisAt: 1, basisNote: text, search: '' } as const),
				...{ createdAt: 1, updatedAt: 1 }
			}));
			await db.insert(tables.recipients).values(rows);
			const kept = await db.select().from(tables.recipients).orderBy(tables.recipients.id);
			expect(kept.map(({ name, leadId }) => [name, leadId])).toEqual(rows.map(() => [null, null]));
		});
	});
});
