import { expect, test } from 'vitest';
import { noteRead } from '../../../src/lib/server/services/audit.ts';
import { aHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((_, makeStore) => {
	test('what was changed is said with who changed it, and when', async () => {
		const house = await aHouse({ store: await makeStore() });
		await noteRead(house, 'ws_1', { by: 'usr_1', action: 'quiz.published', subject: 'qz_1' });
		const detail = { role: 'sales', mailed: true, days: 7 };
		await noteRead(house, 'ws_1', { by: 'token:tok_1', action: 'member.invited', detail });
		const { auditLog } = house.store.tables;
		const at = house.clock.now();
		const rows = await house.store.db.select().from(auditLog).orderBy(auditLog.id);
		expect(rows.map(({ id, ...row }) => ({ ...row, id: id.slice(0, 4) }))).toEqual([
			{
				...{ id: 'aud_', workspaceId: 'ws_1', by: 'usr_1', action: 'quiz.published' },
				...{ subject: 'qz_1', detail: {}, at }
			},
			{
				...{ id: 'aud_', workspaceId: 'ws_1', by: 'token:tok_1', action: 'member.invited' },
				...{ subject: null, detail, at }
			}
		]);
	});
});
