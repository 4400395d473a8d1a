import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import embed from 'virtual:embed-bundle';
import quiz from 'virtual:quiz-bundle';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { readSignature } from './delivery/email/dkim.ts';
import { fileMailer, smtpMailer } from './delivery/email/smtp.ts';
import { compileLetter } from './delivery/survey-letter/compile.ts';
import { tellOfSilence } from './delivery/silence.ts';
import { createWorker } from './delivery/worker.ts';
import type { House } from './house.ts';
import { timeSortedIds } from './ids.ts';
import { frontDoor, type FrontDoor } from './front-door.ts';
import { jsonLog } from './log.ts';
import { meteredMailer } from './mailer.ts';
import { prometheusMeter } from './prometheus-meter.ts';
import { publicApp } from './public/public-app.ts';
import { systemRandom } from './random.ts';
import { outsideRequests } from './request-scope.ts';
import { readSecret } from './secret.ts';
import { stopImports } from './services/imports/run-import.ts';
import { sweepImports } from './services/imports/imports.ts';
import { surveyMailing } from './services/campaigns/survey-mailing.ts';
import { isUsed, prepareDataFolder } from './services/data-folder.ts';
import { flushVisits } from './services/answering/visits.ts';
import { handOverLeads } from './services/desk/hand-over.ts';
import { returnsMailbox } from './services/bounces/mailbox.ts';
import { sweepRetention } from './services/privacy/retention.ts';
import { scrubAgain } from './services/privacy/scrub.ts';
import { compareSecret } from './services/secret-mark.ts';
import { sweepProofs } from './services/proof.ts';
import { setupCode } from './services/setup-code.ts';
import { setUpUnattended } from './services/unattended.ts';
import { sweepPartials } from './services/partials.ts';
import { watchHouse } from './services/present-values.ts';
import { sweepPictures } from './services/pictures/store-picture.ts';
import { writeUnfinished } from './services/unfinished-letters.ts';
import { sweepUploads } from './services/uploads/sweep-uploads.ts';
import { flushViews } from './services/visits.ts';
import { openStore } from './storage/open.ts';

/** The composed product: the house, and its public surface for the server that listens. */
export interface App extends House {
	/** Answers every request: those of the public surface itself, those of the workspace by what it is given. */
	answer: FrontDoor;
	/** While there is no owner: the code that the set-up page asks for. */
	setupCode: string | null;
	/** Ends deliveries under way, writes what waits and closes the database. */
	close(): Promise<void>;
}

interface Slot {
	generation: symbol;
	app: Promise<App>;
}

const SLOT: unique symbol = Symbol.for('quizsilver.app');
/** Made anew where this module is loaded anew: an edit while developing composes a new app and closes the old. */
const GENERATION = Symbol('generation');
const slots = globalThis as { [SLOT]?: Slot };

/** The one app of this process, composed at the first call. */
export function getApp(): Promise<App> {
	const held = slots[SLOT];
	if (held?.generation === GENERATION) return held.app;
	const app = closeOld(held).then(compose);
	slots[SLOT] = { generation: GENERATION, app };
	return app;
}

async function closeOld(held: Slot | undefined): Promise<void> {
	const old = await held?.app.catch(() => undefined);
	await old?.close();
}

async function compose(): Promise<App> {
	const config = readConfig(process.env);
	const signature = readSignature(config);
	const clock = systemClock;
	const random = systemRandom;
	const log = jsonLog({ now: clock.now, level: config.logLevel });
	const meter = prometheusMeter({ ofProcess: true });
	await prepareDataFolder(config);
	const used = isUsed(config.dataDir);
	const store = await openStore({ databaseUrl: config.databaseUrl, log, clock, used });
	// After the database: where one that is empty lies beside a secret, what it held has been lost.
	const secret = readSecret(config, random);
	const transport = config.smtpUrl
		? smtpMailer(config.smtpUrl, config.mailFrom, { signature })
		: fileMailer(join(config.dataDir, 'mail'), config.mailFrom, clock, signature);
	const mailer = meteredMailer(transport, meter);
	const wakeDelivery = () => outsideRequests(() => worker.wake());
	const ids = timeSortedIds(clock, random);
	// Imported dynamically, so that it is a chunk of its own: it says where the threads are from where it is.
	const { exportThread, importThread } = await import('virtual:threads');
	const ports = { config, secret, clock, ids, random, log, meter };
	const house: House = { ...ports, store, mailer, wakeDelivery, exportThread, importThread };
	watchHouse(house);
	const returns = returnsMailbox(house);
	const chores = [
		{ name: 'sweep_uploads', every: 600_000, run: () => sweepUploads(house) },
		{ name: 'sweep_proofs', every: 600_000, run: () => sweepProofs(house) },
		{ name: 'sweep_pictures', every: 3_600_000, run: () => sweepPictures(house) },
		{ name: 'sweep_partials', every: 3_600_000, run: () => sweepPartials(house) },
		{ name: 'sweep_imports', every: 3_600_000, run: () => sweepImports(house) },
		{ name: 'hand_over_leads', every: 1_000, run: () => handOverLeads(house) },
		{ name: 'sweep_retention', every: 3_600_000, run: () => sweepRetention(house) },
		{ name: 'scrub', every: 60_000, run: () => scrubAgain(house) },
		{ name: 'tell_of_silence', every: 60_000, run: () => tellOfSilence(house) },
		{ name: 'write_unfinished', every: 60_000, run: () => writeUnfinished(house) },
		{ name: 'read_returns', every: 60_000, run: async () => returns.look() }
	];
	const mailing = surveyMailing(house, compileLetter);
	const worker = createWorker(house, { chores, mailing });
	await compareSecret(house);
	await setUpUnattended(house);
	const code = await setupCode(house);
	worker.start();
	return {
		...house,
		answer: frontDoor(house, getRequestListener(publicApp(house, quiz, embed).fetch)),
		setupCode: code,
		async close() {
			await worker.stop();
			await stopImports(house);
			await flushVisits(house);
			await returns.close();
			await flushViews(house);
			mailer.close();
			await store.close();
		}
	};
}
