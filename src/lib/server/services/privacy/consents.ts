import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import {
	consentById,
	consentsPage,
	withdrawConsents,
	type ConsentFilter
} from '../../storage/queries/consents.ts';
import { leadById } from '../../storage/queries/leads.ts';
import { suppression } from '../../storage/queries/suppressions.ts';
import type { ConsentRow } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';
import { pageLimit, pageOf, type Page, type PageInput } from '../pages.ts';

export type { ConsentFilter } from '../../storage/queries/consents.ts';

/** The ledger: every consent as it was given, newest first. */
export async function listConsents(
	app: Pick<House, 'store'>,
	workspace: string,
	input: ConsentFilter & PageInput
): Promise<Page<ConsentRow>> {
	const limit = pageLimit(input);
	const rows = await consentsPage(app.store, workspace, { ...input, before: input.cursor, limit });
	return pageOf(rows, limit);
}

/**
 * A person has taken a consent back. What was recorded stays, with when that was. Who agreed to advertising is written to no more.
 */
export async function withdrawConsent(
	app: Pick<House, 'store' | 'clock' | 'ids' | 'log'>,
	workspace: string,
	by: string,
	id: string
): Promise<Result<ConsentRow, Problem>> {
	const { store, clock, log } = app;
	const consent = await consentById(store, workspace, id);
	if (!consent) return fail({ code: 'not_found' });
	const now = clock.now();
	const lead =
		consent.leadId === null ? undefined : await leadById(store, workspace, consent.leadId);
	const stops = consent.purpose === 'advertising' && lead?.email ? lead.email : null;
	const row = {
		...{ workspaceId: workspace, email: stops ?? '', reason: 'unsubscribed' as const },
		...{ campaignId: null, detail: '', at: now }
	};
	const more = stops === null ? [] : [(db: House['store']['db']) => suppression(store, db, row)];
	if (consent.withdrawnAt === null) {
		const detail = { lead: consent.leadId };
		const said = { by, action: 'consent.withdrawn', subject: id, detail };
		const lines = [auditRow(app, workspace, said)];
		if (await withdrawConsents(store, consent, now, more, lines))
			log.info('consent_withdrawn', { consent: id, purpose: consent.purpose });
	}
	const after = await consentById(store, workspace, id);
	return after ? ok(after) : fail({ code: 'not_found' });
}
