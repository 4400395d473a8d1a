import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/lib/server/config.ts';
import { surveyMailFindings } from '../../../src/lib/server/services/doctor/survey-mail.ts';
import { anImapServer, type ImapServer } from '../../support/imap-server.ts';

let folder: string;
let imap: ImapServer;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-doctor-'));
	imap = await anImapServer();
});
afterAll(async () => {
	await imap.close();
	await rm(folder, { recursive: true });
});

const SMTP = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'Us <news@example.com>' };

async function found(env: Record<string, string>) {
	const said = new Map<string, string>();
	for await (const { name, state, says } of surveyMailFindings(readConfig(env)))
		said.set(name, `${state}: ${says}`);
	return said;
}

async function signedWith(bits: number, more: Record<string, string> = {}) {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
	const file = join(folder, `${bits}.pem`);
	await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
	const dkim = { DKIM_DOMAIN: 'example.com', DKIM_SELECTOR: 'mail', DKIM_KEY_FILE: file };
	return (await found({ ...SMTP, ...dkim, ...more })).get('signature');
}

test('without a mail server nothing is asked of the rest', async () => {
	expect(await found({})).toEqual(new Map());
});

test('what is not set up is named', async () => {
	const said = await found(SMTP);
	expect(said.get('sender')).toContain('SPF record lets mail.example.com send');
	expect(said.get('signature')).toBe('warn: letters are not signed by DKIM');
	expect(said.get('returns')).toBe('warn: letters that come back later are not read');
});

test('a key is told with the record that it needs; one that is short, or of another domain, is too', async () => {
	expect(await signedWith(2048)).toMatch(
		/^ok: see that the TXT record mail\._domainkey\.example\.com holds v=DKIM1; k=rsa; p=MII/
	);
	expect(await signedWith(1024)).toBe('warn: the key has 1024 bits');
	expect(await signedWith(2048, { MAIL_FROM: 'news@elsewhere.example' })).toBe(
		'warn: letters are signed for example.com, and come from elsewhere.example'
	);
	expect(await signedWith(2048, { DKIM_KEY_FILE: join(folder, 'none.pem') })).toMatch(
		/^fail: .*none\.pem holds no private key that can be read \(ENOENT\)/
	);
});

test('the mailbox of returns is opened, and read nothing of', async () => {
	const env = { ...SMTP, BOUNCE_ADDRESS: 'bounces@example.com' };
	expect((await found({ ...env, BOUNCE_IMAP_URL: imap.url })).get('returns')).toMatch(
		/^ok: the mailbox at 127\.0\.0\.1:\d+ opens; see that bounces\+anything@example\.com arrives/
	);
	const wrong = imap.url.replace('cret', 'wrong');
	expect((await found({ ...env, BOUNCE_IMAP_URL: wrong })).get('returns')).toMatch(
		/^fail: 127\.0\.0\.1:\d+ does not let us in \(EAUTH\)$/
	);
	expect((await found({ ...SMTP, BOUNCE_IMAP_URL: imap.url })).get('returns')).toBe(
		'warn: letters come back to their senders'
	);
	const piped = { ...env, BOUNCE_TOKEN: 'a token of the mail server' };
	expect((await found(piped)).get('returns')).toBe(
		'ok: bounces@example.com: a mail server hands them over'
	);
	expect(imap.asked.some((command) => command.startsWith('UID'))).toBe(false);
});
