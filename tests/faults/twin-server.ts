import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { systemClock } from '../../src/lib/server/clock.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { attemptDelivery } from '../../src/lib/server/delivery/attempt.ts';
import { createWorker } from '../../src/lib/server/delivery/worker.ts';
import type { House } from '../../src/lib/server/house.ts';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { apiRoutes } from '../../src/lib/server/public/api/api-routes.ts';
import { healthRoutes } from '../../src/lib/server/public/health.ts';
import { systemRandom } from '../../src/lib/server/random.ts';
import { setUpUnattended } from '../../src/lib/server/services/unattended.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import {
	claimDeliveries,
	dueDestinations,
	recordAttempt
} from '../../src/lib/server/storage/queries/outbox.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';

/*
 * The product with one promise broken on purpose, to show that the fault tests would notice: `early-ack` answers before the
 * commit, `early-mark` marks a delivery before it is posted; `honest` breaks nothing.
 */

const fault = process.argv[2] ?? '';
const TOO_EARLY = 60;

const config = readConfig(process.env);
const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };
const store = await openStore({ databaseUrl: config.databaseUrl, log });
const house: House = {
	config,
	secret: 'the secret of a twin',
	clock: systemClock,
	ids: timeSortedIds(systemClock, systemRandom),
	random: systemRandom,
	log,
	store: fault === 'early-ack' ? acknowledgingEarly(store) : store,
	mailer: { send: async () => undefined, close: silent },
	wakeDelivery: silent
};
await setUpUnattended(house);
if (fault === 'early-mark') void markEarly(house);
else createWorker(house).start();

const app = new Hono();
app.route('/api/v1', apiRoutes(house));
app.route('/', healthRoutes(house));
createServer(getRequestListener(app.fetch)).listen(config.port, config.host);

function acknowledgingEarly(honest: Store): Store {
	return {
		...honest,
		async completeSubmissions(batch) {
			void wait(TOO_EARLY).then(() => honest.completeSubmissions(batch));
			return batch.map(({ responseId }) => ({ state: 'stored', responseId, lead: null }));
		}
	};
}

async function markEarly({ store: outbox, clock, ids }: House): Promise<void> {
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
