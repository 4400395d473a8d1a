import type { LeadRow } from '../../src/lib/server/storage/store.ts';

/** A hot lead with everything known. */
export function aLead(overrides: Partial<LeadRow> = {}): LeadRow {
	return {
		id: 'lead_1',
		workspaceId: 'ws_1',
		email: 'anna@example.com',
		phone: '+79161234567',
		name: 'Анна <Петрова>',
		company: null,
		role: null,
		city: null,
		search: 'анна <петрова> anna@example.com +79161234567',
		locale: 'ru',
		segment: 'hot',
		temperature: 'hot',
		heat: 2,
		stage: 'sql',
		stageRank: 2,
		shownQuizId: 'quiz_1',
		total: 30,
		percent: 90,
		source: 'direct',
		activeAt: 0,
		ownerId: null,
		ownedAt: null,
		hotAt: 0,
		handOverDue: null,
		touchedAt: null,
		outcome: null,
		outcomeAt: null,
		value: null,
		currency: null,
		aliases: null,
		importId: null,
		mergedInto: null,
		test: false,
		sequence: 7,
		createdAt: 0,
		updatedAt: 0,
		...overrides
	};
}
