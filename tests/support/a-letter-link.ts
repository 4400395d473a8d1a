import type { House } from '../../src/lib/server/house.ts';
import type { LiveQuiz } from '../../src/lib/server/services/live.ts';
import { sealMailToken } from '../../src/lib/server/services/mail-token.ts';
import type { InvitationRow } from '../../src/lib/server/storage/store.ts';
import { anInvitation, type Invited } from './an-invitation.ts';

/** Somebody to whom a letter about this quiz was sent, with the links that it has. */
export async function aLetter(
	house: Pick<House, 'store' | 'secret' | 'clock' | 'random'>,
	live: Pick<LiveQuiz, 'workspace' | 'quizId'>,
	{ invitation, ...given }: Invited = {}
) {
	const row: InvitationRow = await anInvitation(house.store, {
		now: house.clock.now() - 60_000,
		...given,
		invitation: {
			...{ workspaceId: live.workspace, quizId: live.quizId },
			attemptId: house.random.token(16),
			...invitation
		}
	});
	const answer = `/m/${sealMailToken(house, 'answer', row.id)}`;
	return {
		...{ row, answer },
		tap: (value: string) => `${answer}?a=${encodeURIComponent(value)}`,
		open: `/m/${sealMailToken(house, 'open', row.id)}/open.gif`
	};
}
