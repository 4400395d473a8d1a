import type { House } from '../../house.ts';
import {
	lastLettersReturned,
	mailWithInvitation,
	recordBounce,
	recordComplaint,
	recordSoftBounce
} from '../../storage/queries/bounces.ts';
import type { InvitationRow, MailRow } from '../../storage/store.ts';
import { openMailToken } from '../mail-token.ts';
import { readReport, type Report, type ReportKind } from './read-report.ts';

/** What a message to the address of returns was, and whether anything was new in it. */
export interface TakenReport {
	kind: ReportKind;
	/** Of a letter of ours, to the address that the letter went to. */
	known: boolean;
	news: boolean;
}

type Desk = Pick<House, 'store' | 'ids' | 'clock' | 'secret'>;

/** So many letters that were not taken, one after the other, are as good as a dead address. */
const SOFT_IN_A_ROW = 3;

/** Reads a message and acts on it. The same twice changes nothing; one about no letter of ours, or about somebody else, neither. */
export async function takeReport(app: Desk, raw: Uint8Array): Promise<TakenReport> {
	const report = await readReport(raw);
	const { kind, mailId } = report;
	if (!isReturn(kind) || mailId === null) return { kind, known: false, news: false };
	const found = await mailWithInvitation(app.store, mailId);
	if (!found || !isAbout(app, report, found)) return { kind, known: false, news: false };
	return { kind, known: true, news: await record(app, kind, report, found) };
}

type Return = 'hard' | 'soft' | 'complaint';

function isReturn(kind: ReportKind): kind is Return {
	return kind === 'hard' || kind === 'soft' || kind === 'complaint';
}

/**
 * Ids rise one by one, so whoever was written to can guess a neighbour's: only one who knows the address too is believed. Services
 * that pass complaints on strike addresses out; the signed link of the letter itself is as good.
 */
function isAbout(
	app: Pick<House, 'secret'>,
	{ kind, recipients, leaveToken }: Report,
	{ mail, invitation }: Found
): boolean {
	if (recipients.includes(mail.email)) return true;
	if (kind !== 'complaint' || leaveToken === null) return false;
	return openMailToken(app, 'leave', leaveToken) === invitation.id;
}

interface Found {
	mail: MailRow;
	invitation: InvitationRow;
}

async function record(
	{ store, ids, clock }: Desk,
	kind: Return,
	{ status, said }: Report,
	{ mail, invitation }: Found
): Promise<boolean> {
	const now = clock.now();
	const words = said.replaceAll(mail.email, '…');
	const detail = status && !words.includes(status) ? `${status} ${words}`.trim() : words;
	const bounce = { invitation, detail, eventId: ids.next('mev'), now };
	if (kind === 'hard') return recordBounce(store, bounce);
	if (kind === 'complaint') return recordComplaint(store, bounce);
	const isNews = await recordSoftBounce(store, bounce, mail.id);
	if (isNews && (await lastLettersReturned(store, invitation, SOFT_IN_A_ROW)))
		await recordBounce(store, bounce);
	return isNews;
}
