import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { systemClock } from '../lib/server/clock.ts';
import { readConfig, type Config } from '../lib/server/config.ts';
import type { House } from '../lib/server/house.ts';
import { timeSortedIds } from '../lib/server/ids.ts';
import { jsonLog } from '../lib/server/log.ts';
import { makeFolder } from '../lib/server/make-folder.ts';
import { prometheusMeter } from '../lib/server/prometheus-meter.ts';
import { systemRandom } from '../lib/server/random.ts';
import { readSecret } from '../lib/server/secret.ts';
import { NEW_OWNER, newOwner, ownerExists } from '../lib/server/services/accounts.ts';
import { publishQuiz } from '../lib/server/services/publishing.ts';
import { createQuiz } from '../lib/server/services/quizzes.ts';
import { insertUser } from '../lib/server/storage/queries/accounts.ts';
import { openStore } from '../lib/server/storage/open.ts';
import type { Store } from '../lib/server/storage/store.ts';
import { operandsOf } from './arguments.js';
import { answerQuizzes } from './sample-answers.ts';
import { sampleLeads } from './sample-leads.ts';

/* `npm run demo -- --leads 1000`: a workspace of its own with sample leads, to look around in. */

const USUAL = 1_000;
const MOST = 5_000_000;
const AT_ONCE = 10_000;
/** Apart from what somebody works with. */
const FOLDER = 'data/demo';
const EMAIL = 'demo@example.com';
const MEMBERS = ['Alex Morgan', 'Мария Соколова', 'Sam Rivera', 'Тимур Алиев'];

const operands = operandsOf('demo', process.argv.slice(2));
// SQLite lays files beside the database, and a secret is made.
process.umask(0o077);
try {
	if (operands) await make(countOf(process.argv.slice(2)));
} catch (error) {
	console.error(`quizsilver: ${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}

function countOf(args: string[]): number {
	const { values } = parseArgs({ args, options: { leads: { type: 'string' } } });
	const count = Number(values.leads ?? USUAL);
	if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
	throw new Error(`--leads takes a whole number from 1 to ${MOST}`);
}

async function make(count: number): Promise<void> {
	const config = readConfig({ ...process.env, DATA_DIR: process.env.DATA_DIR ?? FOLDER });
	makeFolder(config.dataDir);
	const store = await openStore({ databaseUrl: config.databaseUrl });
	try {
		const app = houseOf(config, store);
		if (await ownerExists(app)) {
			throw new Error(
				store.engine === 'sqlite'
					? `somebody works in ${config.dataDir} already; name an empty folder: DATA_DIR=another npm run demo`
					: 'somebody works in that database already; name an empty one in DATABASE_URL'
			);
		}
		await fill(app, count);
	} finally {
		await store.close();
	}
}

async function fill(app: House, count: number): Promise<void> {
	const password = app.config.owner?.password ?? randomBytes(9).toString('base64url');
	const email = app.config.owner?.email ?? EMAIL;
	const owner = await newOwner(app, email, password, 'en');
	if (!owner) throw new Error('somebody else was faster');
	const workspace = owner.workspaceId;
	const owners = await addMembers(app, workspace);
	const [most, some, few] = await Promise.all(
		['bant', 'nps', 'demo-request'].map((template) => addQuiz(app, workspace, owner.id, template))
	);
	const sample = {
		...{ workspace, owners, count, now: app.clock.now(), moved: true },
		quizzes: [most ?? '', some ?? '', few ?? ''] as const
	};
	for (let from = 0; from < count; from += AT_ONCE) {
		const to = Math.min(from + AT_ONCE, count);
		await app.store.atomically((db) => sampleLeads(app.store, db, sample, { from, to }));
		if (count > AT_ONCE) console.log(`${to} of ${count} leads`);
	}
	await answerQuizzes(app, workspace, sample.quizzes);
	const again = app.store.engine === 'sqlite' ? '' : ' and the same DATABASE_URL';
	console.log(
		`${count} leads are there. Start it with DATA_DIR=${app.config.dataDir} npm start${again}
and sign in as ${email}, ${password}`
	);
}

async function addQuiz(app: House, workspace: string, by: string, template: string) {
	const made = await createQuiz(app, workspace, { template }, by);
	if (!made.ok) throw new Error(`the template ${template} cannot be used`);
	await publishQuiz(app, workspace, made.value.id, { by });
	return made.value.id;
}

/** Nobody can come in as one of them: nothing has this hash. */
async function addMembers(app: House, workspaceId: string): Promise<string[]> {
	const members = MEMBERS.map((name, index) => ({
		...{ id: app.ids.next('user'), workspaceId, name, passwordHash: '', locale: 'en' },
		...NEW_OWNER,
		...{
			email: `member${index + 1}@example.com`,
			role: 'sales' as const,
			createdAt: app.clock.now()
		}
	}));
	for (const member of members) await insertUser(app.store, member);
	return members.map(({ id }) => id);
}

/** Sends nothing, and starts no threads. */
function houseOf(config: Config, store: Store): House {
	const nowhere = new URL(import.meta.url);
	return {
		...{ config, store, clock: systemClock, random: systemRandom },
		secret: readSecret(config, systemRandom),
		ids: timeSortedIds(systemClock, systemRandom),
		log: jsonLog({ now: systemClock.now, level: 'error' }),
		meter: prometheusMeter({ ofProcess: false }),
		mailer: { send: async () => undefined, close: () => undefined },
		wakeDelivery: () => undefined,
		exportThread: nowhere,
		importThread: nowhere
	};
}
