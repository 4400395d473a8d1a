import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import {
	isAskedFor,
	liftSuppression,
	suppressAll,
	suppressionOf,
	suppressionsPage,
	type SuppressionWithSurvey
} from '../../storage/queries/suppressions.ts';
import type { SuppressedFor } from '../../storage/store.ts';
import { linesOf, type By } from '../audit.ts';
import { pageLimit, type Page, type PageInput } from '../pages.ts';

export const SUPPRESSED_FOR = [
	'unsubscribed',
	'bounced',
	'complained',
	'by_hand'
] as const satisfies readonly SuppressedFor[];

/** An address that is written to no more. */
export interface Suppressed {
	email: string;
	reason: SuppressedFor;
	/** What the mail server said, or whoever added it. */
	detail: string;
	at: number;
	/** The survey that it came of; its name is null where it is there no more. */
	survey: { id: string; name: string | null } | null;
}

/** Latest first. @param q part of the address */
export async function listSuppressed(
	{ store }: Pick<House, 'store'>,
	workspace: string,
	{
		reason,
		q,
		...page
	}: PageInput & { reason?: SuppressedFor | undefined; q?: string | undefined } = {}
): Promise<Page<Suppressed>> {
	const limit = pageLimit(page);
	const from = page.cursor === undefined ? undefined : (readCursor(page.cursor) ?? undefined);
	const rows = await suppressionsPage(store, workspace, {
		...{ reason, from, limit },
		q: q?.trim().toLowerCase()
	});
	const shown = rows.slice(0, limit);
	return { items: shown.map(viewOf), next: rows.length > limit ? cursorAfter(shown, from) : null };
}

interface Place {
	at: number;
	passed: number;
}

/** `1764148369000-2`: the moment that the next page begins at, and how many of it have been shown. No address stands in it. */
export const CURSOR = /^(\d{1,16})-(\d{1,7})$/;

function readCursor(cursor: string): Place | null {
	const [, at, passed] = CURSOR.exec(cursor) ?? [];
	return at === undefined ? null : { at: Number(at), passed: Number(passed) };
}

function cursorAfter(shown: readonly SuppressionWithSurvey[], from: Place | undefined): string {
	const at = shown.at(-1)?.at ?? 0;
	const here = shown.filter((row) => row.at === at).length;
	return `${at}-${here + (from?.at === at ? from.passed : 0)}`;
}

function viewOf({
	email,
	reason,
	detail,
	at,
	campaignId,
	campaignName
}: SuppressionWithSurvey): Suppressed {
	const survey = campaignId === null ? null : { id: campaignId, name: campaignName };
	return { email, reason, detail, at, survey };
}

export interface Added {
	/** How many were not on the list. */
	added: number;
	/** How many were. */
	known: number;
	/** Lines that hold no address, by their numbers. */
	wrong: number[];
}

/**
 * Whatever is between the addresses of a line, and around them, is passed over.
 * @param text an address a line, or several
 * @param by who does it, as the log of changes says it; the same below
 */
export async function addSuppressed(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	workspace: string,
	text: string,
	{ detail = '', by }: { detail?: string | undefined; by: By }
): Promise<Added> {
	const lines = text.split(/\r\n?|\n/).map((line) => ({ line, found: addressesOf(line) }));
	const emails = [...new Set(lines.flatMap(({ found }) => found))];
	const wrong = lines.flatMap(({ line, found }, at) =>
		line.trim() !== '' && found.length === 0 ? [at + 1] : []
	);
	const at = app.clock.now();
	const rows = emails.map((email) => ({
		...{ workspaceId: workspace, email, reason: 'by_hand' as const },
		...{ campaignId: null, detail, at }
	}));
	const added = await suppressAll(app.store, rows, (count) =>
		linesOf(app, workspace, { by, action: 'suppressions.added', detail: { count } })
	);
	return { added, known: emails.length - added, wrong };
}

/** Lower case. Quotes, brackets and control characters are part of none. */
const ADDRESS = /[^\s<>()[\]\\,;:"\p{Cc}@]{1,64}@[^\s<>()[\]\\,;:"\p{Cc}@]{1,189}/gu;

function addressesOf(line: string): string[] {
	return [...line.matchAll(ADDRESS)].map(([email]) => email.toLowerCase().replace(/\.+$/, ''));
}

/**
 * It may be written to again. Whoever asked not to be is brought back only where somebody says that they asked for that too.
 */
export async function liftSuppressed(
	app: Pick<House, 'store' | 'ids' | 'clock' | 'log'>,
	workspace: string,
	email: string,
	{ asked, by }: { asked: boolean; by: By }
): Promise<Result<void, Problem>> {
	const { store, log } = app;
	const address = email.trim().toLowerCase();
	const found = await suppressionOf(store, workspace, address);
	if (!found) return fail({ code: 'not_found' });
	// Asked of the row itself: they may have left since it was looked at.
	const reasons = asked ? SUPPRESSED_FOR : SUPPRESSED_FOR.filter((one) => !isAskedFor(one));
	const detail = { reason: found.reason };
	const lines = linesOf(app, workspace, { by, action: 'suppression.lifted', detail });
	if (!(await liftSuppression(store, workspace, address, reasons, lines)))
		return fail({ code: 'left_themselves' });
	log.info('suppression_lifted', { workspace, reason: found.reason });
	return ok(undefined);
}
