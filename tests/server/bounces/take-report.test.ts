import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeReport } from '../../../src/lib/server/services/bounces/take-report.ts';
import { sealMailToken } from '../../../src/lib/server/services/mail-token.ts';
import type { InvitationRow, MailRow } from '../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';
import { forEachEngine } from '../../support/store.ts';

const OF_FIXTURES = 'mail_01kb6z3v8n5m7q2r4t6w8y0a1c';
const INVITATION_OF_FIXTURES = 'inv_01kb6z3v8n000000000000000a.c2lnbmVkX3NpZ25lZF9zaWdu';

forEachEngine((engine) => {
	let house: TestHouse;
	let made = 0;
	let email: string;
	let invitation: InvitationRow;
	let mail: MailRow;

	beforeAll(async () => {
		house = await aHouse({ engine });
	});
	afterAll(() => house.store.close());
	beforeEach(async () => {
		made += 1;
		email = `anna${made}@example.org`;
		({ invitation, mail } = await aMailedPerson(house, { email }));
	});

	/** A report as a server wrote it, about this letter, or another. */
	async function report(file: string, { id = mail.id, to = email, token = 'none' } = {}) {
		const raw = await readFile(new URL(`./reports/${file}.eml`, import.meta.url), 'utf8');
		return Buffer.from(
			raw
				.replaceAll(new RegExp(OF_FIXTURES, 'gi'), id)
				.replaceAll('anna@example.org', to)
				.replaceAll(INVITATION_OF_FIXTURES, token)
		);
	}
	const take = async (file: string, about = {}) => takeReport(house, await report(file, about));

	async function found() {
		const { db, tables } = house.store;
		const [one] = (await db.select().from(tables.invitations)).filter(
			({ id }) => id === invitation.id
		);
		const suppressed = (await db.select().from(tables.suppressions)).find(
			(row) => row.email === email
		);
		const events = (await db.select().from(tables.mailEvents)).filter(
			(event) => event.invitationId === invitation.id
		);
		return { one, suppressed, events };
	}
	async function counted(name: string) {
		const rows = await house.store.db.select().from(house.store.tables.campaignCounts);
		return rows.find((row) => row.name === name)?.count ?? 0;
	}

	test('a hard one suppresses the address, counts once and ends reminders', async () => {
		const before = await counted('bounced');
		expect(await take('postfix-unknown-user')).toEqual({ kind: 'hard', known: true, news: true });
		expect(await take('postfix-unknown-user')).toEqual({ kind: 'hard', known: true, news: false });
		await take('exim-unknown-user');
		const { one, suppressed, events } = await found();
		expect(one).toMatchObject({ bouncedAt: house.clock.now(), remindAt: null });
		expect(suppressed).toMatchObject({
			reason: 'bounced',
			detail: '550 5.1.1 <…>: Recipient address rejected: User unknown in virtual mailbox table'
		});
		expect(events.map(({ kind }) => kind)).toEqual(['bounce']);
		expect(await counted('bounced')).toBe(before + 1);
	});

	test('by the Message-ID too, where the report came to no address of its own', async () => {
		expect(await take('postfix-only-message-id')).toMatchObject({ kind: 'hard', known: true });
	});

	test('a forged one suppresses no stranger: neither by a guessed letter nor by a guessed address', async () => {
		const { mail: theirs } = await aMailedPerson(house, { email: `victim${made}@example.org` });
		const forged = [
			{ id: theirs.id },
			{ to: theirs.email },
			{ id: 'mail_01kb6z3v8n5m7q2r4t6w8y0a1d', to: theirs.email }
		];
		for (const about of forged) {
			const files = ['postfix-unknown-user', 'arf-abuse', 'postfix-mailbox-full', 'arf-opt-out'];
			for (const file of files) expect(await take(file, about)).toMatchObject({ known: false });
		}
		expect(await found()).toMatchObject({ suppressed: undefined, events: [] });
		expect(
			(await house.store.db.select().from(house.store.tables.suppressions)).some(
				(row) => row.email === theirs.email
			)
		).toBe(false);
	});

	test('a complaint suppresses, and outweighs a bounce; struck-out addresses need the letter’s own link', async () => {
		const token = sealMailToken(house, 'leave', invitation.id);
		const stranger = sealMailToken(house, 'leave', 'inv_stranger');
		expect(await take('arf-redacted')).toMatchObject({ known: false });
		expect(await take('arf-redacted', { token: stranger })).toMatchObject({ known: false });
		await take('postfix-unknown-user');
		const before = await counted('complained');
		expect(await take('arf-redacted', { token })).toEqual({
			kind: 'complaint',
			known: true,
			news: true
		});
		expect(await take('arf-abuse')).toMatchObject({ news: false });
		const { one, suppressed, events } = await found();
		expect(one?.complainedAt).toBe(house.clock.now());
		expect(suppressed?.reason).toBe('complained');
		expect(events.map(({ kind }) => kind).sort()).toEqual(['bounce', 'complaint']);
		expect(await counted('complained')).toBe(before + 1);
	});

	test('the letter’s own link tells of complaints alone: of a bounce, the address does', async () => {
		const token = sealMailToken(house, 'leave', invitation.id);
		const taken = await take('postfix-unknown-user', { to: 'other@example.org', token });
		expect(taken).toMatchObject({ kind: 'hard', known: false });
		expect((await found()).suppressed).toBeUndefined();
	});

	test.each([
		...['ooo-exchange', 'ooo-sieve', 'ooo-plain-no-headers', 'ooo-ru-no-headers', 'challenge-ru'],
		...[
			'postfix-delayed',
			'exim-warning-delayed',
			'postfix-relayed',
			'arf-not-spam',
			'read-receipt'
		]
	])('%s changes nothing', async (file) => {
		expect(await take(file)).toMatchObject({ news: false });
		expect(await found()).toMatchObject({ suppressed: undefined, events: [] });
	});

	test('three letters in a row that were not taken suppress; a report twice, or one that arrived between, do not', async () => {
		const { recipientId } = invitation;
		const next = async () =>
			(await aMailedPerson(house, { email, recipientId, campaignId: house.ids.next('camp') })).mail;
		await take('postfix-mailbox-full');
		await take('postfix-mailbox-full');
		await take('exim-mailbox-full');
		expect((await found()).events.map(({ kind }) => kind)).toEqual(['bounce']);
		await take('postfix-mailbox-full', { id: (await next()).id });
		// One that was taken.
		await next();
		await take('postfix-mailbox-full', { id: (await next()).id });
		await take('postfix-mailbox-full', { id: (await next()).id });
		expect((await found()).suppressed).toBeUndefined();
		await take('postfix-mailbox-full', { id: (await next()).id });
		expect((await found()).suppressed).toMatchObject({ reason: 'bounced' });
	});
});
