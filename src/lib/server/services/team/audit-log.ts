import type { House } from '../../house.ts';
import { auditPage, type AuditFilter } from '../../storage/queries/audit-pages.ts';
import type { AuditRow } from '../../storage/store.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';
import { actorsOf, type Actor } from './actors.ts';
import { namesFor, type NamedLine } from './audit-names.ts';

export type { NamedLine } from './audit-names.ts';

export interface AuditView
	extends NamedLine, Pick<AuditRow, 'id' | 'action' | 'subject' | 'detail' | 'at'> {
	actor: Actor;
}

/** What was changed, newest first, with what it is about as that is called now. */
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
	const namesOf = await namesFor(app, workspace, page.items);
	return {
		items: page.items.map(({ id, action, subject, detail, at, by }) => ({
			...{ id, action, subject, detail, at },
			...namesOf({ action, subject, detail }),
			actor: actorOf(by)
		})),
		next: page.next
	};
}
