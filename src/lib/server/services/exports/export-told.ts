import type { AuditEntry } from '../audit.ts';
import type { LeadsExported } from './lead-pages.ts';
import type { ExportJob } from './export-job.ts';
import type { ExportProgress } from './watched-exports.ts';

/** What the log of changes tells of an export: how many, of which, and nothing of any person. */
export function exportTold(
	{ exported, format }: ExportJob,
	{ total }: Pick<ExportProgress, 'total'>
): AuditEntry['detail'] {
	if (exported.of === 'responses') return { format };
	return { format, count: total, filter: filterTold(exported) };
}

function filterTold({ filter, ids }: LeadsExported): string {
	if (ids) return 'ids';
	// What was searched for may be somebody's name.
	const { q, since, ...others } = filter;
	const said = [
		...Object.entries(others).filter(([, value]) => value !== undefined && value !== false),
		...(since === undefined ? [] : [['since', new Date(since).toISOString()]])
	].map(([name, value]) => `${name}=${value}`);
	return [...said, ...(q === undefined ? [] : ['q'])].join(', ');
}
