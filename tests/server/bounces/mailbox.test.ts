import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { returnsMailbox } from '../../../src/lib/server/services/bounces/mailbox.ts';
import { suppressedAmong } from '../../../src/lib/server/storage/queries/suppressions.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { anImapServer, type ImapServer } from '../../support/imap-server.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';

const EMAIL = 'anna@example.org';
const ID = 'mail_01kb6z3v8n5m7q2r4t6w8y0a1c';

let imap: ImapServer;
let house: TestHouse;

beforeEach(async () => {
	imap = await anImapServer();
	const bounces = { address: 'bounces@example.com', imapUrl: imap.url, token: undefined };
	house = await aHouse({ config: { bounces } });
	await aMailedPerson(house, { email: EMAIL, mail: { id: ID } });
});
afterEach(async () => {
	await imap.close();
	await house.store.close();
});

const deliver = async (...files: string[]) => {
	for (const file of files)
		imap.deliver(await readFile(new URL(`./reports/${file}.eml`, import.meta.url)));
};
const suppressed = async () => (await suppressedAmong(house.store, 'ws_1', [EMAIL])).size === 1;
const fetched = () => imap.asked.filter((command) => command.startsWith('UID FETCH')).length;

async function look() {
	const mailbox = returnsMailbox(house);
	mailbox.look();
	mailbox.look();
	await mailbox.idle();
	await mailbox.close();
}

test('what is new is read once, and marked as seen; what a person wrote stays unread', async () => {
	await deliver('ooo-exchange', 'answer-of-a-person', 'postfix-unknown-user');
	await look();
	expect(await suppressed()).toBe(true);
	expect(imap.messages.map(({ seen }) => seen)).toEqual([true, false, true]);
	expect(fetched()).toBe(3);
	await look();
	expect(fetched()).toBe(3);
	await deliver('postfix-mailbox-full');
	await look();
	expect(fetched()).toBe(4);
	expect(imap.asked.some((command) => /EXPUNGE|Deleted|MOVE|COPY/i.test(command))).toBe(false);
	const told = house.lines
		.map((line) => JSON.parse(line))
		.filter(({ event, msg }) => /returns/.test(event ?? msg ?? ''));
	expect(told.length).toBe(2);
});

test('a mailbox that was made anew is read from its beginning', async () => {
	await deliver('ooo-exchange');
	await look();
	imap.validity += 1;
	imap.messages = [];
	await deliver('postfix-unknown-user');
	const [message] = imap.messages;
	if (message) message.uid = 1;
	await look();
	expect(await suppressed()).toBe(true);
});

test('a connection that breaks in between goes on where it was', async () => {
	await deliver('ooo-exchange', 'postfix-unknown-user');
	imap.cutAt = 'UID FETCH 2';
	await look();
	expect(await suppressed()).toBe(false);
	imap.cutAt = null;
	await look();
	expect(await suppressed()).toBe(true);
	expect(imap.asked.filter((command) => command.startsWith('UID FETCH 1'))).toHaveLength(1);
});

test('a server that cannot be reached is told once, without a word of whose mailbox it is', async () => {
	imap.cutAt = 'LOGIN';
	const mailbox = returnsMailbox(house);
	for (let times = 0; times < 3; times += 1) {
		mailbox.look();
		await mailbox.idle();
	}
	const told = house.lines.filter((line) => line.includes('returns_unreadable'));
	expect(told).toHaveLength(1);
	imap.cutAt = null;
	imap.secret = 'another';
	mailbox.look();
	await mailbox.idle();
	expect(house.lines.filter((line) => line.includes('EAUTH'))).toHaveLength(1);
	imap.secret = 'se/cret';
	mailbox.look();
	await mailbox.idle();
	expect(house.lines.filter((line) => line.includes('returns_reachable'))).toHaveLength(1);
	expect(house.lines.join('\n')).not.toMatch(/cret|example\.com/);
});

test('a server that says nothing is left when the house closes', async () => {
	imap.mute = true;
	const mailbox = returnsMailbox(house);
	mailbox.look();
	await imap.called();
	const begun = performance.now();
	await mailbox.close();
	expect(performance.now() - begun).toBeLessThan(5_000);
	expect(imap.asked).toEqual([]);
});

test('without a mailbox nothing is asked', async () => {
	const bare = await aHouse();
	const mailbox = returnsMailbox(bare);
	mailbox.look();
	await mailbox.idle();
	expect(bare.lines).toEqual([]);
	await bare.store.close();
});
