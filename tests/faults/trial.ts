import { setTimeout as wait } from 'node:timers/promises';
import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import type { Receiver } from '../support/receiver.ts';
import type { Served } from '../support/served.ts';

/** Where clients send to; while a server is away nothing answers. */
export type House = Pick<Served, 'origin' | 'api'>;

export interface Trial {
	submissions: number;
	/** Submissions under way at once. */
	clients: number;
	/** Asked anew for every request: a server may have been replaced. */
	house: () => House;
	receiver: Receiver;
	/** How long to wait for the last hot lead after the last submission, ms. */
	patience: number;
	/** What goes wrong meanwhile. */
	trouble: (watch: Watch) => Promise<void>;
}

/** What trouble is told, so that it comes while there is something to lose. */
export interface Watch {
	quiz: string;
	acknowledged: () => number;
}

export interface TrialReport {
	/** Response ids that a client was told. */
	acknowledged: Set<string>;
	/** Those that the server still knows at the end. */
	stored: Set<string>;
	hot: Set<string>;
	/** Webhook ids by response id. */
	webhooks: Map<string, Set<string>>;
	/** Every other answer that a client got, as `503, again after 1`. */
	refusals: Set<string>;
}

/** What was promised and did not come true. */
export function lost({ acknowledged, stored, hot, webhooks }: TrialReport) {
	return {
		responses: [...acknowledged].filter((id) => !stored.has(id)),
		hotLeads: [...hot].filter((id) => stored.has(id) && !webhooks.has(id))
	};
}

/** Submits from several clients, each until it is acknowledged, while something goes wrong. */
export async function submitThrough(trial: Trial): Promise<TrialReport> {
	const { submissions, clients, house, receiver } = trial;
	const quiz = await publishQuiz(house(), receiver);
	const acknowledged = new Set<string>();
	const hot = new Set<string>();
	const refusals = new Set<string>();
	let next = 0;

	async function client(): Promise<void> {
		for (let number = next++; number < submissions; number = next++) {
			const isHot = number % 5 === 0;
			const id = await submitUntilAcknowledged(house, quiz, number, isHot, refusals);
			acknowledged.add(id);
			if (isHot) hot.add(id);
		}
	}

	const trouble = trial.trouble({ quiz, acknowledged: () => acknowledged.size });
	await Promise.all([trouble, ...Array.from({ length: clients }, client)]);
	const told = () => new Set(receiver.received.map(responseIdOf));
	await receiver
		.until(() => [...hot].every((id) => told().has(id)), trial.patience)
		.catch(() => undefined);
	const stored = await storedResponses(house());
	return { acknowledged, stored, hot, webhooks: webhooksByResponse(receiver), refusals };
}

export interface Moments {
	times: number;
	submissions: number;
	acknowledged: () => number;
	/** In [0, 1); seeded by the test, so that a failing run can be repeated. */
	random: () => number;
}

/** Acts so many times, at random moments all along the way. */
export async function atRandomMoments(
	{ times, submissions, acknowledged, random }: Moments,
	act: (time: number) => Promise<void>
): Promise<void> {
	for (let time = 0; time < times; time += 1) {
		const due = Math.min(((time + random()) * submissions) / times, submissions - 1);
		while (acknowledged() < due) await wait(1);
		await act(time);
	}
}

/** mulberry32: a small generator that a test can seed. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A quiz, and a destination for its hot leads. @returns the quiz's id */
export async function publishQuiz(server: House, receiver: Receiver): Promise<string> {
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify(aLeadQuizFile())
	});
	const { id } = await created.json();
	await server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	const destination = await server.api('/destinations', {
		method: 'POST',
		body: JSON.stringify({
			name: 'CRM',
			url: receiver.url,
			segments: ['hot'],
			events: ['lead.qualified']
		})
	});
	receiver.trust((await destination.json()).secret);
	return id;
}

/** Soon enough to find a server that has just come back, and not so often that it must share its core meanwhile; ms. */
const BEFORE_AGAIN = 25;

/** @returns the response's id */
export async function submitUntilAcknowledged(
	house: () => House,
	quiz: string,
	number: number,
	isHot: boolean,
	refusals = new Set<string>()
): Promise<string> {
	for (;;) {
		const answer = await submit(house(), quiz, number, isHot)
			.then(async (response) => ({
				status: response.status,
				after: response.headers.get('retry-after'),
				body: await response.json()
			}))
			.catch(() => null);
		if (answer?.status === 201) return answer.body.id;
		if (answer) refusals.add(`${answer.status}, again after ${answer.after}`);
		if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
			throw new Error(`submission ${number}: ${answer.status} ${JSON.stringify(answer.body)}`);
		}
		await wait(BEFORE_AGAIN);
	}
}

/** @throws where nobody answers */
export function submit(
	{ origin }: House,
	quiz: string,
	number: number,
	isHot: boolean
): Promise<Response> {
	return fetch(`${origin}/api/v1/quizzes/${quiz}/responses`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'idempotency-key': `attempt-${number}` },
		body: JSON.stringify(aLeadSubmission(number, isHot ? 'yes' : 'no'))
	});
}

export async function storedResponses(server: House): Promise<Set<string>> {
	const ids = new Set<string>();
	for (let cursor: string | null = ''; cursor !== null;) {
		const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
		const read = () => server.api(`/responses?limit=100${query}`);
		// After a long wait the connection that was kept may just be closing.
		const page = await (await read().catch(read)).json();
		for (const { id } of page.items) ids.add(id);
		cursor = page.next ?? null;
	}
	return ids;
}

export function responseIdOf({ event }: Receiver['received'][number]): string {
	const { response } = event.data;
	return typeof response === 'object' && response !== null && 'id' in response
		? String(response.id)
		: '';
}

export function webhooksByResponse(receiver: Receiver): Map<string, Set<string>> {
	const webhooks = new Map<string, Set<string>>();
	for (const message of receiver.received) {
		const id = responseIdOf(message);
		webhooks.set(id, (webhooks.get(id) ?? new Set()).add(message.id));
	}
	return webhooks;
}
