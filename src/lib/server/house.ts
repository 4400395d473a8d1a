import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Mailer } from './mailer.ts';
import type { Ids } from './ids.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { Random } from './random.ts';
import type { Store } from './storage/store.ts';

/** What every service is given: the ports of the house, composed once in `app.ts`, or by a test. */
export interface House {
	readonly config: Config;
	/** Signs links and tokens; generated into the data folder where the environment gives none. */
	readonly secret: string;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly random: Random;
	readonly log: Log;
	readonly meter: Meter;
	readonly store: Store;
	readonly mailer: Mailer;
	/** Tells the delivery worker that something is due; it looks by itself too. */
	readonly wakeDelivery: () => void;
	/** The module that a thread is started with which makes one export. */
	readonly exportThread: URL;
	/** The module that a thread is started with which reads a file of recipients. */
	readonly importThread: URL;
}
