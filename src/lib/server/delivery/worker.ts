import { errorFields } from '../error-fields.ts';
import type { House } from '../house.ts';
import { mailFiles } from '../storage/mail-files.ts';
import {
	bringForward,
	claimDeliveries,
	dueDestinations,
	recordAttempt,
	releaseAll
} from '../storage/queries/outbox.ts';
import type { DeliveryRow, DestinationRow } from '../storage/store.ts';
import { attemptDelivery } from './attempt.ts';
import { choreList, type Chore } from './chores.ts';
import { deliveryLanes } from './lanes.ts';
import { LEASE, leaseKeeper } from './leases.ts';
import { MailPost } from './mailing/mail-post.ts';
import type { Mailing } from './mailing/mailing.ts';
import { letterPost, type LetterPost } from './letters.ts';
import { judge, type Attempt, type Verdict } from './outcome.ts';
import { LONGEST_WAIT } from './retry.ts';
import { tellOwners } from './tell-owners.ts';
import type { Resolve } from './webhook/send.ts';

const POLL = 1_000;

export interface DeliveryWorker {
	start(): void;
	/** Something is due: look now instead of at the next poll. */
	wake(): void;
	/** Delivers what is due until nothing is, for commands and tests. */
	runUntilIdle(): Promise<void>;
	/** Takes nothing new and waits for the tries under way. */
	stop(): Promise<void>;
}

export interface WorkerOptions {
	/** Name look-up; the system's unless a test gives its own. */
	resolve?: Resolve;
	/** Done between deliveries. */
	chores?: readonly Chore[];
	/** Mails of surveys are sent by it; none are without. */
	mailing?: Mailing;
}

/** Empties the outbox. Several may run against one database: claims are leases. */
export function createWorker(house: House, options: WorkerOptions = {}): DeliveryWorker {
	const owner = house.ids.next('worker');
	const lanes = deliveryLanes();
	const renew = leaseKeeper(house, owner);
	const underWay = new Map<string, Promise<void>>();
	const letters = letterPost(house, owner, () => running && wake());
	const surveys = options.mailing && new MailPost(house, options.mailing, owner);
	const doChores = choreList(house, options.chores ?? []);
	let running = false;
	let timer: NodeJS.Timeout | undefined;
	let pumping: Promise<void> | undefined;
	let again = false;
	let begun = 0;
	let lastLook = Infinity;

	async function pump(): Promise<void> {
		await doChores();
		do {
			again = false;
			const now = house.clock.now();
			// The clock was set back, or may have been while nobody looked.
			if (now < lastLook) await bringForward(house.store, now, LONGEST_WAIT);
			lastLook = now;
			await renew(now, underWay.keys());
			await letters.look();
			surveys?.look();
			for (const destination of await dueDestinations(house.store, now))
				await fillLane(destination, now);
		} while (again);
	}

	async function fillLane(destination: DestinationRow, now: number): Promise<void> {
		const free = lanes.free(destination.id);
		if (free === 0) return;
		const claim = { destination: destination.id, owner, now, leaseUntil: now + LEASE, limit: free };
		const claimed = await claimDeliveries(house.store, claim);
		// Where the clock jumps ahead, leases end while their tries are still under way.
		for (const delivery of claimed) if (!underWay.has(delivery.id)) begin(delivery, destination);
	}

	function begin(delivery: DeliveryRow, destination: DestinationRow): void {
		begun += 1;
		lanes.begin(destination.id);
		const work = deliver(house, owner, delivery, destination, options.resolve)
			.catch((error: unknown) => logFailure(house, delivery, error))
			.then((succeeded) => {
				lanes.end(destination.id, succeeded);
				underWay.delete(delivery.id);
				if (running) wake();
			});
		underWay.set(delivery.id, work);
	}

	const wake = () => (pumping ? void (again = true) : pumpAfter(Promise.resolve()));

	function pumpAfter(before: Promise<void>): void {
		pumping = before
			.then(pump)
			.catch((error: unknown) => house.log.error('delivery.pump_failed', errorFields(error)))
			.finally(() => void (pumping = undefined));
	}

	const inAll = () => begun + letters.begun() + (surveys?.begun() ?? 0);
	async function runUntilIdle(): Promise<void> {
		for (let before = -1; before < inAll();) {
			before = inAll();
			wake();
			await pumping;
			await Promise.all([...underWay.values(), letters.underWay(), surveys?.underWay()]);
		}
	}

	return {
		start() {
			running = true;
			timer = setInterval(wake, POLL);
			surveys?.start();
			pumpAfter(takeStock(house, letters));
		},
		wake: () => (running ? wake() : undefined),
		runUntilIdle,
		async stop() {
			running = false;
			clearInterval(timer);
			await pumping;
			await Promise.all([...underWay.values(), letters.underWay(), surveys?.stop()]);
		}
	};
}

/** What an earlier process of this house had under way. */
async function takeStock({ store }: House, letters: LetterPost): Promise<void> {
	if (store.exclusive) await releaseAll(store);
	await letters.takeStock();
}

/** @returns whether it arrived */
async function deliver(
	house: House,
	owner: string,
	delivery: DeliveryRow,
	destination: DestinationRow,
	resolve: Resolve | undefined
): Promise<boolean> {
	const attempt = await attemptDelivery(house, delivery, destination, resolve);
	const now = house.clock.now();
	const verdict = judge(delivery, destination, attempt, now, house.random);
	const recorded = await recordAttempt(house.store, {
		owner,
		delivery: { id: delivery.id, workspaceId: delivery.workspaceId, ...verdict.delivery },
		destination: verdict.destination && {
			id: destination.id,
			updatedAt: now,
			...verdict.destination
		},
		givenUpSince: verdict.tell === 'exhausted' ? (verdict.destination?.failingSince ?? null) : null,
		attempt: attemptRow(house, delivery, attempt, verdict)
	});
	if (recorded.isGone) await mailFiles(house.mailer.writesTo).remove([delivery.id]);
	house.log.info('delivery.attempt', {
		delivery: delivery.id,
		destination: destination.id,
		type: delivery.event,
		state: verdict.delivery.state,
		status: attempt.status,
		error: attempt.error,
		ms: attempt.durationMs
	});
	const outcome = verdict.delivery.state === 'queued' ? 'retry' : verdict.delivery.state;
	house.meter.delivery(destination.kind, outcome, attempt.durationMs / 1000);
	// Several tries may find the same at once: whoever switches it off, or is the first to be given up, tells of it.
	const told = verdict.tell === 'exhausted' ? recorded.isFirst : recorded.destination;
	if (recorded.delivery && told) await tellOwners(house, destination, verdict);
	return attempt.succeeded;
}

function attemptRow(house: House, delivery: DeliveryRow, attempt: Attempt, verdict: Verdict) {
	return {
		id: house.ids.next('try'),
		workspaceId: delivery.workspaceId,
		deliveryId: delivery.id,
		startedAt: attempt.startedAt,
		durationMs: attempt.durationMs,
		status: attempt.status,
		url: attempt.request?.url ?? null,
		requestHeaders: attempt.request?.headers ?? null,
		outcome: attempt.succeeded ? verdict.delivery.state : 'failed',
		error: attempt.error,
		responseExcerpt: attempt.excerpt
	};
}

function logFailure(house: House, delivery: DeliveryRow, error: unknown): false {
	house.log.error('delivery.failed', { delivery: delivery.id, ...errorFields(error) });
	return false;
}
