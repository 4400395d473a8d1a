import { judgeFailure, statusIn } from './judge-failure.ts';
import { AWAY, CHALLENGE, DAEMON, DELAYED, GIVEN_UP, RETURNED } from './phrases.ts';
import { addressesIn, allOf, first, type Fields } from './report-fields.ts';
import { takeApart, type Parts } from './report-parts.ts';

/**
 * `hard`: the address takes no mail. `soft`: it did not take this one. `auto`: somebody is away, or a program answered.
 * `delayed`: it is still tried. `other`: nothing that is known.
 */
export type ReportKind = 'hard' | 'soft' | 'complaint' | 'auto' | 'delayed' | 'other';

/** What a message to the address of returns tells. Nothing in it is proved: anybody can write one. */
export interface Report {
	kind: ReportKind;
	/** By RFC 3463. */
	status: string | null;
	/** The first of those that it is about. */
	recipient: string | null;
	/** Every address that it names as the one it is about, in lower case. */
	recipients: readonly string[];
	/** Of our letter, by the address that it came to, else by the Message-ID that came back. */
	mailId: string | null;
	/** The link to leave by, of the letter that came back: it is signed. */
	leaveToken: string | null;
	/** What the mail server said, in one line. */
	said: string;
}

const NOTHING: Report = {
	...{ kind: 'other', status: null, recipient: null, recipients: [] },
	...{ mailId: null, leaveToken: null, said: '' }
};

/** @param raw a message as it lies in a mailbox. Never rejects. */
export async function readReport(raw: Uint8Array): Promise<Report> {
	const parts = await takeApart(raw);
	if (!parts) return NOTHING;
	const { kind, status, said } = verdict(parts);
	const recipients = recipientsOf(parts);
	return {
		...{ kind, status, said: said.replace(/\s+/g, ' ').trim().slice(0, MOST_SAID) },
		recipient: recipients[0] ?? null,
		recipients,
		mailId: mailIdOf(parts),
		leaveToken: leaveTokenOf(parts.returned)
	};
}

const MOST_SAID = 300;

interface Verdict {
	kind: ReportKind;
	status: string | null;
	said: string;
}

const plainly = (kind: ReportKind): Verdict => ({ kind, status: null, said: '' });

function verdict(parts: Parts): Verdict {
	const { feedback, isReceipt, status } = parts;
	if (feedback) return judgeFeedback(feedback);
	if (isReceipt) return plainly('auto');
	const told = status.filter((block) => block.has('action') || block.has('status'));
	if (told.length > 0) return judgeStatus(told, parts.words);
	if (isAutomatic(parts)) return plainly('auto');
	return isReport(parts) ? judgeWords(parts) : plainly('other');
}

/** What people press a button for; reports about signatures, and that something is no spam after all, are none of it. */
const COMPLAINTS = /^(?:abuse|fraud|virus|opt-out|other|miscategorized)$/i;

function judgeFeedback(feedback: Fields): Verdict {
	const type = first(feedback, 'feedback-type');
	return { ...plainly(COMPLAINTS.test(type) ? 'complaint' : 'other'), said: type };
}

function judgeStatus(blocks: readonly Fields[], words: string): Verdict {
	const acted = (wanted: RegExp) => blocks.find((block) => wanted.test(first(block, 'action')));
	const failed = acted(/^failed/i);
	if (failed) {
		const answered = first(failed, 'diagnostic-code').replace(/^[\w-]+;\s*/, '');
		const said = answered || words;
		const status = closest(statusIn(first(failed, 'status')), statusIn(answered));
		return { kind: judgeFailure(status, said), status, said };
	}
	const delayed = acted(/^delayed/i);
	if (!delayed) return plainly('other');
	return { ...plainly('delayed'), status: statusIn(first(delayed, 'status')) };
}

/** Some write 5.0.0 where the server of the recipient said more. */
function closest(told: string | null, answered: string | null): string | null {
	const isVague = told === null || /\.0\.0$/.test(told);
	return isVague ? (answered ?? told) : told;
}

const ANSWERED_BY_ITSELF = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-vacation'];

/** Somebody's program answered, and no mail server did. */
function isAutomatic({ headers, from, subject, words }: Parts): boolean {
	if (headers.has('x-failed-recipients')) return false;
	if (CHALLENGE.test(subject) || CHALLENGE.test(words.slice(0, 2000))) return true;
	if (AWAY.test(subject)) return true;
	if (DAEMON.test(from) || RETURNED.test(subject)) return false;
	return (
		/^auto-(?:replied|generated|notified)/i.test(first(headers, 'auto-submitted')) ||
		/auto[-_]?reply/i.test(first(headers, 'precedence')) ||
		ANSWERED_BY_ITSELF.some((name) => headers.has(name))
	);
}

function isReport({ headers, from, subject }: Parts): boolean {
	return headers.has('x-failed-recipients') || DAEMON.test(from) || RETURNED.test(subject);
}

/** A report in plain words. */
function judgeWords({ words, subject, headers }: Parts): Verdict {
	const said = words.trim();
	const status = statusIn(said);
	const isLate = DELAYED.test(subject) || DELAYED.test(said) || /delayed/i.test(subject);
	if (isLate && !GIVEN_UP.test(said)) return { ...plainly('delayed'), status };
	const isSure = headers.has('x-failed-recipients') || RETURNED.test(subject) || status !== null;
	return isSure ? { kind: judgeFailure(status, said), status, said } : plainly('other');
}

const OF_RECIPIENT = ['original-recipient', 'final-recipient', 'x-actual-recipient'];
const OF_COMPLAINT = ['original-rcpt-to', 'removal-recipient'];
const OF_RETURNED = ['to', 'x-hmxmroriginalrecipient', 'x-original-to'];

/** Those told of by field first, then those that are named in its words. */
function recipientsOf({ headers, status, feedback, returned, words }: Parts): string[] {
	const told = [
		...status.flatMap((block) => allOf(block, OF_RECIPIENT)),
		...(feedback ? allOf(feedback, OF_COMPLAINT) : []),
		...allOf(headers, ['x-failed-recipients'])
	];
	const named = status.length > 0 || feedback ? [] : addressesIn(words);
	const all = [
		...told.flatMap(addressesIn),
		...named,
		...allOf(returned, OF_RETURNED).flatMap(addressesIn)
	];
	return [...new Set(all)].slice(0, MOST_RECIPIENTS);
}

const MOST_RECIPIENTS = 20;

/** Where a report came to, as the servers on its way write it down. */
const CAME_TO = [
	...['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to'],
	...['apparently-to', 'x-delivered-to', 'x-forwarded-to']
];
const OURS = '[a-z]{2,8}_[0-9a-hjkmnp-tv-z]{26}';
const RETURN_ADDRESS = new RegExp(`\\+(${OURS})@`, 'i');
const MESSAGE_ID = new RegExp(`<(${OURS})@`, 'i');

function mailIdOf({ headers, feedback, returned }: Parts): string | null {
	const cameTo = [
		...allOf(headers, CAME_TO),
		...(feedback ? allOf(feedback, ['original-mail-from']) : []),
		...allOf(returned, ['return-path'])
	].join('\n');
	const messageId = allOf(returned, ['message-id', 'x-original-message-id']).join('\n');
	const id = RETURN_ADDRESS.exec(cameTo)?.[1] ?? MESSAGE_ID.exec(messageId)?.[1];
	return id?.toLowerCase() ?? null;
}

function leaveTokenOf(returned: Fields): string | null {
	return /\/u\/([A-Za-z0-9._-]{1,200})/.exec(first(returned, 'list-unsubscribe'))?.[1] ?? null;
}
