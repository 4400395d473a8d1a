import { describe, expect, test } from 'vitest';
import { BadAddress } from '../../../../src/lib/server/delivery/email/compose.ts';
import {
	judgeMail,
	saidBy,
	type Verdict
} from '../../../../src/lib/server/delivery/mailing/verdict.ts';
import { Undecided } from '../../../../src/lib/server/mailer.ts';

/** As the transport tells that a server refused. */
const refused = (response: string, command = 'RCPT TO', code = 'EENVELOPE') =>
	Object.assign(new Error('refused'), {
		...{ responseCode: Number(response.slice(0, 3)), response, command, code }
	});
const broken = (code: string) => Object.assign(new Error('broken'), { code });

describe('a mail that did not get through', () => {
	test.each<[Verdict, unknown]>([
		['unknown', new Undecided(broken('ETIMEDOUT'))],
		['bounced', refused('550 5.1.1 no such user')],
		['bounced', refused('550 no such user')],
		['bounced', refused('552 5.2.2 mailbox full')],
		['bounced', refused('550-5.1.1 in several lines', 'DATA', 'EMESSAGE')],
		['bounced', new BadAddress('a b@example.com')],
		['refused', refused('550 5.7.1 policy')],
		['refused', refused('554 5.6.0 content', 'DATA', 'EMESSAGE')],
		['refused', broken('EENVELOPE')],
		['sender', refused('550 5.1.8 bad sender')],
		['sender', refused('550 5.7.1 who are you', 'MAIL FROM')],
		['sender', refused('530 5.7.0 sign in', 'EHLO')],
		['sender', refused('535 5.7.8 wrong password', 'AUTH PLAIN', 'EAUTH')],
		['server', refused('454 4.7.0 later', 'AUTH PLAIN', 'EAUTH')],
		['server', refused('421 4.3.2 closing', 'RCPT TO')],
		['server', broken('ECONNECTION')],
		['server', new Error('whatever')],
		['server', null],
		['later', refused('451 4.7.1 greylisted')],
		['later', refused('450 busy', 'DATA')]
	])('is %s: %o', (verdict, cause) => expect(judgeMail(cause)).toBe(verdict));
});

test.each([
	[refused('550-5.1.1 no\r\n550 such user'), 550, '550-5.1.1 no 550 such user'],
	[broken('ECONNECTION'), null, 'broken'],
	['text', null, 'mail_failed']
])('what is kept of %o is on one line', (cause, code, error) =>
	expect(saidBy(cause)).toEqual({ code, error })
);

test('what is kept is not longer than a paragraph', () => {
	expect(saidBy(new Error('x'.repeat(5000))).error).toHaveLength(300);
});
