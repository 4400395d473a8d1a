import { z } from 'zod';
import type { UserRow } from '../storage/store.ts';

const preferencesSchema = z.object({ leadColumns: z.array(z.string()).optional() }).loose();

/** How a member looks at lists. What cannot be read is as if it had never been chosen. */
export function preferencesOf(user: UserRow | undefined): z.infer<typeof preferencesSchema> {
	const read = preferencesSchema.safeParse(user?.preferences ?? {});
	return read.success ? read.data : {};
}
