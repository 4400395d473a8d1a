import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, type TestContext } from 'vitest';
import { serve, type Served } from '../support/served.ts';

/*
 * `npm start` is a chain: npm, a shell, the first step, the server. Whichever of them is ended, the server has to end in
 * its own way; it once was left behind, with the port and the database.
 */

const SHELL = ['sh', '-c', '"$0" "$@"; exit $?'];

/** The server below a shell and the first step. */
async function aChain({ onTestFinished }: TestContext) {
	const server = await serve({ through: SHELL, entry: ['src/commands/run.js', 'start'] });
	const shell = server.process.pid ?? 0;
	const [first = 0] = childrenOf(shell);
	const [last = 0] = childrenOf(first);
	onTestFinished(() => [shell, first, last].forEach(kill));
	// Standard output is closed once the last of them has ended.
	const ended = once(server.process, 'close');
	return { server, shell, first, last, ended };
}

function childrenOf(pid: number): number[] {
	return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

function kill(pid: number): void {
	try {
		if (pid > 1) process.kill(pid, 'SIGKILL');
	} catch {
		// It has ended, as it should.
	}
}

function expectFarewell(server: Served): void {
	expect(server.output()).toMatch(/Quizsilver has stopped\n$/);
}

test.concurrent('the server ends when the shell above its first step is ended', async (context) => {
	const { server, shell, ended } = await aChain(context);
	process.kill(shell, 'SIGTERM');
	await ended;
	expectFarewell(server);
});

test.concurrent('the server ends when its first step is killed', async (context) => {
	const { server, first, ended } = await aChain(context);
	process.kill(first, 'SIGKILL');
	await ended;
	expectFarewell(server);
});

test.concurrent(
	'a signal that everybody gets, and some pass on, is one: what is under way ends',
	async (context) => {
		const { server, shell, first, last, ended } = await aChain(context);
		const body = JSON.stringify({ answers: {} });
		const asked = request(`${server.origin}/api/v1/quizzes/none/responses`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'content-length': body.length,
				expect: '100-continue'
			}
		});
		const answered = once(asked, 'response');
		asked.flushHeaders();
		await once(asked, 'continue');
		for (const pid of [last, first, shell]) process.kill(pid, 'SIGTERM');
		await refuses(server.origin);
		asked.end(body);
		const [response] = await answered;
		expect(response.statusCode).toBe(404);
		response.resume();
		await ended;
		expectFarewell(server);
	}
);

/** Waits until nobody new is let in. */
async function refuses(origin: string): Promise<void> {
	while (await fetch(`${origin}/healthz`).catch(() => null)) await wait(20);
}
