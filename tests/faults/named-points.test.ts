import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, inject, test, type TestContext } from 'vitest';
import { migrationsWith } from '../support/migrations.ts';
import { startReceiver } from '../support/receiver.ts';
import { launch, serve, type Served } from '../support/served.ts';
import type { Engine } from '../support/store.ts';
import { TAKEN_OVER_WITHIN } from './amounts.ts';
import { endHeldSessions, HOLD, plantBrake, removeBrake, untilHeld } from './brakes.ts';
import { type Ground, grounds } from './grounds.ts';
import { publishQuiz, submit, submitUntilAcknowledged, webhooksByResponse } from './trial.ts';

/* A kill at each point where something could be half done. The first four of five submissions are acknowledged before. */

const BEFORE = 4;
const databases = grounds();
afterAll(() => databases.remove());

async function aStage(engine: Engine, { expect, onTestFinished }: TestContext) {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-point-'));
	const receiver = await startReceiver();
	const ground = await databases.make(engine, dataDir);
	const started: Served[] = [];
	onTestFinished(async () => {
		await Promise.all([receiver.close(), ...started.map((server) => server.kill())]);
		await rm(dataDir, { recursive: true, force: true });
	});
	const start = async (options = {}) => {
		const server = await serve({ dataDir, env: ground.env, ...options });
		started.push(server);
		return server;
	};
	const server = await start();
	const quiz = await publishQuiz(server, receiver);
	const acknowledged: string[] = [];
	const submitHot = async (to: Served, number: number) =>
		acknowledged.push(await submitUntilAcknowledged(() => to, quiz, number, true));
	for (let number = 0; number < BEFORE; number += 1) await submitHot(server, number);
	await receiver.until((received) => received.length === BEFORE, 10_000);
	// Written down as well: what is planted next is for the fifth.
	await expect.poll(() => rows(ground), { timeout: 10_000 }).toEqual(Array(4).fill(BEFORE));
	return { dataDir, receiver, ground, start, server, quiz, acknowledged, submitHot };
}

type Stage = Awaited<ReturnType<typeof aStage>>;

/** Everything that a submission of a hot lead leaves, once for each. */
async function rows({ ask }: Ground): Promise<number[]> {
	const tables = ['responses', 'leads', 'deliveries', 'delivery_attempts'];
	const counts = tables.map((table) => `(SELECT count(*) FROM ${table})`);
	const [found = []] = await ask(`SELECT ${counts.join(', ')}`);
	return found.map(Number);
}

/** At the end each of five hot leads is stored once, was delivered, and has one webhook id. */
async function expectAll(stage: Stage, server: Served, deliveries = BEFORE + 1) {
	const { receiver, acknowledged, ground } = stage;
	await receiver.until((received) => received.length >= deliveries, TAKEN_OVER_WITHIN);
	const webhooks = webhooksByResponse(receiver);
	expect([...webhooks.keys()].sort()).toEqual([...acknowledged].sort());
	expect([...webhooks.values()].map((ids) => ids.size)).toEqual(Array(BEFORE + 1).fill(1));
	expect(receiver.received).toHaveLength(deliveries);
	expect(await server.stop()).toBe(0);
	const once = BEFORE + 1;
	expect(await rows(ground)).toEqual([once, once, once, once]);
}

describe.concurrent.each<Engine>(['sqlite', 'postgres'])('on %s, killed', (engine) => {
	test('inside the transaction, before the commit: nothing of it is left, and it can be sent again', async (context) => {
		const stage = await aStage(engine, context);
		const { server, ground, quiz } = stage;
		await plantBrake(ground, 'deliveries');
		const unanswered = submit(server, quiz, BEFORE, true).then(
			({ status }) => status,
			() => 'no answer'
		);
		await untilHeld(ground);
		expect(await server.kill()).toBe('SIGKILL');
		await endHeldSessions(ground);
		expect(await unanswered).toBe('no answer');
		await removeBrake(ground, 'deliveries');
		expect(await rows(ground)).toEqual([BEFORE, BEFORE, BEFORE, BEFORE]);
		const again = await stage.start();
		await stage.submitHot(again, BEFORE);
		await expectAll(stage, again);
	});

	test('after the commit, before the answer: it is stored, and sent again it is the same', async (context) => {
		const stage = await aStage(engine, context);
		const { server, ground, quiz } = stage;
		await server.stop();
		const dying = await stage.start({ entry: [inject('brokenServers').stopping] });
		await expect(submit(dying, quiz, BEFORE, true)).rejects.toThrow();
		expect(await dying.end()).toBe('SIGKILL');
		expect((await rows(ground))[0]).toBe(BEFORE + 1);
		const again = await stage.start();
		await stage.submitHot(again, BEFORE);
		await expectAll(stage, again);
	});

	test("after a webhook's POST, before it is marked: it comes again within a minute, under the same id", async (context) => {
		const stage = await aStage(engine, context);
		const { server, ground, receiver } = stage;
		await plantBrake(ground, 'delivery_attempts');
		await stage.submitHot(server, BEFORE);
		await receiver.until((received) => received.length === BEFORE + 1, 10_000);
		await untilHeld(ground);
		expect(await server.kill()).toBe('SIGKILL');
		await endHeldSessions(ground);
		await removeBrake(ground, 'delivery_attempts');
		const again = await stage.start();
		const restarted = Date.now();
		await receiver.until((received) => received.length === BEFORE + 2, TAKEN_OVER_WITHIN);
		// Nobody else can hold a lease on a file that one process owns: there it is taken over at once.
		if (engine === 'sqlite') expect(Date.now() - restarted).toBeLessThan(10_000);
		await expectAll(stage, again, BEFORE + 2);
	});

	test('during a migration: nothing of it is left, the old build goes on, and the new one can migrate', async (context) => {
		const stage = await aStage(engine, context);
		const { server, ground, dataDir } = stage;
		await server.stop();
		const slow = await aRelease(dataDir, engine, HOLD[engine]);
		const migrating = await launch({ dataDir, env: ground.env, root: slow });
		await untilHeld(ground);
		expect(await migrating.kill()).toBe('SIGKILL');
		const old = await stage.start();
		await stage.submitHot(old, BEFORE);
		await expectAll(stage, old);
		await expect(ground.ask('SELECT * FROM brake')).rejects.toThrow(/brake/);
		const quick = await aRelease(dataDir, engine, 'INSERT INTO brake VALUES (1)');
		const migrated = await stage.start({ root: quick });
		expect(await ground.ask('SELECT count(*) FROM brake')).toMatchObject([[expect.anything()]]);
		expect(await migrated.stop()).toBe(0);
		const older = await launch({ dataDir, env: ground.env });
		expect(await older.end()).toBe(1);
		expect(older.output()).toMatch(/^quizsilver: A newer version [^\n]+\n$/);
	});
});

/** A folder with this build and one migration more, which makes a table and then runs the statement. */
async function aRelease(folder: string, engine: Engine, statement: string): Promise<string> {
	const root = await mkdtemp(join(folder, 'release-'));
	for (const name of ['build', 'quizzes', 'node_modules']) {
		await symlink(resolve(name), join(root, name));
	}
	for (const name of ['server.js', 'package.json']) await cp(name, join(root, name));
	const split = '\n--> statement-breakpoint\n';
	await migrationsWith(
		join(root, 'drizzle'),
		engine,
		`CREATE TABLE brake (n bigint);${split}${statement}`
	);
	return root;
}
