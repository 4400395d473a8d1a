import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { fileMailer, smtpMailer } from '../../../src/lib/server/delivery/email/smtp.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const mail = {
	to: ['sales@example.com', 'second@example.com'],
	subject: 'Горячий лид: Анна',
	text: 'Телефон: +7 916 123-45-67\n',
	html: '<p>Телефон</p>',
	messageId: '<msg_1@quiz.example.com>'
};

test('without a mail server a mail becomes a file that a mail program opens', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'quizsilver-mail-'));
	const mailer = fileMailer(join(folder, 'mail'), 'quizsilver@example.com', fakeClock());
	await mailer.send(mail);
	await mailer.send(mail);
	const files = await readdir(join(folder, 'mail'));
	expect(files).toHaveLength(2);
	expect(files.every((file) => file.endsWith('.eml'))).toBe(true);
	const parsed = await PostalMime.parse(await readFile(join(folder, 'mail', files[0] ?? '')));
	expect(parsed).toMatchObject({
		subject: 'Горячий лид: Анна',
		messageId: '<msg_1@quiz.example.com>',
		from: { address: 'quizsilver@example.com' }
	});
	expect(parsed.to?.map(({ address }) => address)).toEqual(mail.to);
	expect(parsed.text).toContain('+7 916 123-45-67');
	await rm(folder, { recursive: true });
});

test('a mail goes through a real SMTP server, and its refusal is an error', async () => {
	const taken: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: ({ address }, _session, callback) =>
			callback(
				address === 'nobody@example.com'
					? Object.assign(new Error('no such user'), { responseCode: 550 })
					: null
			),
		onData(stream, _session, callback) {
			let text = '';
			stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
			stream.on('end', () => {
				taken.push(text);
				callback();
			});
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const address = server.server.address();
	const port = typeof address === 'object' ? address?.port : 0;
	const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'quizsilver@example.com');
	await mailer.send(mail);
	const refused = mailer.send({ ...mail, to: ['nobody@example.com'] });
	await expect(refused).rejects.toMatchObject({ responseCode: 550 });
	mailer.close();
	await new Promise<void>((resolve) => server.close(() => resolve()));
	expect(taken).toHaveLength(1);
	const parsed = await PostalMime.parse(taken[0] ?? '');
	expect(parsed).toMatchObject({
		subject: 'Горячий лид: Анна',
		messageId: '<msg_1@quiz.example.com>'
	});
});
