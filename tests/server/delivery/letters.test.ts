import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { smtpMailer } from '../../../src/lib/server/delivery/email/smtp.ts';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import type { LetterRow } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';

const servers: SMTPServer[] = [];
afterEach(async () => {
	for (const server of servers.splice(0)) await new Promise<void>((done) => server.close(done));
});

async function aMailServer(options: SMTPServerOptions) {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		...options
	});
	// A client that is cut off is what some of these tests are about.
	server.on('error', () => undefined);
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const address = server.server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return { server, url: `smtp://127.0.0.1:${address.port}` };
}

const refusal = (responseCode: number) => Object.assign(new Error('not now'), { responseCode });

async function queue(house: TestHouse, overrides: Partial<LetterRow> = {}): Promise<string> {
	const now = house.clock.now();
	const id = house.ids.next('let');
	await house.store.db.insert(house.store.tables.letters).values({
		...{ id, workspaceId: 'ws_1', quizId: 'qz_1', kind: 'finished', attemptId: id },
		...{ responseId: null, leadId: null, recipient: 'anna@example.com', locale: 'en' },
		...{ subject: 'Thanks', text: 'Text', html: '<p>Text</p>', state: 'queued', attempts: 0 },
		...{ nextAttemptAt: now, leaseOwner: null, leaseUntil: null, error: null },
		...{ createdAt: now, finishedAt: null, ...overrides }
	});
	return id;
}

async function letterOf(house: TestHouse): Promise<LetterRow | undefined> {
	const [row] = await house.store.db.select().from(house.store.tables.letters);
	return row;
}

forEachEngine((_, makeStore) => {
	async function housed(options: SMTPServerOptions) {
		const { server, url } = await aMailServer(options);
		const plain = await aHouse({ store: await makeStore() });
		const mailer = smtpMailer(url, 'quiz@example.com');
		const house: TestHouse = { ...plain, mailer };
		return { house, server, worker: createWorker(house) };
	}

	test('a letter is sent, and was written down as being sent before the server heard of it', async () => {
		let taken = '';
		const seen: (string | undefined)[] = [];
		const made = await housed({
			onMailFrom: (_address, _session, next) =>
				void letterOf(made.house).then((letter) => {
					seen.push(letter?.state);
					next();
				}),
			onData(stream, _session, next) {
				stream.on('data', (chunk: Buffer) => (taken += chunk.toString())).on('end', next);
			}
		});
		const id = await queue(made.house);
		await made.worker.runUntilIdle();
		expect(seen).toEqual(['sending']);
		expect(taken).toContain(`Message-ID: <${id}@quiz.example.com>`);
		expect(taken).toContain('text/plain');
		expect(await letterOf(made.house)).toMatchObject({
			state: 'sent',
			attempts: 1,
			leaseOwner: null,
			error: null
		});
	});

	test('a letter that a server cut off after the whole of it may have arrived: it is never sent again', async () => {
		let times = 0;
		const { house, server, worker } = await housed({
			onData(stream) {
				times += 1;
				stream.resume().on('end', () => {
					for (const client of server.connections) client.close();
				});
			}
		});
		await queue(house);
		await worker.runUntilIdle();
		house.clock.advance(48 * 3_600_000);
		await worker.runUntilIdle();
		expect(times).toBe(1);
		expect(await letterOf(house)).toMatchObject({ state: 'unknown', attempts: 1 });
	});

	test('a letter that a server cannot take now is tried again; one that it refuses is not', async () => {
		let code = 451;
		const { house, worker } = await housed({
			onRcptTo: (_address, _session, next) => next(code === 0 ? null : refusal(code)),
			onData: (stream, _session, next) => void stream.resume().on('end', next)
		});
		await queue(house);
		await worker.runUntilIdle();
		const first = await letterOf(house);
		expect(first).toMatchObject({ state: 'queued', attempts: 1, finishedAt: null });
		expect(first?.error).toContain('451');
		await worker.runUntilIdle();
		expect((await letterOf(house))?.attempts).toBe(1);
		code = 0;
		house.clock.advance(60_000);
		await worker.runUntilIdle();
		expect(await letterOf(house)).toMatchObject({ state: 'sent', attempts: 2 });
		code = 550;
		await house.store.db.delete(house.store.tables.letters);
		await queue(house);
		await worker.runUntilIdle();
		expect(await letterOf(house)).toMatchObject({ state: 'failed', attempts: 1 });
	});

	test('a letter that is refused after the whole of it has been refused: no doubt about that', async () => {
		const { house, worker } = await housed({
			onData: (stream, _session, next) => void stream.resume().on('end', () => next(refusal(554)))
		});
		await queue(house);
		await worker.runUntilIdle();
		expect((await letterOf(house))?.state).toBe('failed');
	});

	test('what a killed worker was sending is left alone, once its lease is over', async () => {
		let times = 0;
		const { house, worker } = await housed({
			onData(stream, _session, next) {
				times += 1;
				stream.resume().on('end', next);
			}
		});
		const leaseUntil = house.clock.now() + 45_000;
		await queue(house, { state: 'sending', attempts: 1, leaseOwner: 'gone', leaseUntil });
		house.clock.advance(30_000);
		await worker.runUntilIdle();
		expect((await letterOf(house))?.state).toBe('sending');
		house.clock.advance(30_000);
		await worker.runUntilIdle();
		expect(await letterOf(house)).toMatchObject({ state: 'unknown', error: 'interrupted' });
		expect(times).toBe(0);
	});

	test('two workers send a letter once', async () => {
		let times = 0;
		const { house, worker } = await housed({
			onData(stream, _session, next) {
				times += 1;
				stream.resume().on('end', next);
			}
		});
		for (let made = 0; made < 12; made += 1) await queue(house);
		const other = createWorker(house);
		await Promise.all([worker.runUntilIdle(), other.runUntilIdle()]);
		await Promise.all([worker.runUntilIdle(), other.runUntilIdle()]);
		expect(times).toBe(12);
	});
});
