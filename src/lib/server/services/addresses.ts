import { fail, ok, type Result } from '../../quiz/result.ts';
import { freeSlug, LONGEST_SLUG, slugFault } from '../../quiz/slug.ts';
import type { Words } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import type { FieldError, Problem } from '../problems.ts';
import {
	changeAddresses,
	formerAddresses,
	holderOf,
	slugsLike
} from '../storage/queries/addresses.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { Stale, type QuizRow } from '../storage/store.ts';
import { linesOf, type By } from './audit.ts';
import { forgetLive } from './live-cache.ts';

/** So many a quiz may hold besides the one it has: names belong to everybody on this server. */
const MOST_FORMER = 30;

/** An address that a quiz had: it still leads there. */
export interface FormerAddress {
	slug: string;
	/** Since when the quiz has another; ms. */
	leftAt: number;
}

/** What can be said of an address before it is asked for. */
export interface AddressLook {
	/** Why the quiz cannot have it; null where it can. */
	fault: Words | null;
	/** One like it that nobody has; null where the sign or length is at fault, or nothing is. */
	free: string | null;
}

/** Those that a quiz had before and still holds, the latest first; none where there is no such quiz. */
export async function listFormerAddresses(
	app: House,
	workspace: string,
	quizId: string
): Promise<FormerAddress[]> {
	const rows = await formerAddresses(app.store, workspace, quizId);
	return rows.map(({ slug, leftAt }) => ({ slug, leftAt: leftAt ?? 0 }));
}

/** Whether a quiz could have this address now; null where there is no such quiz. */
export async function lookAtAddress(
	app: House,
	workspace: string,
	idOrSlug: string,
	slug: string
): Promise<AddressLook | null> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return null;
	const fault = slugFault(slug);
	if (fault) return { fault, free: null };
	const holder = await holderOf(app.store, slug);
	if (holder === undefined || holder === row.id) return { fault: null, free: null };
	const free = freeSlug(slug, await slugsLike(app.store, slug));
	return { fault: TAKEN, free: free.length <= LONGEST_SLUG ? free : null };
}

export interface AddressInput {
	/** The address that the quiz gets; the one it has is held, and leads to it. */
	slug?: string | undefined;
	/** Held ones to be given up, for any quiz to take. */
	release?: readonly string[] | undefined;
}

/** All of it or nothing. @param by who does it, as the log of changes says it */
export async function changeAddress(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ slug, release = [] }: AddressInput,
	by: By
): Promise<Result<{ slug: string }, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const errors = await faultsOf(app, row, { slug, release });
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	const owner = { workspaceId: row.workspaceId, quizId: row.id };
	const changed = slug === row.slug ? undefined : slug;
	if (changed === undefined && release.length === 0) return ok({ slug: row.slug });
	const change = { slug: changed, release, now: app.clock.now() };
	const detail = { name: row.title, slug: slug ?? row.slug };
	const lines = linesOf(app, workspace, {
		...{ by, action: 'quiz.address', subject: row.id, detail }
	});
	try {
		await changeAddresses(app.store, owner, change, lines);
	} catch (error) {
		// Somebody was faster, or the quiz was deleted meanwhile.
		if (!(error instanceof Stale) && !app.store.isDuplicate(error)) throw error;
		return fail({ code: 'invalid', errors: [{ path: 'slug', message: TAKEN }] });
	}
	forgetLive(app, row);
	return ok({ slug: slug ?? row.slug });
}

async function faultsOf(
	app: House,
	row: QuizRow,
	{ slug, release }: AddressInput & { release: readonly string[] }
): Promise<FieldError[]> {
	const former = await formerAddresses(app.store, row.workspaceId, row.id);
	const held = new Set(former.map((address) => address.slug));
	const errors: FieldError[] = release.flatMap((name, index) =>
		held.has(name) && name !== slug ? [] : [{ path: `release[${index}]`, message: NOT_HELD }]
	);
	if (slug === undefined || slug === row.slug) return errors;
	const look = await lookAtAddress(app, row.workspaceId, row.id, slug);
	if (look?.fault) errors.push({ path: 'slug', message: look.fault });
	const isNew = !held.has(slug);
	if (isNew && held.size - release.length >= MOST_FORMER) {
		errors.push({ path: 'slug', message: TOO_MANY });
	}
	return errors;
}

const TAKEN: Words = {
	en: 'Another quiz on this server has this address.',
	ru: 'Этот адрес уже занят другим квизом на этом сервере.'
};
const NOT_HELD: Words = {
	en: 'This is no former address of the quiz.',
	ru: 'Это не прежний адрес квиза.'
};
const TOO_MANY: Words = {
	en: `The quiz holds ${MOST_FORMER} former addresses; release one of them first.`,
	ru: `У квиза уже ${MOST_FORMER} прежних адресов; сначала освободите один из них.`
};
