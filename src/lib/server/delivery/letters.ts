import { errorFields } from '../error-fields.ts';
import type { House } from '../house.ts';
import { Undecided } from '../mailer.ts';
import {
	abandonLetters,
	bringLettersForward,
	claimLetters,
	LONGEST_LETTER_LEASE,
	recordLetter,
	renewLetterLeases,
	type LetterOutcome
} from '../storage/queries/letters.ts';
import { MAIL_FILE, mailFiles } from '../storage/mail-files.ts';
import { partialOf } from '../storage/queries/partials.ts';
import type { LetterRow } from '../storage/store.ts';
import { LONGEST_WAIT, nextAttemptAt } from './retry.ts';

/** At once; a mail server that is slow keeps no more waiting. */
const MOST_UNDER_WAY = 8;
const LEASE = LONGEST_LETTER_LEASE - 15_000;
const RENEW_AFTER = 15_000;

export interface LetterPost {
	/** Begins with what is due. Resolves before it is sent. */
	look(): Promise<void>;
	/** What an earlier process was at is not sent again. */
	takeStock(): Promise<void>;
	/** How many were begun. */
	begun(): number;
	underWay(): Promise<unknown>;
}

/**
 * Sends letters to respondents, and to members of leads that were handed to them. Each is written down as being sent before a mail server hears of it; where its answer to the
 * whole mail never came, the letter may have arrived and is left alone.
 * @param ended is called after each
 */
export function letterPost(house: House, owner: string, ended: () => unknown): LetterPost {
	const { store, clock } = house;
	const underWay = new Map<string, Promise<void>>();
	let begun = 0;
	let renewedAt = clock.now();
	let lastLook = Infinity;

	async function renew(now: number): Promise<void> {
		const passed = now - renewedAt;
		if (passed >= 0 && passed < RENEW_AFTER) return;
		renewedAt = now;
		const ids = [...underWay.keys()];
		if (ids.length > 0) await renewLetterLeases(store, { owner, ids, leaseUntil: now + LEASE });
		await abandonLetters(store, now);
	}

	function begin(letter: LetterRow): void {
		begun += 1;
		const work = send(house, owner, letter)
			.catch((error: unknown) => {
				house.log.error('letter.failed', { letter: letter.id, ...errorFields(error) });
			})
			.then(() => {
				underWay.delete(letter.id);
				ended();
			});
		underWay.set(letter.id, work);
	}

	return {
		async look() {
			const now = clock.now();
			if (now < lastLook) await bringLettersForward(store, now, LONGEST_WAIT);
			lastLook = now;
			await renew(now);
			const limit = MOST_UNDER_WAY - underWay.size;
			if (limit <= 0) return;
			const claim = { owner, now, leaseUntil: now + LEASE, limit };
			for (const letter of await claimLetters(store, claim)) begin(letter);
		},
		takeStock: () => abandonLetters(store, clock.now(), store.exclusive),
		begun: () => begun,
		underWay: () => Promise.all(underWay.values())
	};
}

async function send(house: House, owner: string, letter: LetterRow): Promise<void> {
	const outcome = (await isWanted(house, letter))
		? await tryToSend(house, letter)
		: { ...settled(house, letter, 'cancelled'), error: null };
	const isThere = await recordLetter(house.store, owner, letter.id, outcome);
	// Whom it was to has been erased meanwhile.
	if (!isThere) await mailFiles(house.mailer.writesTo).remove([letter.id]);
	// What the mail server said may name the recipient: it stands with the letter alone.
	house.log.info('letter', { letter: letter.id, kind: letter.kind, state: outcome.state });
}

/** Somebody who has finished meanwhile, or wants to hear no more, has no way any more to be led back to. */
async function isWanted(house: House, letter: LetterRow): Promise<boolean> {
	return letter.kind !== 'unfinished' || (await partialOf(house.store, letter)) !== undefined;
}

async function tryToSend(house: House, letter: LetterRow): Promise<LetterOutcome> {
	const { id, recipient, subject, text, html } = letter;
	// The same at each try, so that a mail program shows a repeated one once.
	const messageId = `<${id}@${new URL(house.config.origin).hostname}>`;
	try {
		await house.mailer.send({
			...{ to: [recipient], subject, text, html, messageId },
			file: `${id}${MAIL_FILE}`
		});
	} catch (error) {
		return afterFailure(house, letter, error);
	}
	const state = house.mailer.writesTo === undefined ? 'sent' : 'written';
	return { ...settled(house, letter, state), error: null };
}

function afterFailure(house: House, letter: LetterRow, cause: unknown): LetterOutcome {
	const error = said(cause);
	if (cause instanceof Undecided) return { ...settled(house, letter, 'unknown'), error };
	const next = isForGood(cause)
		? null
		: nextAttemptAt(letter.attempts, house.clock.now(), house.random);
	if (next === null) return { ...settled(house, letter, 'failed'), error };
	return { state: 'queued', nextAttemptAt: next, finishedAt: null, error };
}

function settled(
	{ clock }: House,
	{ nextAttemptAt: planned }: LetterRow,
	state: LetterRow['state']
) {
	return { state, nextAttemptAt: planned, finishedAt: clock.now() };
}

/** A mail server says by 5xx that trying again is of no use. */
function isForGood(cause: unknown): boolean {
	return cause instanceof Error && 'responseCode' in cause && Number(cause.responseCode) >= 500;
}

const LONGEST_ERROR = 300;

/** What the server answered, else what went wrong; on one line. */
function said(cause: unknown): string {
	if (!(cause instanceof Error)) return 'mail_failed';
	const told = 'response' in cause && typeof cause.response === 'string' ? cause.response : '';
	return (told || cause.message).replace(/\s+/g, ' ').slice(0, LONGEST_ERROR);
}
