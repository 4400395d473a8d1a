import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { THREADS, type Thread } from '../../src/build/bundle-threads.ts';
import { type Config, readConfig } from '../../src/lib/server/config.ts';
import type { House } from '../../src/lib/server/house.ts';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { jsonLog } from '../../src/lib/server/log.ts';
import type { Mail } from '../../src/lib/server/mailer.ts';
import { prometheusMeter } from '../../src/lib/server/prometheus-meter.ts';
import { systemRandom } from '../../src/lib/server/random.ts';
import type { Store } from '../../src/lib/server/storage/store.ts';
import { eachKeyOnce } from './each-key-once.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { type Engine, openEmptyStore } from './store.ts';

const DATA_DIR = join(tmpdir(), 'quizsilver-tests');

export interface TestHouse extends House {
	readonly clock: FakeClock;
	/** What was mailed. */
	readonly mails: Mail[];
	/** What was logged, a JSON line each. */
	readonly lines: string[];
	/** How often the delivery worker was woken. */
	wakes(): number;
}

export interface HouseOptions {
	engine?: Engine;
	/** Taken instead of a new one; the caller closes it. */
	store?: Store;
	config?: Partial<Config>;
}

/** Slow to load; the server's own tests have them bundled. */
const threadOf = (thread: Thread) =>
	new URL(inject('threads')?.[thread] ?? `../../${THREADS[thread]}`, import.meta.url);

/** A house with a store of its own, a clock that stands still, and everything it says and mails kept. Close its store. */
export async function aHouse(options: HouseOptions = {}): Promise<TestHouse> {
	const clock = fakeClock();
	const mails: Mail[] = [];
	const lines: string[] = [];
	let wakes = 0;
	return {
		config: { ...readConfig({ ORIGIN: 'https://quiz.example.com', DATA_DIR }), ...options.config },
		secret: 'a secret of the tests, long enough',
		clock,
		ids: timeSortedIds(clock, systemRandom),
		random: systemRandom,
		log: jsonLog({ now: clock.now, sink: { write: (line) => void lines.push(eachKeyOnce(line)) } }),
		meter: prometheusMeter({ ofProcess: false }),
		store: options.store ?? (await openEmptyStore(options.engine ?? 'sqlite')),
		mailer: { send: async (mail) => void mails.push(mail), close: () => undefined },
		exportThread: threadOf('exportThread'),
		importThread: threadOf('importThread'),
		wakeDelivery: () => void (wakes += 1),
		mails,
		lines,
		wakes: () => wakes
	};
}
