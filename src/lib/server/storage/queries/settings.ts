import { eq } from 'drizzle-orm';
import type { Store } from '../store.ts';

/** Digests that the installation remembers: of the set-up page's code, of the secret that its processes sign with. */
export type Setting = 'setup_code' | 'secret_mark';

export async function saveSetting(store: Store, key: Setting, value: string): Promise<void> {
	const { settings } = store.tables;
	await store.db
		.insert(settings)
		.values({ key, value })
		.onConflictDoUpdate({ target: settings.key, set: { value } });
}

export async function settingOf(store: Store, key: Setting): Promise<string | null> {
	const { settings } = store.tables;
	const [row] = await store.db.select().from(settings).where(eq(settings.key, key));
	return typeof row?.value === 'string' ? row.value : null;
}
