import type { House } from '../../house.ts';
import { auditPage, type AuditFilter } from '../../storage/queries/audit-pages.ts';
import type { AuditRow } from '../../storage/store.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { actorsOf, type Actor } from './actors.ts';

export interface AuditView extends Pick<AuditRow, 'id' | 'action' | 'subject' | 'detail' | 'at'> {
	actor: Actor;
}

/** What was changed, newest first. */
export async function listChanges(
	app: House,
	workspace: string,
	{ cursor, limit, ...filter }: AuditFilter & PageInput
): Promise<Page<AuditView>> {
	const most = pageLimit({ limit });
	const [rows, actorOf] = await Promise.all([
		auditPage(app.store, workspace, { ...filter, before: cursor, limit: most }),
		actorsOf(app, workspace)
	]);
	const page = pageOf(rows, most);
	return {
		items: page.items.map(({ id, action, subject, detail, at, by }) => ({
			...{ id, action, subject, detail, at },
			actor: actorOf(by)
		})),
		next: page.next
	};
}
