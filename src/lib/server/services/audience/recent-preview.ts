import type { House } from '../../house.ts';
import type { Store } from '../../storage/store.ts';
import { audiencePreview, type AudiencePreview, type Chosen } from './chosen.ts';

/** What took longer is kept for a while, ms: with a million people it is looked at again and again, and each time takes seconds. */
const COSTLY = 1000;
const KEPT = 30_000;
const MOST_KEPT = 50;

type Kept = Map<string, { preview: AudiencePreview; at: number }>;
const keptOf = new WeakMap<Store, Kept>();

/** As `audiencePreview`; of an audience so large that to count it takes long, as it was at most half a minute ago. */
export async function recentPreview(
	app: Pick<House, 'store' | 'clock'>,
	campaign: Chosen,
	signal?: AbortSignal
): Promise<AudiencePreview> {
	const { id, workspaceId, quizId, audience } = campaign;
	const key = JSON.stringify([workspaceId, id, quizId, audience]);
	const kept: Kept = keptOf.get(app.store) ?? new Map();
	keptOf.set(app.store, kept);
	const begun = app.clock.now();
	const known = kept.get(key);
	if (known && begun - known.at < KEPT) return known.preview;
	kept.delete(key);
	const preview = await audiencePreview(app, campaign, signal);
	const at = app.clock.now();
	if (at - begun < COSTLY) return preview;
	kept.set(key, { preview, at });
	const [oldest] = kept.keys();
	if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
	return preview;
}
