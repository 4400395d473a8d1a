import { freeSlug, slugOf } from '../../quiz/slug.ts';
import type { House } from '../house.ts';
import { formerAddresses, slugsLike } from '../storage/queries/addresses.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { latestVersion } from '../storage/queries/versions.ts';

/**
 * A quiz that was begun empty has the address of a title that it no longer has: the one that its title would have now, for
 * its first publishing. Null where that is the one it has, where somebody has chosen it, or once it was published.
 */
export async function suggestedAddress(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<string | null> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return null;
	const wanted = slugOf(row.title);
	const isOfTitle = row.slug === wanted || row.slug.replace(/-\d+$/, '') === wanted;
	if (isOfTitle || (await latestVersion(app.store, workspace, row.id))) return null;
	if ((await formerAddresses(app.store, workspace, row.id)).length > 0) return null;
	return freeSlug(wanted, await slugsLike(app.store, wanted));
}
