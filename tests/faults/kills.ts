import { setTimeout as wait } from 'node:timers/promises';
import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import type { Receiver } from '../support/receiver.ts';
import type { Served } from '../support/served.ts';

export interface KillPlan {
	submissions: number;
	kills: number;
	/** Submissions under way at once. */
	clients: number;
	start(): Promise<Served>;
	receiver: Receiver;
	/** How long to wait for the last hot lead after the last submission, ms. */
	patience: number;
	/** In [0, 1); seeded by the test, so that a failing run can be repeated. */
	random(): number;
}

export interface KillReport {
	/** Response ids that a client was told. */
	acknowledged: Set<string>;
	/** Those that the server still knows at the end. */
	stored: Set<string>;
	hot: Set<string>;
	signals: (NodeJS.Signals | null)[];
	/** Webhook ids by response id. */
	webhooks: Map<string, Set<string>>;
}

/** What was promised and did not come true. */
export function lost({ acknowledged, stored, hot, webhooks }: KillReport) {
	return {
		responses: [...acknowledged].filter((id) => !stored.has(id)),
		hotLeads: [...hot].filter((id) => stored.has(id) && !webhooks.has(id))
	};
}

/** Submits from several clients while the server is killed at random moments and started again on the same data. */
export async function submitWhileKilling(plan: KillPlan): Promise<KillReport> {
	let server = await plan.start();
	const quiz = await publishQuiz(server, plan.receiver);
	const acknowledged = new Set<string>();
	const hot = new Set<string>();
	const signals: (NodeJS.Signals | null)[] = [];
	let next = 0;

	async function client(): Promise<void> {
		for (let number = next++; number < plan.submissions; number = next++) {
			const isHot = number % 5 === 0;
			const id = await submitUntilAcknowledged(() => server, quiz, number, isHot);
			acknowledged.add(id);
			if (isHot) hot.add(id);
		}
	}

	async function killer(): Promise<void> {
		for (let kill = 0; kill < plan.kills; kill += 1) {
			const due = ((kill + plan.random()) * plan.submissions) / plan.kills;
			while (acknowledged.size < Math.min(due, plan.submissions - 1)) await wait(1);
			signals.push(await server.kill());
			server = await plan.start();
		}
	}

	await Promise.all([killer(), ...Array.from({ length: plan.clients }, client)]);
	const told = () => new Set(plan.receiver.received.map(responseIdOf));
	await plan.receiver
		.until(() => [...hot].every((id) => told().has(id)), plan.patience)
		.catch(() => undefined);
	const stored = await storedResponses(server);
	await server.kill();
	return { acknowledged, stored, hot, signals, webhooks: webhooksByResponse(plan.receiver) };
}

async function publishQuiz(server: Served, receiver: Receiver): Promise<string> {
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

async function submitUntilAcknowledged(
	server: () => Served,
	quiz: string,
	number: number,
	isHot: boolean
): Promise<string> {
	for (;;) {
		const answer = await fetch(`${server().origin}/api/v1/quizzes/${quiz}/responses`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'idempotency-key': `attempt-${number}` },
			body: JSON.stringify(aLeadSubmission(number, isHot ? 'yes' : 'no'))
		})
			.then(async (response) => ({ status: response.status, body: await response.json() }))
			.catch(() => null);
		if (answer?.status === 201) return answer.body.id;
		if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
			throw new Error(`submission ${number}: ${answer.status} ${JSON.stringify(answer.body)}`);
		}
		await wait(5);
	}
}

async function storedResponses(server: Served): Promise<Set<string>> {
	const ids = new Set<string>();
	for (let cursor: string | null = ''; cursor !== null;) {
		const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
		const page = await (await server.api(`/responses?limit=100${query}`)).json();
		for (const { id } of page.items) ids.add(id);
		cursor = page.next ?? null;
	}
	return ids;
}

function responseIdOf({ event }: Receiver['received'][number]): string {
	const { response } = event.data;
	return typeof response === 'object' && response !== null && 'id' in response
		? String(response.id)
		: '';
}

function webhooksByResponse(receiver: Receiver): Map<string, Set<string>> {
	const webhooks = new Map<string, Set<string>>();
	for (const message of receiver.received) {
		const id = responseIdOf(message);
		webhooks.set(id, (webhooks.get(id) ?? new Set()).add(message.id));
	}
	return webhooks;
}
