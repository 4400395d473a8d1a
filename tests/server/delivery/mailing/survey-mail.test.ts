import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../../../src/lib/server/delivery/email/compose.ts';
import { readSignature } from '../../../../src/lib/server/delivery/email/dkim.ts';
import { fileMailer, smtpMailer } from '../../../../src/lib/server/delivery/email/smtp.ts';
import { markedMail } from '../../../../src/lib/server/delivery/mailing/marked-mail.ts';
import type { Mail } from '../../../../src/lib/server/mailer.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aMailSink, type MailSink } from '../../../support/a-mail-sink.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { seeded } from '../../../faults/trial.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'der' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
});

const mail: Mail = {
	to: ['anna@example.org'],
	subject: 'Насколько вы довольны?',
	text: 'Ответьте: https://quiz.example.com/m/inv_1.abc\n',
	html: '<p>Ответьте: <a href="https://quiz.example.com/m/inv_1.abc">здесь</a></p>',
	messageId: '<mail_1@quiz.example.com>',
	from: { name: 'Анна из «Ромашки»', address: 'anna@example.com' },
	replyTo: 'answers@example.com',
	returnTo: 'bounces+mail_1@example.com',
	leave: 'https://quiz.example.com/u/inv_1.abc'
};

let folder: string;
let sink: MailSink;
let keyFile: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-survey-mail-'));
	keyFile = join(folder, 'dkim.pem');
	await writeFile(keyFile, privateKey);
	sink = await aMailSink();
});

afterAll(async () => {
	await sink.close();
	await rm(folder, { recursive: true });
});

const signature = () =>
	readSignature({ dkim: { domain: 'example.com', selector: 'mail', keyFile } });

/** Answers as the name server of the signer would; nobody is asked. */
async function resolver(name: string, type: string): Promise<string[][]> {
	expect([name, type]).toEqual(['mail._domainkey.example.com', 'TXT']);
	return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]];
}

test('a mail says who it is from, how to leave with one click, and has a text', async () => {
	const mailer = smtpMailer(sink.url, 'quiz@example.com', { signature: signature() });
	await mailer.send(mail);
	const taken = sink.taken.at(-1);
	expect(taken).toMatchObject({ from: 'bounces+mail_1@example.com', to: ['anna@example.org'] });
	const parsed = await PostalMime.parse(Buffer.from(taken?.raw ?? '', 'latin1'));
	const header = (key: string) => parsed.headers.find((one) => one.key === key)?.value;
	expect(parsed).toMatchObject({
		subject: mail.subject,
		messageId: mail.messageId,
		from: mail.from,
		text: expect.stringContaining(mail.text),
		replyTo: [{ address: 'answers@example.com' }]
	});
	expect(parsed.html).toContain('здесь');
	expect(header('list-unsubscribe')).toBe('<https://quiz.example.com/u/inv_1.abc>');
	expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
	expect(header('precedence')).toBe('bulk');
});

describe('the signature', () => {
	const SIGNED = [
		'from',
		'to',
		'subject',
		'date',
		'message-id',
		'list-unsubscribe',
		'list-unsubscribe-post',
		'mime-version',
		'content-type'
	];

	async function verified(raw: Buffer) {
		const { results } = await dkimVerify(raw, { resolver });
		return results[0];
	}

	test('holds at the receiver, and covers both headers of leaving', async () => {
		const mailer = smtpMailer(sink.url, 'quiz@example.com', { signature: signature() });
		const line = mailer.line?.();
		await line?.send(mail);
		line?.close();
		const raw = Buffer.from(sink.taken.at(-1)?.raw ?? '', 'latin1');
		const result = await verified(raw);
		expect(result?.status.result).toBe('pass');
		const covered = result?.signingHeaders?.keys?.toLowerCase().split(/[:;,\s]+/) ?? [];
		expect(covered).toEqual(expect.arrayContaining(SIGNED));
		const changed = raw.toString('latin1').replace('/u/inv_1.abc>', '/u/inv_2.abc>');
		expect((await verified(Buffer.from(changed, 'latin1')))?.status.result).toBe('fail');
	});

	test('is in files too', async () => {
		const mailer = fileMailer(join(folder, 'mail'), 'quiz@example.com', fakeClock(), signature());
		await mailer.send({ ...mail, file: 'mail_1.eml' });
		expect(await readdir(join(folder, 'mail'))).toEqual(['mail_1.eml']);
		const raw = await readFile(join(folder, 'mail', 'mail_1.eml'), 'latin1');
		const wired = Buffer.from(raw.replace(/\r?\n/g, '\r\n'), 'latin1');
		expect((await verified(wired))?.status.result).toBe('pass');
	});

	test('a wrong key is told in one line that names the variable', async () => {
		const read = (file: string) => () =>
			readSignature({ dkim: { domain: 'example.com', selector: 'mail', keyFile: file } });
		const wrong = join(folder, 'wrong.pem');
		await writeFile(wrong, 'nothing of the kind');
		const ed = join(folder, 'ed.pem');
		const pair = generateKeyPairSync('ed25519', {
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
		});
		await writeFile(ed, pair.privateKey);
		expect(read(join(folder, 'none.pem'))).toThrow(
			/^DKIM_KEY_FILE: .*none\.pem cannot be read \(ENOENT\)$/
		);
		expect(read(wrong)).toThrow(/^DKIM_KEY_FILE: .*wrong\.pem holds no RSA private key as PEM$/);
		expect(read(ed)).toThrow(/^DKIM_KEY_FILE: .*ed\.pem holds no RSA private key as PEM$/);
	});
});

test('each try of a mail has the same name, and reports of it come back to its own address', async () => {
	const plain = await aHouse();
	await plain.store.close();
	const row = { id: 'mail_7', email: 'anna@example.org' };
	const { bounces } = plain.config;
	const house = {
		config: { ...plain.config, bounces: { ...bounces, address: 'bounces@example.com' } }
	};
	const marked = () => markedMail(house, row);
	expect(marked()).toEqual({
		to: ['anna@example.org'],
		messageId: '<mail_7@quiz.example.com>',
		file: 'mail_7.eml',
		returnTo: 'bounces+mail_7@example.com'
	});
});

const TIMES = 10_000;
const AT_ONCE = 100;

test(`no field of ${TIMES} adds a header or a recipient`, async () => {
	const random = seeded(20_261_128);
	const draw = <Item>(items: readonly Item[]): Item =>
		items[Math.floor(random() * items.length)] as Item;
	const BITS = [
		...[
			'\r\n',
			'\n',
			'\r',
			'\0',
			'\r\nBcc: evil@example.com',
			'\nX-Evil: 1\n\n<b>',
			'\u2028',
			'\u0085',
			'\v',
			'\f'
		],
		...[
			'"',
			"'",
			'<',
			'>',
			',',
			';',
			':',
			'@',
			'\\',
			'(',
			')',
			'[',
			']',
			' ',
			'\t',
			'=?utf-8?q?=0D=0ABcc:_evil@example.com?='
		],
		...[
			'evil@example.com',
			'Anna',
			'Анна',
			'\u202e',
			'🦊',
			'\ud800',
			'аnna@ехample.com',
			'%0d%0a',
			'a'.repeat(90)
		]
	] as const;
	const text = () =>
		Array.from({ length: 1 + Math.floor(random() * 6) }, () => draw(BITS)).join('');
	// As files are written, but for the disk.
	const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
	const KNOWN = new Set(
		'from to reply-to subject message-id date mime-version content-type content-transfer-encoding list-unsubscribe list-unsubscribe-post precedence x-auto-response-suppress'.split(
			' '
		)
	);

	function draft(): Mail {
		const address = random() < 0.5 ? `${text()}@example.org` : text();
		return {
			...mail,
			to: [random() < 0.5 ? 'anna@example.org' : address],
			subject: text(),
			from: { name: text(), address: 'anna@example.com' },
			replyTo: random() < 0.8 ? undefined : text()
		};
	}

	/** Whether it is sent; else its address was none. */
	async function isHarmless(fuzzed: Mail): Promise<boolean> {
		let composed;
		try {
			composed = compose(fuzzed, 'quiz@example.com');
		} catch (error) {
			expect(error).toMatchObject({ name: 'BadAddress' });
			return false;
		}
		const { message, envelope } = await transport.sendMail(composed);
		expect(envelope).toEqual({ from: mail.returnTo, to: [expect.any(String)] });
		const parsed = await PostalMime.parse(message as Buffer);
		const keys = parsed.headers.map(({ key }) => key);
		expect(keys.filter((key) => !KNOWN.has(key))).toEqual([]);
		expect(new Set(keys).size).toBe(keys.length);
		expect(parsed.to).toHaveLength(1);
		expect(parsed.from?.address).toBe('anna@example.com');
		return true;
	}

	let sent = 0;
	for (let begun = 0; begun < TIMES; begun += AT_ONCE) {
		const some = await Promise.all(Array.from({ length: AT_ONCE }, () => isHarmless(draft())));
		sent += some.filter(Boolean).length;
	}
	expect(sent).toBeGreaterThan(TIMES / 4);
}, 120_000);
