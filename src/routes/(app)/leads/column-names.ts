import type { Translate } from '$lib/i18n/message.ts';
import type { LeadColumn } from './lead-columns.ts';

/** What a column of the list of leads is called. */
export function columnName(t: Translate, column: LeadColumn | 'name'): string {
	switch (column) {
		case 'name':
			return t('lead');
		case 'segment':
			return t('segment');
		case 'stage':
			return t('stage');
		case 'quiz':
			return t('quiz');
		case 'active':
			return t('lead.updated');
		default:
			return t(`list.${column}`);
	}
}
