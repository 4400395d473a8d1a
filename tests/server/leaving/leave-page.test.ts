import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { getRequestListener } from '@hono/node-server';
import { frontDoor } from '../../../src/lib/server/front-door.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { sealMailToken } from '../../../src/lib/server/services/mail-token.ts';
import { suppress, suppressedAmong } from '../../../src/lib/server/storage/queries/suppressions.ts';
import type { InvitationRow } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';
import { forEachEngine } from '../../support/store.ts';

const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };
const ONE_CLICK = 'List-Unsubscribe=One-Click';

forEachEngine((engine) => {
	let house: TestHouse;
	let app: ReturnType<typeof publicApp>;
	let made = 0;

	beforeAll(async () => {
		house = await aHouse({ engine });
		app = publicApp(house, bundle);
	});
	afterAll(() => house.store.close());

	let invitation: InvitationRow;
	let path: string;

	beforeEach(async () => {
		made += 1;
		({ invitation } = await aMailedPerson(house, { email: `anna${made}@example.com` }));
		path = `/u/${sealMailToken(house, 'leave', invitation.id)}`;
	});

	const post = (body: BodyInit, headers: Record<string, string> = {}, to = path) =>
		app.request(to, { method: 'POST', body, headers: { ...FORM, ...headers } });
	const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

	async function standing() {
		const { db, tables } = house.store;
		const mine = (await db.select().from(tables.invitations)).find(
			({ id }) => id === invitation.id
		);
		const events = (await db.select().from(tables.mailEvents)).filter(
			({ invitationId }) => invitationId === invitation.id
		);
		const suppressed = (await db.select().from(tables.suppressions)).find(
			({ email }) => email === invitation.email
		);
		return { mine, events: events.map(({ kind, why }) => `${kind} ${why}`), suppressed };
	}

	async function counted() {
		const rows = await house.store.db.select().from(house.store.tables.campaignCounts);
		return rows.find(({ name }) => name === 'unsubscribed')?.count ?? 0;
	}

	test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])(
		'%s leaves everybody as they were',
		async (method) => {
			const before = await counted();
			await app.request(path, { method });
			await app.request(`${path}?do=leave&${ONE_CLICK}`, { method });
			const { mine, events, suppressed } = await standing();
			expect({ at: mine?.unsubscribedAt, events, suppressed }).toEqual({
				at: null,
				events: [],
				suppressed: undefined
			});
			expect(await counted()).toBe(before);
		}
	);

	test('one click from a mail program unsubscribes at once, without a redirect', async () => {
		const before = await counted();
		const answer = await post(ONE_CLICK, { origin: 'https://mail.example.org' });
		expect([answer.status, await answer.text()]).toEqual([200, 'Unsubscribed.\n']);
		const { mine, events, suppressed } = await standing();
		expect(mine).toMatchObject({ unsubscribedAt: house.clock.now(), remindAt: null });
		expect(events).toEqual(['leave one_click']);
		expect(suppressed).toMatchObject({ reason: 'unsubscribed', campaignId: 'camp_1' });
		expect(await counted()).toBe(before + 1);
	});

	test('as multipart too', async () => {
		const form = new FormData();
		form.append('List-Unsubscribe', 'One-Click');
		const answer = await app.request(path, { method: 'POST', body: form });
		expect(answer.status).toBe(200);
		expect((await standing()).suppressed).toBeDefined();
	});

	test.each(['list-unsubscribe=one-click', ' LIST-UNSUBSCRIBE = One-click '])(
		'spelled as %o too',
		async (body) => {
			expect((await post(body)).status).toBe(200);
			expect((await standing()).suppressed).toBeDefined();
		}
	);

	test.each(['List-Unsubscribe=', 'List-Unsubscribe=Two-Clicks', 'do=One-Click'])(
		'%o asks for nothing',
		async (body) => {
			expect((await post(body)).status).toBe(400);
			expect((await standing()).suppressed).toBeUndefined();
		}
	);

	test('whoever presses the buttons without end is held up; a mail program never is', async () => {
		const pressed: number[] = [];
		for (let times = 0; times <= 30; times += 1) pressed.push((await post('do=lists')).status);
		expect(pressed).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
		expect((await post('do=leave')).status).toBe(429);
		expect((await standing()).suppressed).toBeUndefined();
		expect((await post(ONE_CLICK)).status).toBe(200);
		expect((await standing()).suppressed).toBeDefined();
	});

	test('a hundred times, one after the other and at once, it is counted once', async () => {
		const before = await counted();
		await Promise.all(Array.from({ length: 20 }, () => post(ONE_CLICK)));
		for (let times = 0; times < 10; times += 1) await post(ONE_CLICK);
		expect(await counted()).toBe(before + 1);
		expect((await standing()).events).toEqual(['leave one_click']);
	});

	test('letters that wait are cancelled, reminders end, and consents to advertising are withdrawn', async () => {
		const { db, tables } = house.store;
		const { email, workspaceId, recipientId } = invitation;
		const other = await aMailedPerson(house, { email, recipientId, campaignId: 'camp_2' });
		await db.insert(tables.mails).values({
			...other.mail,
			...{ id: house.ids.next('mail'), campaignId: 'camp_1', invitationId: invitation.id },
			...{ number: 1, kind: 'reminder', state: 'queued' }
		});
		const lead = await aLead(email);
		for (const purpose of ['advertising', 'processing']) await aConsent(workspaceId, lead, purpose);
		await post('do=leave');
		const mails = await db.select().from(tables.mails);
		expect(
			mails.filter((mail) => mail.invitationId === invitation.id).map(({ state }) => state)
		).toEqual(expect.arrayContaining(['sent', 'cancelled']));
		const invitations = await db.select().from(tables.invitations);
		expect(invitations.find(({ id }) => id === other.invitation.id)).toMatchObject({
			remindAt: null,
			unsubscribedAt: null
		});
		const consents = (await db.select().from(tables.consents)).filter(
			({ leadId }) => leadId === lead
		);
		expect(Object.fromEntries(consents.map((one) => [one.purpose, one.withdrawnAt]))).toEqual({
			advertising: house.clock.now(),
			processing: null
		});
	});

	test('a send that looks at the list passes them over from then on', async () => {
		await post(ONE_CLICK);
		const { workspaceId, email } = invitation;
		expect(await suppressedAmong(house.store, workspaceId, [email, 'other@example.com'])).toEqual(
			new Set([email])
		);
		expect(await suppressedAmong(house.store, 'ws_other', [email])).toEqual(new Set());
	});

	test('the page of the letter’s language asks, leaves by its button from nowhere, and takes it back', async () => {
		const asked = await (await app.request(path)).text();
		expect(asked).toContain('Unsubscribe from our letters?');
		expect(asked).not.toContain(invitation.email);
		const left = await post('do=leave', { origin: 'null' });
		expect(await left.text()).toContain('You are unsubscribed');
		expect((await standing()).events).toEqual(['leave page']);
		expect(await (await app.request(`${path}?lang=ru`)).text()).toContain('Вы отписались');
		const before = await counted();
		const back = await post('do=back', {}, `${path}?lang=ru`);
		expect(await back.text()).toContain('Вы снова будете получать наши письма.');
		const { mine, events, suppressed } = await standing();
		expect(mine).toMatchObject({ unsubscribedAt: null, remindAt: null });
		expect(events).toEqual(['leave page', 'leave came_back']);
		expect(suppressed).toBeUndefined();
		expect(await counted()).toBe(before - 1);
		await post('do=back');
		expect(await counted()).toBe(before - 1);
	});

	test('leaving again after a way back, or after somebody lifted it, holds', async () => {
		await post(ONE_CLICK);
		await house.store.db.delete(house.store.tables.suppressions);
		const before = await counted();
		await post(ONE_CLICK);
		expect((await standing()).suppressed).toMatchObject({ reason: 'unsubscribed' });
		expect(await counted()).toBe(before);
	});

	test('whoever was only known to bounce may ask for it to stay so; the wish outweighs the bounce', async () => {
		const { workspaceId, email } = invitation;
		const row = { workspaceId, email, campaignId: null, detail: '550', at: 1 };
		await suppress(house.store, { ...row, reason: 'bounced' }, []);
		expect(await (await app.request(path)).text()).toContain('We do not write to you');
		await post('do=back');
		expect((await standing()).suppressed).toMatchObject({ reason: 'bounced' });
		await post('do=leave');
		expect((await standing()).suppressed).toMatchObject({ reason: 'unsubscribed' });
		await suppress(house.store, { ...row, reason: 'bounced' }, []);
		expect((await standing()).suppressed).toMatchObject({ reason: 'unsubscribed' });
	});

	test('a survey that is deleted is left all the same; a person who is erased is told', async () => {
		expect((await post(ONE_CLICK)).status).toBe(200);
		const gone = `/u/${sealMailToken(house, 'leave', 'inv_gone')}`;
		expect(await (await post(ONE_CLICK, {}, gone)).text()).toBe('Unsubscribed.\n');
		for (const answer of [await app.request(gone), await post('do=leave', {}, gone)]) {
			expect(answer.status).toBe(200);
			expect(await answer.text()).toContain('You are not written to');
		}
	});

	test('a forged link, one of another purpose and one of another house are told', async () => {
		const tokens = [
			`${invitation.id}.forged`,
			invitation.id,
			sealMailToken(house, 'answer', invitation.id),
			sealMailToken({ secret: 'another secret' }, 'leave', invitation.id)
		];
		for (const token of tokens) {
			const answer = await post(ONE_CLICK, {}, `/u/${token}`);
			expect(answer.status).toBe(404);
			expect(await answer.text()).toContain('not one of ours');
			expect((await app.request(`/u/${token}`)).status).toBe(404);
		}
		expect((await standing()).suppressed).toBeUndefined();
	});

	test('a POST that asks for nothing, or for far too much, changes nothing', async () => {
		for (const body of [
			'',
			'do=else',
			'x='.padEnd(40_000, 'x'),
			`${ONE_CLICK}&x=`.padEnd(40_000, 'x')
		])
			expect((await post(body)).status).toBe(400);
		expect((await standing()).suppressed).toBeUndefined();
	});

	test('lists are left and come back to; those that are not offered, or not theirs, are not touched', async () => {
		const { db, tables } = house.store;
		const { workspaceId, recipientId } = invitation;
		const names = ['News <b>', 'Offers', 'Internal', 'Strangers'];
		for (const name of names) {
			const id = `${name}-${made}`;
			const row = { id, workspaceId, name: id, offered: name !== 'Internal', createdAt: 0 };
			await db.insert(tables.lists).values(row);
			const member = { listId: id, recipientId, workspaceId, addedAt: 0, leftAt: null };
			if (name !== 'Strangers') await db.insert(tables.listMembers).values(member);
		}
		const shown = await (await app.request(path)).text();
		expect(shown).toContain('News &lt;b&gt;');
		expect(shown).not.toContain('Internal');
		expect(shown).not.toContain('Strangers');
		const left = async () =>
			(await db.select().from(tables.listMembers))
				.filter((member) => member.recipientId === recipientId)
				.filter(({ leftAt }) => leftAt !== null)
				.map(({ listId }) => listId);
		const keep = new URLSearchParams({ do: 'lists' });
		for (const name of ['Offers', 'Strangers']) keep.append('list', `${name}-${made}`);
		const saved = await (await post(keep.toString())).text();
		expect(saved).toContain('Your choice has been saved.');
		expect(await left()).toEqual([`News <b>-${made}`]);
		keep.append('list', `News <b>-${made}`);
		await post(keep.toString());
		expect(await left()).toEqual([]);
		expect((await standing()).suppressed).toBeUndefined();
	});

	test('the page is framed by nobody, kept by nobody, and told to no other site', async () => {
		const { headers } = await app.request(path);
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
	});

	async function aLead(email: string): Promise<string> {
		const id = house.ids.next('led');
		const { db, tables } = house.store;
		await db.insert(tables.leads).values({
			...{ id, workspaceId: 'ws_1', email, phone: null, name: null, company: null, role: null },
			...{ city: null, search: email, locale: 'en', segment: 'all', temperature: 'warm', heat: 1 },
			...{ stage: 'mql', stageRank: 1, shownQuizId: 'qz_1', sequence: 1, createdAt: 0 },
			updatedAt: 0
		});
		return id;
	}

	async function aConsent(workspaceId: string, leadId: string, purpose: string) {
		const { db, tables } = house.store;
		await db.insert(tables.consents).values({
			...{ id: house.ids.next('cns'), workspaceId, leadId, responseId: 'rsp', consentId: purpose },
			...{ purpose, text: 'Yes', textHash: '', url: null, locale: 'en', quizId: 'qz_1' },
			...{ version: 1, mechanism: 'checkbox', givenAt: 0, withdrawnAt: null }
		});
	}
});

describe('on the wire', () => {
	test('a mail program without origin, cookies and agent is answered in one go, by the front door', async () => {
		const house = await aHouse();
		const { invitation } = await aMailedPerson(house);
		const token = sealMailToken(house, 'leave', invitation.id);
		const answer = frontDoor(house, getRequestListener(publicApp(house, bundle).fetch));
		const server = createServer((asked, response) =>
			answer(asked, response, () => response.writeHead(403).end('workspace'))
		);
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const socket = connect(port, '127.0.0.1');
		socket.end(
			`POST /u/${token} HTTP/1.1\r\nHost: quiz.example.com\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
				`Content-Length: ${ONE_CLICK.length}\r\nConnection: close\r\n\r\n${ONE_CLICK}`
		);
		const chunks: Buffer[] = await socket.toArray();
		const said = Buffer.concat(chunks).toString();
		expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
		expect(said).toContain('Unsubscribed.');
		expect(said.toLowerCase()).not.toMatch(/\r\n(?:location|set-cookie):/);
		server.close();
		await house.store.close();
	});
});
