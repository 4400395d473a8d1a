import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import type { MailLine } from '../../mailer.ts';
import { recordBounce } from '../../storage/queries/bounces.ts';
import type { Settled } from '../../storage/queries/mails.ts';
import type { InvitationRow, MailRow } from '../../storage/store.ts';
import { nextAttemptAt } from '../retry.ts';
import type { Addressed } from './mailing.ts';
import { markedMail } from './marked-mail.ts';
import type { Outgoing } from './outgoing.ts';
import { judgeMail, saidBy, type Verdict } from './verdict.ts';

const DAY = 86_400_000;

/** A mail that is written down as being sent. */
export interface Ready extends Addressed {
	of: Outgoing;
}

export interface Carried {
	settled: Settled;
	/** Null: it got through. */
	verdict: Verdict | null;
}

/** Tries a mail once. */
export async function carry(house: House, line: MailLine, ready: Ready): Promise<Carried> {
	const { mail, invitation, of } = ready;
	const content = writtenOrNull(house, ready);
	if (!content) {
		const settled = { ...settledAs(mail, invitation, 'failed'), error: 'letter' };
		return { settled, verdict: 'refused' };
	}
	try {
		await line.send({ ...content, ...markedMail(house, mail) });
	} catch (error) {
		return failed(house, ready, error);
	}
	const state = house.mailer.writesTo === undefined ? 'sent' : 'written';
	const { reminders } = of.settings;
	const remindAt =
		reminders && mail.number < reminders.most ? house.clock.now() + reminders.days * DAY : null;
	return { settled: { ...settledAs(mail, invitation, state), remindAt }, verdict: null };
}

/** Null where a letter cannot be written to somebody: nobody else's waits for it. */
function writtenOrNull(house: House, ready: Ready) {
	try {
		return ready.of.write(ready);
	} catch (error) {
		house.log.error('survey_mail.not_written', { mail: ready.mail.id, ...errorFields(error) });
		return null;
	}
}

async function failed(house: House, { mail, invitation }: Ready, cause: unknown): Promise<Carried> {
	const verdict = judgeMail(cause);
	const said = saidBy(cause);
	const as = (state: Settled['state']) => ({
		verdict,
		settled: { ...settledAs(mail, invitation, state), ...said }
	});
	if (verdict === 'unknown') return as('unknown');
	const now = house.clock.now();
	if (verdict === 'bounced') {
		const eventId = house.ids.next('evt');
		await recordBounce(house.store, { invitation, detail: said.error, eventId, now });
	}
	if (verdict === 'bounced' || verdict === 'refused') return as('failed');
	if (verdict === 'sender') {
		// It is not this mail's fault: it waits with the others, as if it had not been tried.
		const { settled } = as('queued');
		return { verdict, settled: { ...settled, attempts: mail.attempts, nextAttemptAt: now } };
	}
	const next = nextAttemptAt(mail.attempts + 1, now, house.random);
	if (next === null) return as('failed');
	return { verdict, settled: { ...as('queued').settled, nextAttemptAt: next } };
}

/** @param mail as it was before it was claimed */
export function settledAs(
	mail: MailRow,
	{ variant }: Pick<InvitationRow, 'variant'>,
	state: Settled['state']
): Settled {
	const { attempts, nextAttemptAt: planned } = mail;
	return {
		...{ mail, variant, state, attempts: attempts + 1, nextAttemptAt: planned },
		...{ code: null, error: null, remindAt: null }
	};
}

/** Claimed, but not begun: it waits as before. */
export function givenBack(mail: MailRow, until: number): Settled {
	const { attempts, nextAttemptAt: planned, code, error } = mail;
	const waits = { attempts, nextAttemptAt: Math.max(planned, until), code, error };
	// Nobody is counted for it.
	return { ...settledAs(mail, { variant: 'a' }, 'queued'), ...waits };
}
