import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
	readReport,
	type ReportKind
} from '../../../src/lib/server/services/bounces/read-report.ts';

const folder = new URL('./reports/', import.meta.url);
const MAIL = 'mail_01kb6z3v8n5m7q2r4t6w8y0a1c';
const ORG = 'anna@example.org';
const CONTOSO = 'anna@contoso.example';

type Expected = [file: string, kind: ReportKind, status: string | null, recipient: string | null];

/** What each server's report tells; all are about the letter MAIL but for those that name none. */
const REPORTS: Expected[] = [
	['postfix-unknown-user', 'hard', '5.1.1', ORG],
	['postfix-only-message-id', 'hard', '5.1.1', ORG],
	['postfix-host-not-found', 'hard', '5.4.4', 'anna@exmaple.invalid'],
	['postfix-mailbox-full', 'soft', '5.2.2', ORG],
	['postfix-expired', 'soft', '4.4.1', ORG],
	['postfix-spam', 'soft', '5.7.1', ORG],
	['postfix-relay-denied', 'soft', '5.7.1', ORG],
	['postfix-too-big', 'soft', '5.3.4', ORG],
	['postfix-delayed', 'delayed', '4.4.1', ORG],
	['postfix-relayed', 'other', null, ORG],
	['exim-unknown-user', 'hard', '5.1.1', ORG],
	['exim-mailbox-full', 'soft', '5.0.0', ORG],
	['exim-old-plain', 'hard', null, ORG],
	['exim-old-retry-timeout', 'soft', '4.7.1', ORG],
	['exim-warning-delayed', 'delayed', null, ORG],
	['qmail-no-mailbox', 'hard', '5.1.1', ORG],
	['qmail-remote-refused', 'hard', '5.0.0', ORG],
	['qmail-quota', 'soft', '5.2.2', ORG],
	['qmail-timeout', 'soft', '4.4.1', ORG],
	['sendmail-user-unknown', 'hard', '5.1.1', ORG],
	['sendmail-deferred-warning', 'delayed', '4.4.1', ORG],
	['gmail-no-account', 'hard', '5.1.1', 'anna@gmail.com'],
	['gmail-no-account-ru', 'hard', '5.1.1', 'anna@gmail.com'],
	['gmail-disabled', 'hard', '5.2.1', 'anna@gmail.com'],
	['gmail-over-quota', 'soft', '5.2.2', 'anna@gmail.com'],
	['gmail-unauthenticated', 'soft', '5.7.26', 'anna@gmail.com'],
	['gmail-delayed-ru', 'delayed', '4.4.2', 'anna@gmail.com'],
	['google-group-closed', 'soft', '5.7.1', 'team@example.org'],
	['office365-recipient-not-found', 'hard', '5.1.10', CONTOSO],
	['office365-access-denied', 'hard', '5.4.1', CONTOSO],
	['office365-domain-gone', 'hard', '5.4.310', CONTOSO],
	['office365-mailbox-full', 'soft', '5.2.2', CONTOSO],
	['office365-restricted', 'soft', '5.7.133', CONTOSO],
	['exchange-ru-not-found', 'hard', '5.1.1', CONTOSO],
	['exchange-2003-plain', 'hard', '5.1.1', CONTOSO],
	['outlook-com-unavailable', 'hard', '5.5.0', 'anna@hotmail.com'],
	['yahoo-disabled', 'hard', '5.0.0', 'anna@yahoo.com'],
	['yahoo-no-account', 'hard', '5.0.0', 'anna@yahoo.com'],
	['mailru-invalid-mailbox', 'hard', '5.0.0', 'anna@mail.ru'],
	['mailru-account-disabled-ru', 'hard', '5.0.0', 'anna@mail.ru'],
	['mailru-full-ru', 'soft', '5.2.2', 'anna@mail.ru'],
	['yandex-no-user-ru', 'hard', '5.7.1', 'anna@yandex.ru'],
	['yandex-spam', 'soft', '5.7.1', 'anna@yandex.ru'],
	['rambler-no-mailbox-ru', 'hard', '5.1.1', 'anna@rambler.ru'],
	['communigate-ru', 'hard', null, 'anna@company.example'],
	['amazon-ses-bounce', 'hard', '5.1.1', ORG],
	['zimbra-utf8-recipient', 'hard', '5.1.1', ORG],
	['mdaemon-unknown', 'hard', '5.1.1', ORG],
	['domino-not-listed', 'hard', '5.1.1', ORG],
	['forwarded-elsewhere', 'hard', '5.1.1', ORG],
	['upper-case-verp', 'hard', '5.1.1', ORG],
	['host-unknown-plain', 'hard', null, 'anna@example.invalid'],
	['arf-abuse', 'complaint', null, ORG],
	['arf-redacted', 'complaint', null, null],
	['arf-yahoo', 'complaint', null, 'anna@yahoo.com'],
	['arf-mailru', 'complaint', null, 'anna@mail.ru'],
	['arf-opt-out', 'complaint', null, ORG],
	['arf-outlook-jmrp', 'complaint', null, 'anna@hotmail.com'],
	['arf-not-spam', 'other', null, ORG],
	['arf-dmarc-failure', 'other', null, ORG]
];

/** What suppresses nobody, whatever its words say. */
const ANSWERS: [file: string, kind: ReportKind][] = [
	['ooo-exchange', 'auto'],
	['ooo-exchange-ru', 'auto'],
	['ooo-gmail', 'auto'],
	['ooo-sieve', 'auto'],
	['ooo-yandex-ru', 'auto'],
	['ooo-mailru-ru', 'auto'],
	['ooo-plain-no-headers', 'auto'],
	['ooo-ru-no-headers', 'auto'],
	['ooo-left-company', 'auto'],
	['ooo-lotus', 'auto'],
	['ticket-received', 'auto'],
	['challenge-boxbe', 'auto'],
	['challenge-ru', 'auto'],
	['read-receipt', 'auto'],
	['answer-of-a-person', 'other'],
	['spam-to-the-mailbox', 'other'],
	['not-a-message', 'other']
];

const read = async (file: string) => readReport(await readFile(new URL(`${file}.eml`, folder)));

describe('a report', () => {
	test.each(REPORTS)('%s is %s', async (file, kind, status, recipient) => {
		const report = await read(file);
		expect({ ...report, said: '', recipients: [], leaveToken: null }).toEqual({
			...{ kind, status, recipient, mailId: MAIL },
			...{ said: '', recipients: [], leaveToken: null }
		});
	});

	test('says in one line what the server of the recipient said', async () => {
		expect((await read('gmail-over-quota')).said).toBe(
			"552-5.2.2 The recipient's inbox is out of storage space. Please direct the 552 5.2.2 recipient to https://support.google.com/mail/?p=OverQuotaPerm - gsmtp"
		);
	});

	test('of a letter that was passed on names both addresses, ours first', async () => {
		expect((await read('forwarded-elsewhere')).recipients).toEqual([
			ORG,
			'anna.private@example.com'
		]);
	});

	test('brings back the signed link of the letter, where it has the letter’s headers', async () => {
		const token = 'inv_01kb6z3v8n000000000000000a.c2lnbmVkX3NpZ25lZF9zaWdu';
		expect((await read('arf-redacted')).leaveToken).toBe(token);
		expect((await read('qmail-quota')).leaveToken).toBe(token);
		expect((await read('upper-case-verp')).leaveToken).toBeNull();
	});
});

test.each(ANSWERS)('%s is no bounce: %s', async (file, kind) => {
	expect((await read(file)).kind).toBe(kind);
});

test('every report of the folder is looked at, forty and more of them, and eight of people who are away', async () => {
	const files = (await readdir(folder)).map((file) => file.replace('.eml', ''));
	const known = [...REPORTS, ...ANSWERS].map(([file]) => file);
	expect(files.sort()).toEqual(known.sort());
	expect(REPORTS.length).toBeGreaterThanOrEqual(40);
	expect(known.filter((file) => file.startsWith('ooo-')).length).toBeGreaterThanOrEqual(8);
});

test('a report that was cut off anywhere, or has a byte wrong, is read without a fall', async () => {
	for (const file of ['postfix-unknown-user', 'gmail-no-account-ru', 'arf-abuse']) {
		const whole = await readFile(new URL(`${file}.eml`, folder));
		for (let at = 0; at < whole.length; at += 97) {
			await readReport(whole.subarray(0, at));
			const broken = Buffer.from(whole);
			broken[at] = 0;
			await readReport(broken);
		}
	}
});
