import type {
	InvitationRow,
	LeadChange,
	RecipientRow,
	SubmissionWrite,
	SubmittedContact
} from '../store.ts';
import { mergedCounts, openedMove, type Counted } from '../campaign-tally.ts';
import { attemptOf, attemptsIn, nameOf } from './attempt-book.ts';
import { findLeads } from './lead-book.ts';
import { ask, type Asking, everyColumn, find, insert, type Question, update } from './sentence.ts';

// Locked: what is told of somebody by their letter waits, and finds that they have finished.
const findInvitations = find('invitations', ['quizId', 'attemptId'], {
	shows: everyColumn('invitations'),
	lock: true
});
const findRecipients = find('recipients', ['id'], {
	shows: ['id', 'workspaceId', 'name', 'fields']
});
const finishInvitations = update('invitations', ['id'], {
	sets: [
		...(['finishedAt', 'responseId', 'leadId', 'segment', 'temperature', 'remindAt'] as const),
		...(['tappedAt', 'openedAt', 'openedBy'] as const)
	],
	onlyIf: 'invitations.finished_at IS NULL'
});
const cancelMails = update('mails', ['invitationId'], {
	sets: ['state', 'finishedAt'],
	onlyIf: "mails.state = 'queued'"
});
const setLeads = update('recipients', ['id'], { sets: ['leadId'] });
const addCounts = insert('campaignCounts', {
	onConflict: `ON CONFLICT (campaign_id, variant, name)
	DO UPDATE SET count = campaign_counts.count + excluded.count`
});

/** Columns that hold JSON are shown as their text. */
type Recipient = Pick<RecipientRow, 'id' | 'workspaceId' | 'name' | 'fields'>;

/** People who were asked by a letter and answer now: each finishes their invitation with the response, once. */
export class InvitationBook {
	readonly #open: Map<string, InvitationRow>;
	readonly #recipients: ReadonlyMap<string, Recipient>;
	readonly #finished: InvitationRow[] = [];
	readonly #counts: Counted[] = [];

	private constructor(
		invitations: readonly InvitationRow[],
		recipients: ReadonlyMap<string, Recipient>
	) {
		const open = invitations.filter(({ finishedAt }) => finishedAt === null);
		this.#open = new Map(open.map((row) => [nameOf(row), row]));
		this.#recipients = recipients;
	}

	static find(batch: readonly SubmissionWrite[]) {
		return findInvitations(attemptsIn(batch));
	}

	/**
	 * Reads who was asked, and the leads that have their addresses. A batch in which nobody was asks nothing.
	 * @param found the reply to `find`
	 */
	static *open(batch: readonly SubmissionWrite[], found: readonly InvitationRow[]) {
		const ids = [...new Set(found.map(({ recipientId }) => recipientId))].sort();
		const [recipients] = yield* noneOr(ids, () => ask(findRecipients(ids.map((id) => ({ id })))));
		const book = new InvitationBook(found, new Map((recipients ?? []).map((one) => [one.id, one])));
		const asked = batch.flatMap((write) => book.addressed(write) ?? []);
		const [byEmail, byPhone] = yield* noneOr(asked, () => ask(...findLeads(asked)));
		return { book, leads: [...(byEmail ?? []), ...(byPhone ?? [])] };
	}

	/**
	 * The same from whom the letter was to: the link came from their mailbox, so the address is theirs, whatever another was
	 * typed. What is known of them stands where the quiz did not ask. Null where nobody was asked, or has answered already.
	 */
	addressed(write: SubmissionWrite): SubmissionWrite | null {
		const invitation = this.#of(write);
		if (!invitation) return null;
		const recipient = this.#recipients.get(invitation.recipientId);
		const contact = { ...knownOf(recipient), ...written(write.contact), email: invitation.email };
		return { ...write, contact, verified: true };
	}

	/** Enters that they have answered; what is held has not been taken for theirs yet. */
	finish(write: SubmissionWrite, change: LeadChange | null): void {
		const invitation = this.#of(write);
		if (!invitation || write.held) return;
		const { segment, temperature, now } = write;
		this.#open.delete(nameOf(invitation));
		const counted: [Counted['name'], number][] = [
			['finished', 1],
			[temperature, 1],
			[`segment:${segment}`, 1],
			...openedMove(invitation.openedBy, 'human')
		];
		if (invitation.tappedAt === null) counted.push(['tapped', 1]);
		const { campaignId, workspaceId, variant } = invitation;
		for (const [name, count] of counted)
			this.#counts.push({ campaignId, workspaceId, variant, name, count });
		this.#finished.push({
			...invitation,
			...{ segment, temperature, finishedAt: now, remindAt: null, openedBy: 'human' },
			responseId: write.responseId,
			leadId: change?.after.id ?? null,
			tappedAt: invitation.tappedAt ?? now,
			openedAt: invitation.openedAt ?? now
		});
	}

	questions(): Question[] {
		const mails = this.#finished.map(({ id, finishedAt }) => ({
			...{ invitationId: id, state: 'cancelled', finishedAt }
		}));
		const known = this.#finished.filter(({ leadId }) => leadId !== null);
		return [
			finishInvitations(this.#finished),
			cancelMails(mails),
			setLeads(known.map(({ recipientId: id, leadId }) => ({ id, leadId }))),
			addCounts(mergedCounts(this.#counts))
		];
	}

	#of(write: SubmissionWrite): InvitationRow | undefined {
		const attempt = write.test ? null : attemptOf(write);
		const found = attempt ? this.#open.get(nameOf(attempt)) : undefined;
		return found?.workspaceId === write.workspace ? found : undefined;
	}
}

function* noneOr<Replies extends readonly unknown[]>(
	about: readonly unknown[],
	asking: () => Asking<Replies>
): Asking<Replies | []> {
	return about.length > 0 ? yield* asking() : [];
}

const FILLS = ['company', 'role', 'city'] as const;
const E164 = /^\+[1-9]\d{6,14}$/;

/** What the list knows of somebody, as a submission would say it. */
function knownOf(recipient: Recipient | undefined): SubmittedContact {
	if (!recipient) return {};
	const fields: Record<string, string> = JSON.parse(`${recipient.fields}`);
	const phone = fields['phone']?.replace(/[\s().-]/g, '') ?? '';
	return written({
		name: recipient.name ?? undefined,
		...(E164.test(phone) && { phone }),
		...Object.fromEntries(FILLS.map((name) => [name, fields[name]]))
	});
}

/** Without what is empty. */
function written(contact: SubmittedContact | null): SubmittedContact {
	return Object.fromEntries(Object.entries(contact ?? {}).filter(([, value]) => value));
}
