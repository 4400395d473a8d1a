import { eq } from 'drizzle-orm';
import type { Store } from '../store.ts';

/** What the installation remembers: what the set-up page's code is made from, a digest of the secret that its processes sign with. */
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

/** The value that was there first, of however many that are offered at once. */
export async function settingOnce(store: Store, key: Setting, offered: string): Promise<string> {
	const { settings } = store.tables;
	await store.db.insert(settings).values({ key, value: offered }).onConflictDoNothing();
	return (await settingOf(store, key)) ?? offered;
}
