import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import {
	recordVisits,
	timesOfSending,
	type JudgedVisit
} from '../../storage/queries/mail-visits.ts';
import type { Store } from '../../storage/store.ts';
import { hmac } from '../digest.ts';
import { judgeVisit, type Visit } from './judge-visit.ts';

/** What comes of one letter is looked at together: a program that follows all of its links is known by the second. */
const GATHERED_FOR = 3_000;
/** How long it is remembered that a network has been at a letter; ms. */
const REMEMBERED_FOR = 60_000;
/** Of one letter; what comes beyond it says nothing new. */
const MOST_OF_ONE = 12;
/** Letters that are remembered; a storm of more is let pass unseen. */
const MOST_LETTERS = 50_000;
/** In one transaction. */
const BATCH = 200;
const EVERY = 1_000;

interface Letter {
	since: number;
	visits: Visit[];
	/** How many of them are written down. */
	written: number;
}

interface Desk {
	letters: Map<string, Letter>;
	timer: NodeJS.Timeout | null;
}

const desks = new WeakMap<Store, Desk>();

/** As somebody's network is remembered, in memory, for a minute: nobody can tell from it where they are. */
export function networkMark({ secret }: Pick<House, 'secret'>, network: string): string {
	return hmac(secret, `network:${network}`).slice(0, 11);
}

/** Notes in memory that a letter was opened or its link followed; it is judged and written down some seconds later. */
export function noteVisit(app: House, invitationId: string, visit: Omit<Visit, 'at'>): void {
	const desk = deskOf(app);
	const now = app.clock.now();
	const known = desk.letters.get(invitationId);
	if (!known && desk.letters.size >= MOST_LETTERS) return;
	const letter = known ?? { since: now, visits: [], written: 0 };
	if (letter.visits.length >= MOST_OF_ONE) return;
	if (letter.written === letter.visits.length) letter.since = now;
	letter.visits.push({ ...visit, at: now });
	desk.letters.set(invitationId, letter);
	desk.timer ??= setInterval(() => void flushOnTime(app), EVERY).unref();
}

/** Judges and writes what has been gathered; at the end of the process all of it. */
export async function flushVisits(app: House, { all = true } = {}): Promise<void> {
	const desk = deskOf(app);
	const now = app.clock.now();
	const due = [...desk.letters].filter(
		([, { since, visits, written }]) =>
			written < visits.length && (all || now - since >= GATHERED_FOR)
	);
	for (let from = 0; from < due.length; from += BATCH) {
		await write(app, due.slice(from, from + BATCH));
	}
	for (const [id, { visits, written }] of desk.letters) {
		const last = visits.at(-1)?.at ?? 0;
		if (written === visits.length && now - last >= REMEMBERED_FOR) desk.letters.delete(id);
	}
	if (desk.letters.size === 0 && desk.timer) {
		clearInterval(desk.timer);
		desk.timer = null;
	}
}

async function write(app: House, letters: readonly [string, Letter][]): Promise<void> {
	const sent = await timesOfSending(
		app.store,
		letters.map(([id]) => id)
	);
	const judged = letters.flatMap(([invitationId, letter]) => {
		const fresh = letter.visits.slice(letter.written);
		letter.written = letter.visits.length;
		return fresh.map((visit): JudgedVisit => {
			const verdict = judgeVisit(visit, sent.get(invitationId) ?? null, letter.visits);
			return { invitationId, kind: visit.kind, at: visit.at, ...verdict };
		});
	});
	await recordVisits(app.store, judged, () => app.ids.next('mev'));
}

async function flushOnTime(app: House): Promise<void> {
	try {
		await flushVisits(app, { all: false });
	} catch (error) {
		app.log.warn('mail_visits_not_written', errorFields(error));
	}
}

function deskOf({ store }: House): Desk {
	const desk = desks.get(store) ?? { letters: new Map<string, Letter>(), timer: null };
	desks.set(store, desk);
	return desk;
}
