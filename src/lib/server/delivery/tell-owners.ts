import { errorFields } from '../error-fields.ts';
import type { House } from '../house.ts';
import { activeUsers } from '../storage/queries/members.ts';
import type { DestinationRow } from '../storage/store.ts';
import { mailLocale, words, type MailLocale } from './email/words.ts';
import type { Verdict } from './outcome.ts';
import { MAX_ATTEMPTS } from './retry.ts';

type Words = (typeof words)[MailLocale];

/** Who sees to destinations. */
const TOLD = ['owner', 'marketer'] as const;

/** Tells those who see to destinations that one needs them. */
export async function tellOwners(
	house: House,
	destination: DestinationRow,
	{ tell: what }: Pick<Verdict, 'tell'>
): Promise<void> {
	if (!what) return;
	const { name } = destination;
	await mailKeepers(house, destination, (w) =>
		what === 'exhausted'
			? { subject: w.exhaustedSubject(name), text: w.exhausted(name, MAX_ATTEMPTS) }
			: { subject: w.disabledSubject(name), text: w[what](name) }
	);
}

/**
 * Mails each of them in their language, with the way to the destination. A mail that cannot be sent is logged and left at
 * that.
 */
export async function mailKeepers(
	house: House,
	{ id, workspaceId }: DestinationRow,
	say: (w: Words) => { subject: string; text: string }
): Promise<void> {
	const link = `${house.config.origin}/destinations/${id}`;
	for (const { email, locale } of await activeUsers(house.store, workspaceId, TOLD)) {
		const w = words[mailLocale(locale)];
		const { subject, text } = say(w);
		await house.mailer
			.send({ to: [email], subject, text: `${text}\n\n${w.log}: ${link}\n` })
			.catch((error: unknown) =>
				house.log.error('delivery.owner_not_told', { destination: id, ...errorFields(error) })
			);
	}
}
