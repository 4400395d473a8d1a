import { settingsSchema } from '../../../letter/campaign.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { campaignById, invitationById } from '../../storage/queries/campaigns.ts';
import type { InvitationRow } from '../../storage/store.ts';
import { liveQuiz, openTo, type ClosedQuiz, type LiveQuiz } from '../live.ts';
import { openMailToken } from '../mail-token.ts';

const DAY = 86_400_000;

/** Whoever holds the link of a letter, and the quiz that it leads to. */
export interface Invited {
	token: string;
	invitation: InvitationRow;
	live: LiveQuiz;
}

/**
 * `unknown`: no link of ours, or of what is not there any more. `expired`: it led there until then, in ms. `gone`: the quiz
 * was deleted. `closed`: it takes no answers.
 */
export type NotInvited =
	| { why: 'unknown' }
	| { why: 'expired'; until: number; invitation: InvitationRow }
	| { why: 'gone'; invitation: InvitationRow }
	| { why: 'closed'; quiz: ClosedQuiz; invitation: InvitationRow };

/** What the link of a letter says: who was asked, and what. */
export async function openInvitation(
	app: House,
	token: string
): Promise<Result<Invited, NotInvited>> {
	const id = openMailToken(app, 'answer', token);
	const invitation = id === null ? undefined : await invitationById(app.store, id);
	if (!invitation) return fail({ why: 'unknown' });
	const { workspaceId, campaignId } = invitation;
	const campaign = await campaignById(app.store, workspaceId, campaignId);
	if (!campaign) return fail({ why: 'unknown' });
	const { lifetime } = settingsSchema.parse(campaign.settings);
	const until = (invitation.sentAt ?? invitation.createdAt) + lifetime * DAY;
	if (app.clock.now() > until) return fail({ why: 'expired', until, invitation });
	const quiz = await liveQuiz(app, invitation.quizId);
	if (!quiz || quiz.workspace !== workspaceId) return fail({ why: 'gone', invitation });
	// Who has begun may finish, for as long as others may who are at it.
	const open = openTo(quiz, invitation.tappedAt === null ? 'everybody' : 'under way');
	if (!open.ok) return fail({ why: 'closed', quiz: open.problem, invitation });
	return ok({ token, invitation, live: open.value });
}
