import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { systemClock } from '../../src/lib/server/clock.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { House } from '../../src/lib/server/house.ts';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { prometheusMeter } from '../../src/lib/server/prometheus-meter.ts';
import { systemRandom } from '../../src/lib/server/random.ts';
import { LANES } from '../../src/lib/server/delivery/mailing/mail-lanes.ts';
import { smtpMailer } from '../../src/lib/server/delivery/email/smtp.ts';
import { createWorker } from '../../src/lib/server/delivery/worker.ts';
import { startCampaign } from '../../src/lib/server/services/campaigns/sending.ts';
import type { CompileLetter } from '../../src/lib/server/services/campaigns/survey-letters.ts';
import { surveyMailing } from '../../src/lib/server/services/campaigns/survey-mailing.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { aSurvey, plainLetter, somePeople } from '../support/a-survey.ts';
import { valueOf } from '../support/value-of.ts';
import { noiseNote, type Line } from './line.ts';

/** Nothing is exported or imported here. */
const THREAD = new URL(import.meta.url);
const MAILS = 10_000;
const ASKED = 0.5;
/** Of a mail in the middle, bytes: greeting, a question, its answers. */
const LETTER = 12_000;

/** Mails of a survey to a mail server on this machine, and the same number by the bare transport, before and after. */
export async function sendingLine(): Promise<Line> {
	const sink = fork(new URL('./floor-mail-sink.ts', import.meta.url));
	const [port] = await once(sink, 'message');
	const url = `smtp://127.0.0.1:${port}`;
	try {
		const before = await bare(url);
		const reached = await sent(url);
		const after = await bare(url);
		const floor = (before + after) / 2;
		const ratio = reached / floor;
		return {
			what: `${MAILS} mails of a survey`,
			floor: `${Math.round(floor)} a second by the bare transport`,
			measured: `${Math.round(reached)} a second, ${ratio.toFixed(2)} of the floor`,
			asked: String(ASKED),
			kept: ratio >= ASKED,
			note: noiseNote(Math.abs(before - after) / floor)
		};
	} finally {
		sink.kill();
	}
}

const filling = 'Насколько вероятно, что вы нас порекомендуете? '.repeat(LETTER / 80);

/** Letters that are ready-made, by as many connections. */
async function bare(url: string): Promise<number> {
	const transport = createTransport({ url, pool: true, maxConnections: LANES, maxMessages: 1000 });
	const begun = performance.now();
	await Promise.all(
		Array.from({ length: MAILS }, (_, number) =>
			transport.sendMail({
				...{ from: 'quiz@example.com', to: `person${number}@example.com`, subject: 'first a' },
				...{ text: filling, html: `<p>${filling}</p>` }
			})
		)
	);
	transport.close();
	return (MAILS * 1000) / (performance.now() - begun);
}

async function sent(url: string): Promise<number> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	const store = await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}` });
	const quiet = () => undefined;
	const house: House = {
		config: readConfig({ ORIGIN: 'https://quiz.example.com', DATA_DIR: dataDir }),
		...{ secret: 'the secret of a bench', store, clock: systemClock, random: systemRandom },
		ids: timeSortedIds(systemClock, systemRandom),
		log: { info: quiet, warn: quiet, error: console.error },
		meter: prometheusMeter({ ofProcess: false }),
		mailer: smtpMailer(url, 'quiz@example.com'),
		...{ wakeDelivery: quiet, exportThread: THREAD, importThread: THREAD }
	};
	await somePeople(house, 'ws_1', MAILS);
	const { workspaceId: workspace, id } = await aSurvey(house);
	valueOf(await startCampaign(house, { workspace, id, by: null }));
	const mailing = surveyMailing(house, filled);
	while (await mailing.advance());
	const worker = createWorker(house, { mailing });
	const begun = performance.now();
	await worker.runUntilIdle();
	const seconds = (performance.now() - begun) / 1000;
	await worker.stop();
	await store.close();
	await rm(dataDir, { recursive: true });
	return MAILS / seconds;
}

const filled: CompileLetter = (asked) => {
	const { senderName, write } = plainLetter(asked);
	return {
		senderName,
		write(person) {
			const { subject, html, text } = write(person);
			return { subject, html: `<p>${filling}</p>${html}`, text: `${filling}\n${text}` };
		}
	};
};
