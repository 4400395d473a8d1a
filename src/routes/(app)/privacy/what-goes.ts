import type { TraceCounts } from '$lib/server/services/privacy/erase-person.ts';
import type { Translate } from '$lib/i18n/message.ts';

/** What is told of together; whatever is in none of them is told as other traces. */
const GROUPS = [
	['leads', ['leads']],
	['responses', ['responses']],
	['uploads', ['uploads']],
	['partials', ['partials']],
	['consents', ['consents']],
	['notes', ['leadNotes']],
	['history', ['leadHistory', 'outcomes', 'leadTags']],
	['mails', ['letters', 'mails']],
	['surveys', ['invitations']],
	['audience', ['recipients']],
	['deliveries', ['deliveries']]
] as const satisfies readonly (readonly [string, readonly (keyof TraceCounts)[]])[];

/** Counted with what they belong to. */
const WITHIN: readonly string[] = [
	...['details', 'leadQuizzes', 'deliveryAttempts', 'mailEvents', 'listMembers', 'recipientTags']
];

/** Line by line, what of a person goes, or went. */
export function whatGoesInWords(t: Translate, counts: TraceCounts): string[] {
	const told: readonly string[] = [...WITHIN, ...GROUPS.flatMap(([, tables]) => tables)];
	const lines = GROUPS.map(([name, tables]) => {
		const count = tables.reduce((sum, table) => sum + (counts[table] ?? 0), 0);
		return count > 0 ? t(`privacy.goes.${name}`, { count }) : '';
	});
	const other = Object.entries(counts)
		.filter(([table]) => !told.includes(table))
		.reduce((sum, [, count]) => sum + count, 0);
	return [...lines, other > 0 ? t('privacy.goes.other', { count: other }) : ''].filter(Boolean);
}
