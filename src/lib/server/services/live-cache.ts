import type { Quiz } from '../../quiz/normalise.ts';
import { publicQuiz, type PublicQuiz } from '../../quiz/public.ts';
import type { House } from '../house.ts';
import { quizAtAddress } from '../storage/queries/quizzes.ts';
import { versionRow } from '../storage/queries/versions.ts';
import type { Store } from '../storage/store.ts';
import { storedQuiz } from './definition.ts';

export type LiveRow = NonNullable<Awaited<ReturnType<typeof quizAtAddress>>>;

/** A published version, parsed once: it never changes. */
export interface VersionContent {
	quiz: Quiz;
	/** What a respondent's browser may see of it. */
	public: PublicQuiz;
}

/** How long another process may go on serving what was unpublished here. */
const FRESH_FOR = 1000;
const MOST_ADDRESSES = 2000;
const MOST_VERSIONS = 300;

interface Cache {
	addresses: Map<string, { row: LiveRow; until: number }>;
	versions: Map<string, Promise<VersionContent>>;
}

/** By database, which the house and whatever is composed around it share. */
const caches = new WeakMap<Store, Cache>();

/** What is at this address now, or was a second ago. */
export async function liveRow(app: House, idOrSlug: string): Promise<LiveRow | null> {
	const { addresses } = cacheOf(app);
	const now = app.clock.now();
	const known = addresses.get(idOrSlug);
	// What is kept for longer was kept before the clock was set back.
	if (known && known.until > now && known.until <= now + FRESH_FOR) return known.row;
	const row = await quizAtAddress(app.store, idOrSlug);
	if (!row) {
		addresses.delete(idOrSlug);
		return null;
	}
	makeRoom(addresses, MOST_ADDRESSES);
	addresses.set(idOrSlug, { row, until: now + FRESH_FOR });
	return row;
}

/**
 * After publishing, unpublishing, deleting, a change of address: this process looks again at once, wherever the quiz was found;
 * it may have several addresses.
 */
export function forgetLive(app: House, { id }: { id: string }): void {
	const { addresses } = cacheOf(app);
	for (const [address, { row }] of addresses) if (row.id === id) addresses.delete(address);
}

/** There is no such version, which is another matter than a database that cannot tell. */
export class NoVersion extends Error {
	override readonly name = 'NoVersion';
}

export function isNoVersion(error: unknown): boolean {
	return error instanceof NoVersion;
}

/** @throws NoVersion where there is none by this number */
export function versionContent(
	app: Pick<House, 'store'>,
	quizId: string,
	version: number
): Promise<VersionContent> {
	const { versions } = cacheOf(app);
	const key = `${quizId}:${version}`;
	const known = versions.get(key);
	if (known) return known;
	makeRoom(versions, MOST_VERSIONS);
	const content = readVersion(app, quizId, version);
	versions.set(key, content);
	content.catch(() => versions.delete(key));
	return content;
}

async function readVersion(
	app: Pick<House, 'store'>,
	quizId: string,
	version: number
): Promise<VersionContent> {
	const row = await versionRow(app.store, quizId, version);
	if (!row) throw new NoVersion(`Quiz ${quizId} has no version ${version}.`);
	const quiz = storedQuiz(row.definition);
	return { quiz, public: publicQuiz(quiz) };
}

/** The oldest entry goes. */
function makeRoom(map: Map<string, unknown>, most: number): void {
	if (map.size < most) return;
	const [oldest] = map.keys();
	if (oldest !== undefined) map.delete(oldest);
}

function cacheOf(app: Pick<House, 'store'>): Cache {
	let cache = caches.get(app.store);
	if (!cache) {
		cache = { addresses: new Map(), versions: new Map() };
		caches.set(app.store, cache);
	}
	return cache;
}
