import { setTimeout as wait } from 'node:timers/promises';
import { attemptDelivery } from '../../src/lib/server/delivery/attempt.ts';
import type { House } from '../../src/lib/server/house.ts';
import {
	claimDeliveries,
	dueDestinations,
	recordAttempt
} from '../../src/lib/server/storage/queries/outbox.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';
import { serveHouse, type Parts } from './served-house.ts';

/*
 * The product with one promise broken on purpose, to show that the fault tests would notice: `early-ack` answers before the
 * commit, `early-mark` marks a delivery before it is posted; `honest` breaks nothing.
 */

const TOO_EARLY = 60;

const FAULTS: Record<string, Parts> = {
	honest: {},
	'early-ack': { wrap: acknowledgingEarly },
	'early-mark': { deliver: (house) => void markEarly(house) }
};

await serveHouse(FAULTS[process.argv[2] ?? ''] ?? {});

function acknowledgingEarly(honest: Store): Store {
	return {
		...honest,
		async completeSubmissions(batch) {
			void wait(TOO_EARLY).then(() => honest.completeSubmissions(batch));
			return batch.map(({ responseId }) => ({ state: 'stored', responseId, lead: null }));
		}
	};
}

async function markEarly(house: House): Promise<void> {
	const { store: outbox, clock, ids } = house;
	for (;;) {
		const now = clock.now();
		for (const destination of await dueDestinations(outbox, now)) {
			const claim = {
				destination: destination.id,
				owner: 'twin',
				now,
				leaseUntil: now + 1000,
				limit: 50
			};
			for (const delivery of await claimDeliveries(outbox, claim)) {
				const { id, workspaceId, nextAttemptAt } = delivery;
				await recordAttempt(outbox, {
					owner: 'twin',
					delivery: {
						id,
						workspaceId,
						nextAttemptAt,
						state: 'delivered',
						attempts: 1,
						finishedAt: now
					},
					destination: null,
					attempt: {
						id: ids.next('try'),
						workspaceId,
						deliveryId: id,
						startedAt: now,
						durationMs: 0,
						url: null,
						requestHeaders: null,
						status: 200,
						outcome: 'delivered',
						error: null,
						responseExcerpt: null
					}
				});
				void wait(TOO_EARLY).then(() => attemptDelivery(house, delivery, destination));
			}
		}
		await wait(5);
	}
}
