import { z } from 'zod';
import type { UserRow } from '../storage/store.ts';

const leadExport = z.object({
	/** The columns of the list, all there are, or those below. */
	which: z.enum(['list', 'all', 'own']),
	columns: z.array(z.string()),
	format: z.enum(['csv', 'xlsx', 'ndjson']),
	/** What heads the columns: words for people, or names for programs. */
	headings: z.enum(['words', 'names']).default('words')
});

const preferencesSchema = z
	.object({
		leadColumns: z.array(z.string()).optional(),
		leadExport: leadExport.optional().catch(undefined)
	})
	.loose();

/** How somebody last wanted leads to be exported. */
export type LeadExportChoice = z.infer<typeof leadExport>;

/** How a member looks at lists. What cannot be read is as if it had never been chosen. */
export function preferencesOf(user: UserRow | undefined): z.infer<typeof preferencesSchema> {
	const read = preferencesSchema.safeParse(user?.preferences ?? {});
	return read.success ? read.data : {};
}
