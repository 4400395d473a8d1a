import { and, eq } from 'drizzle-orm';
import type { Store } from '../store.ts';

/**
 * What the installation remembers: what the set-up page's code is made from, a digest of the secret that its processes sign
 * with, how far the mailbox of returns has been read, which of its processes sends mails of surveys.
 */
export type Setting = 'setup_code' | 'secret_mark' | 'returns_read' | 'mail_sender';

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

/** Changes a value that is still what it was when it was read. Whether it was. */
export async function changeSetting(
	store: Store,
	key: Setting,
	from: string,
	to: string
): Promise<boolean> {
	const { settings } = store.tables;
	const changed = await store.db
		.update(settings)
		.set({ value: to })
		.where(and(eq(settings.key, key), eq(settings.value, from)))
		.returning({ key: settings.key });
	return changed.length > 0;
}
