import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { systemClock } from '../../src/lib/server/clock.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { createWorker } from '../../src/lib/server/delivery/worker.ts';
import type { House } from '../../src/lib/server/house.ts';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { prometheusMeter } from '../../src/lib/server/prometheus-meter.ts';
import { apiRoutes } from '../../src/lib/server/public/api/api-routes.ts';
import { healthRoutes } from '../../src/lib/server/public/health.ts';
import { systemRandom } from '../../src/lib/server/random.ts';
import { setUpUnattended } from '../../src/lib/server/services/unattended.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';

export type Wrap = (store: Store) => Store;

export interface Parts {
	/** Stands between the services and the database. */
	wrap?: Wrap;
	/** Delivers; the product's own worker unless given. */
	deliver?: (house: House) => void;
}

/** The product's API and worker in this process, by its environment, with something put between its parts. */
export async function serveHouse({ wrap = (store) => store, deliver = startWorker }: Parts) {
	const config = readConfig(process.env);
	const silent = () => undefined;
	const log = { info: silent, warn: silent, error: silent };
	const house: House = {
		config,
		secret: 'the secret of a twin',
		clock: systemClock,
		ids: timeSortedIds(systemClock, systemRandom),
		random: systemRandom,
		log,
		meter: prometheusMeter({ ofProcess: false }),
		store: wrap(await openStore({ databaseUrl: config.databaseUrl, log })),
		mailer: { send: async () => undefined, close: silent },
		wakeDelivery: silent,
		exportThread: new URL(
			'../../src/lib/server/services/exports/export-thread.ts',
			import.meta.url
		),
		importThread: new URL('../../src/lib/server/services/imports/import-thread.ts', import.meta.url)
	};
	await setUpUnattended(house);
	deliver(house);
	const app = new Hono();
	app.route('/api/v1', apiRoutes(house));
	app.route('/', healthRoutes(house));
	createServer(getRequestListener(app.fetch)).listen(config.port, config.host);
}

function startWorker(house: House): void {
	createWorker(house).start();
}
