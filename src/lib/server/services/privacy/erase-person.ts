import { fail, ok, type Result } from '../../../quiz/result.ts';
import { erasedDelivery } from '../../delivery/erased-event.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { mailFiles } from '../../storage/mail-files.ts';
import { countUnsent, eraseTraces, reasonsFor } from '../../storage/queries/erase-traces.ts';
import {
	countTraces,
	destinationsTold,
	strewn,
	tracesOfLead,
	type PersonalTable,
	type Strewn,
	type Traces
} from '../../storage/queries/traces.ts';
import { Stale } from '../../storage/store.ts';
import { auditRow } from '../audit.ts';
import { removeDropped } from '../uploads/sweep-uploads.ts';
import { addressDigest } from './address-digest.ts';
import { forgetImportFiles } from './forget-import-files.ts';
import { removeMailsAbout } from './remove-mails-about.ts';
import { scrubSoon } from './scrub.ts';

/** `asked`: by the person. `time`: what is kept for some days only has been kept for so long. */
export type ErasureReason = 'asked' | 'time';

export interface Erasing {
	/** A user's id, or `token:` and a token's id; `retention`: nobody, it was time. */
	by: string;
	reason: ErasureReason;
}

export type TraceCounts = Partial<Record<PersonalTable, number>>;

/** What there is of a person, before it goes. */
export interface Toll {
	counts: TraceCounts;
	/** Destinations that know them and are told, by name. */
	told: string[];
}

/** @param lead its id; of one that was merged into another, all of that person */
export async function whatGoes(
	app: Pick<House, 'store'>,
	workspace: string,
	lead: string
): Promise<Result<Toll, Problem>> {
	const traces = await tracesOfLead(app.store, workspace, lead);
	if (!traces) return fail({ code: 'not_found' });
	const [counts, told] = await Promise.all([
		countTraces(app.store, traces),
		destinationsTold(app.store, traces)
	]);
	return ok({ counts, told: told.map(({ destination }) => destination.name) });
}

const TRIES = 8;

/** Everything that is known of a person goes, in the database and beside it; those who were told of them are told of that. */
export async function erasePerson(
	app: House,
	workspace: string,
	lead: string,
	erasing: Erasing
): Promise<Result<TraceCounts, Problem>> {
	let wasThere = false;
	const counts = await erased(app, erasing, async () => {
		const traces = await tracesOfLead(app.store, workspace, lead);
		wasThere ||= traces !== undefined;
		return traces;
	});
	if (!counts) return fail(wasThere ? { code: 'not_stored', params: { seconds: 1 } } : NOT_FOUND);
	return ok(counts);
}

const NOT_FOUND = { code: 'not_found' } as const;

/**
 * The same of whatever is found. @param find looked up anew where something came meanwhile; undefined where there is nothing
 * @returns how many rows of each table went; null where nothing did
 */
export async function erased(
	app: House,
	erasing: Erasing,
	find: () => Promise<Traces | undefined>
): Promise<TraceCounts | null> {
	for (let tried = 0; tried < TRIES; tried += 1) {
		const traces = await find();
		if (!traces) return null;
		const beside = await strewn(app.store, traces);
		// Whoever is killed behind this has lost a file whose mail still stands: the other way round nobody would find it.
		await mailFiles(app.mailer.writesTo).remove(beside.mails);
		try {
			const counts = await takeAway(app, erasing, traces, beside);
			await takeAwayFiles(app, traces, beside);
			return counts;
		} catch (error) {
			if (!(error instanceof Stale)) throw error;
		}
	}
	return null;
}

async function takeAway(
	app: House,
	{ by, reason }: Erasing,
	traces: Traces,
	{ uploads }: Strewn
): Promise<TraceCounts> {
	const { store, ids, clock } = app;
	const { workspace } = traces;
	const now = clock.now();
	const [counts, told, unsent, addresses] = await Promise.all([
		countTraces(store, traces),
		destinationsTold(store, traces),
		countUnsent(store, traces),
		addressesToKeep(app, reason, traces, now)
	]);
	await eraseTraces(store, traces, {
		act: { id: ids.next('era'), workspaceId: workspace, by, reason, counts, at: now },
		...{ addresses, unsent, unclaimed: uploads },
		// What only time has brought about is nobody's doing.
		lines: reason === 'asked' ? [auditRow(app, workspace, { by, action: 'person.erased' })] : [],
		deliveries: told.map((one) =>
			erasedDelivery({ workspace, ids, now }, { ...one, leads: inOrder(traces, one.leads) })
		)
	});
	app.log.info('person_erased', { workspace, reason, told: told.length });
	if (told.length > 0) app.wakeDelivery();
	return counts;
}

const inOrder = (traces: Traces, known: readonly string[]) =>
	traces.leads.filter((lead) => known.includes(lead));

/**
 * Who asks to be erased does not want to be written to: the next list that holds their address must not bring them back. Where
 * only their time is over, what they had said before stands, and nothing is added.
 */
async function addressesToKeep(app: House, reason: ErasureReason, traces: Traces, at: number) {
	const { workspace, emails } = traces;
	const reasons = await reasonsFor(app.store, workspace, emails);
	return emails.flatMap((email) => {
		const before = reasons.get(email) ?? (reason === 'asked' ? 'unsubscribed' : null);
		if (before === null) return [];
		const digest = addressDigest(app, workspace, email);
		return [{ workspaceId: workspace, digest, reason: before, at }];
	});
}

async function takeAwayFiles(app: House, traces: Traces, { uploads, mails }: Strewn) {
	await removeDropped(app, uploads);
	// Once more: one of them may have been under way.
	await mailFiles(app.mailer.writesTo).remove(mails);
	const contacts = [...traces.emails, ...traces.phones];
	await removeMailsAbout(app, contacts);
	await forgetImportFiles(app, traces.workspace, contacts);
	await scrubSoon(app);
}
