import { errorFields } from '../error-fields.ts';
import type { House } from '../house.ts';
import { usersOfWorkspace } from '../storage/queries/accounts.ts';
import { exhaustedSince } from '../storage/queries/outbox.ts';
import type { DestinationRow } from '../storage/store.ts';
import { mailLocale, words } from './email/words.ts';
import type { Verdict } from './outcome.ts';
import { MAX_ATTEMPTS } from './retry.ts';

/**
 * Tells the people of the workspace that a destination needs them, once in each time of failing. A mail that cannot be sent is logged and left at that.
 */
export async function tellOwners(
	house: House,
	destination: DestinationRow,
	{ tell: what, destination: change }: Verdict
): Promise<void> {
	if (!what) return;
	const failingSince = change?.failingSince ?? destination.failingSince ?? 0;
	const given = await exhaustedSince(house.store, destination.id, failingSince);
	if (what === 'exhausted' && given > 1) return;
	for (const { email, locale } of await usersOfWorkspace(house.store, destination.workspaceId)) {
		const w = words[mailLocale(locale)];
		const { name } = destination;
		const text = what === 'exhausted' ? w.exhausted(name, MAX_ATTEMPTS) : w[what](name);
		const subject = what === 'exhausted' ? w.exhaustedSubject(name) : w.disabledSubject(name);
		const link = `${house.config.origin}/destinations/${destination.id}`;
		await house.mailer
			.send({ to: [email], subject, text: `${text}\n\n${w.log}: ${link}\n` })
			.catch((error: unknown) =>
				house.log.error('delivery.owner_not_told', {
					destination: destination.id,
					...errorFields(error)
				})
			);
	}
}
