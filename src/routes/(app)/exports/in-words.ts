import type { I18n } from '../../../lib/i18n/i18n.ts';
import type { CellWords } from '../../../lib/server/services/exports/cell-words.ts';
import {
	RESPONSE_HEADINGS,
	type ResponseWords
} from '../../../lib/server/services/exports/responses-in-words.ts';
import { forPeople, isTime } from '../../../lib/server/services/exports/leads-in-words.ts';
import type { LeadColumnName } from '../../../lib/server/services/lead-export-columns.ts';

/** What stands in a file in words instead of codes: as the pages say it. */
function cellWords({ t, locale }: Pick<I18n, 't' | 'locale'>): CellWords {
	return {
		...{ locale, yes: t('exports.yes'), no: t('exports.no') },
		temperatures: {
			cold: t('temperature.cold'),
			warm: t('temperature.warm'),
			hot: t('temperature.hot')
		},
		outcomes: {
			won: t('list.outcome.won'),
			lost: t('list.outcome.lost'),
			junk: t('list.outcome.junk'),
			unreached: t('list.outcome.unreached')
		},
		purposes: {
			processing: t('consent.processing'),
			advertising: t('consent.advertising'),
			other: t('consent.other')
		}
	};
}

/** Whether a file is asked for in words, not under machine names. */
export function isInWords(query: URLSearchParams): boolean {
	return query.get('headings') === 'words';
}

/** In words: columns in the order of people, headings that say the zone of times, and no codes below them. */
export function leadsInWords(i18n: Pick<I18n, 't' | 'locale'>, names: readonly LeadColumnName[]) {
	const columns = forPeople(names);
	const headings = columns.map((name) => {
		const heading = i18n.t(`leads.export.column.${name}`);
		return isTime(name) ? i18n.t('exports.utc', { heading }) : heading;
	});
	return { columns, headings, words: cellWords(i18n) };
}

/** What responses say in words, where a file is asked for in them. */
export function responsesInWords(
	i18n: Pick<I18n, 't' | 'locale'>,
	query: URLSearchParams
): ResponseWords | undefined {
	if (!isInWords(query)) return undefined;
	const headed = RESPONSE_HEADINGS.map((name) => {
		const heading = i18n.t(`responses.export.column.${name}`);
		return [name, name === 'created_at' ? i18n.t('exports.utc', { heading }) : heading];
	});
	return { cells: cellWords(i18n), headings: Object.fromEntries(headed) };
}
