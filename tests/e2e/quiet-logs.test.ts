import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import { eachKeyOnce } from '../support/each-key-once.ts';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { OWNER, serve, type Served } from '../support/served.ts';

/** What nobody may read in the log, wherever it was put in. */
const PLANTED = {
	email: 'planted.person@example.net',
	phone: '+4915112345678',
	name: 'Plantina Rosenquist',
	answer: 'a planted answer',
	token: 'qs_planted_token_0123456789abcdef',
	password: 'planted password 4711',
	hook: 'planted-hook-path',
	query: 'planted-query'
};

let postgres: PostgresServer;
let receiver: ReturnType<typeof createServer>;
let smtp: SMTPServer;

beforeAll(async () => {
	postgres = await makePostgres({ fsync: false });
	receiver = createServer((request, response) => {
		response.writeHead(410).end(`${PLANTED.email} is unknown here`);
		request.resume();
	}).listen(0, '127.0.0.1');
	smtp = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		onRcptTo: ({ address }, _session, done) => done(new Error(`no ${address} here`))
	});
	smtp.listen(0, '127.0.0.1');
	await Promise.all([once(receiver, 'listening'), once(smtp.server, 'listening')]);
});

afterAll(async () => {
	await new Promise<void>((closed) => smtp.close(() => closed()));
	receiver.close();
	await postgres.remove();
});

const portOf = (server: { address(): AddressInfo | string | null }) => {
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
};

async function plant(server: Served): Promise<void> {
	const { origin, api } = server;
	const json = { 'content-type': 'application/json' };
	const post = (path: string, body: unknown, headers: Record<string, string> = json) =>
		fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
	const { id, slug } = await published(server);
	const hook = `http://127.0.0.1:${portOf(receiver)}/${PLANTED.hook}?token=${PLANTED.token}`;
	const events = ['response.completed'];
	const send = (path: string, body: unknown) =>
		api(path, { method: 'POST', body: JSON.stringify(body) });
	await send('/destinations', { name: PLANTED.name, url: hook, events });
	await send('/destinations', { name: 'Mail', recipients: [PLANTED.email], events });
	const contact = { name: PLANTED.name, email: PLANTED.email };
	const { answers } = aLeadSubmission(1, 'yes');
	const submissions = `/api/v1/quizzes/${id}/responses`;
	await post(`${submissions}?who=${PLANTED.query}`, { answers });
	await post(submissions, { answers: { ...answers, contact }, hidden: { phone: PLANTED.phone } });
	await post(submissions, { answers: { ...answers, contact: PLANTED.phone } });
	await post(submissions, { answers: { q1: PLANTED.answer } });
	await post(submissions, { answers }, { ...json, authorization: `Bearer ${PLANTED.token}` });
	await post(submissions, { answers }, { ...json, 'idempotency-key': `${PLANTED.answer}\u00e4` });
	await fetch(`${origin}/api/v1/leads?q=${encodeURIComponent(PLANTED.email)}`);
	await fetch(`${origin}/api/v1/leads/${PLANTED.phone}`, { method: 'DELETE' });
	await api(`/leads?cursor=${PLANTED.query}`);
	await fetch(`${origin}/q/${slug}?utm_source=${PLANTED.query}&email=${PLANTED.email}`);
	const form = new URLSearchParams({ _step: 'contact', 'contact.email': PLANTED.email });
	await fetch(`${origin}/q/${slug}?phone=${PLANTED.phone}`, { method: 'POST', body: form });
	await post(`/q/${slug}/start`, { attempt: PLANTED.token, source: PLANTED.query });
	await post(`/q/${slug}/next`, { answers: { q1: PLANTED.answer } });
	await workspaceForms(origin);
	await fetch(`${origin}/reset/${PLANTED.token}`);
	await fetch(`${origin}/quizzes?next=${PLANTED.query}`, {
		headers: { cookie: `session=${PLANTED.token}`, 'x-request-id': PLANTED.email }
	});
}

async function published({ api }: Served): Promise<{ id: string; slug: string }> {
	const body = JSON.stringify(aLeadQuizFile());
	const created = await (await api('/quizzes', { method: 'POST', body })).json();
	await api(`/quizzes/${created.id}/publish`, { method: 'POST' });
	return created;
}

async function workspaceForms(origin: string): Promise<void> {
	const send = (path: string, fields: Record<string, string>, from = origin) =>
		fetch(origin + path, {
			method: 'POST',
			headers: { origin: from, accept: 'text/html' },
			body: new URLSearchParams(fields),
			redirect: 'manual'
		});
	await send('/sign-in', { email: PLANTED.email, password: PLANTED.password });
	await send('/sign-in', { email: OWNER.email, password: PLANTED.password });
	await send('/sign-in', { email: PLANTED.email, password: '' }, 'https://evil.example');
	await send('/forgot', { email: OWNER.email });
	await send('/setup', { email: PLANTED.email, password: PLANTED.password, code: PLANTED.token });
}

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
	test('whatever people type, and whatever fails on it, the log holds codes and ids', async () => {
		const server = await serve({
			env: {
				...(engine === 'PostgreSQL' && { DATABASE_URL: postgres.urlOf('postgres') }),
				SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server)}`,
				MAIL_FROM: 'quizsilver@example.com',
				LOG_REQUESTS: '1'
			}
		});
		await plant(server);
		// The webhook that is refused, the mail that is refused, the link for a new password that nobody takes.
		await expect
			.poll(() => server.output(), { timeout: 20_000 })
			.toMatch(/"error":"EENVELOPE"[\s\S]*|"status":550/);
		await expect.poll(() => server.output()).toMatch(/"status":410/);
		await expect.poll(() => server.output()).toContain('reset_mail_failed');
		await expect.poll(() => server.output()).toContain('delivery.owner_not_told');
		await server.stop();
		const output = server.output();
		const found = [...Object.values(PLANTED), OWNER.email, OWNER.password]
			.flatMap((secret) => [secret, encodeURIComponent(secret)])
			.filter((secret) => output.includes(secret));
		expect(found).toEqual([]);
		output
			.split('\n')
			.filter((line) => line.startsWith('{'))
			.forEach(eachKeyOnce);
		expect(output).toMatch(/"surface":"page","method":"POST","route":"\/q\/:slug"/);
		expect(output).toMatch(/"route":"\/\(auth\)\/sign-in"/);
	});
});
