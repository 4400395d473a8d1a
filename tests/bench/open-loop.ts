import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '../support/served.ts';
import { arrivalsAt } from './arrivals-at.ts';
import type { Arrival } from './arrivals.ts';
import { startFloor } from './floor.ts';
import { publishedLeadQuiz } from './lead-load.ts';
import type { Line } from './line.ts';

const RATE = 300;
const SECONDS = 60;
const WARM_UP = 5;
/** What the receiver takes for each webhook, ms. */
const RECEIVER = 200;
const ASKED = { latency: 100, hot: 5_000 };

/** Open load on SQLite, every fifth respondent hot, with a slow receiver: how long respondents and sales wait. */
export async function openLoopLine(): Promise<Line> {
	const server = await serve();
	const receiver = await startFloor('./slow-receiver.ts', String(RECEIVER));
	try {
		const told = new Map<string, number>();
		receiver.process.on('message', ({ email, at }: { email: string; at: number }) => {
			if (!told.has(email)) told.set(email, at);
		});
		const quiz = await publishedLeadQuiz(server);
		const crm = { url: receiver.origin, segments: ['hot'], events: ['lead.qualified'] };
		const body = JSON.stringify({ name: 'CRM', ...crm });
		await server.api('/destinations', { method: 'POST', body });
		await arrivalsAt(server, quiz, { rate: RATE, seconds: WARM_UP, first: 0 });
		const load = { rate: RATE, seconds: SECONDS, first: RATE * WARM_UP };
		const arrived = await arrivalsAt(server, quiz, load);
		await wait(ASKED.hot);
		return lineOf(arrived, told);
	} finally {
		await receiver.stop();
		await server.stop();
	}
}

function lineOf(arrived: readonly Arrival[], told: ReadonlyMap<string, number>): Line {
	const errors = arrived.filter(({ status }) => status !== 201).length;
	const latencies = arrived.map(({ latency }) => latency).sort((a, b) => a - b);
	const at = (share: number) => latencies[Math.ceil(latencies.length * share) - 1] ?? Infinity;
	const waits = arrived
		.filter(({ hot }) => hot)
		.map(({ email, due }) => (told.get(email) ?? Infinity) - due);
	const slowest = Math.max(...waits);
	const ms = (time: number) => `${Math.round(time)} ms`;
	return {
		what: `open loop, SQLite, ${RATE} submissions a second for ${SECONDS} s`,
		floor: 'none',
		measured: `${errors} errors, p50 ${ms(at(0.5))}, p99 ${ms(at(0.99))}; the last of ${waits.length} hot leads at the receiver after ${ms(slowest)}`,
		asked: `0 errors, p99 ${ms(ASKED.latency)}, each hot lead after ${ms(ASKED.hot)}`,
		kept: errors === 0 && at(0.99) <= ASKED.latency && slowest <= ASKED.hot
	};
}
