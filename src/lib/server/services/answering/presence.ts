import type { House } from '../../house.ts';
import { recordAct, recordNotMe } from '../../storage/queries/invitation-acts.ts';
import type { InvitationRow } from '../../storage/store.ts';
import type { LiveQuiz } from '../live.ts';
import { deletePartial } from '../partials.ts';
import { recordAssigned, recordView } from '../visits.ts';

/**
 * A person is on the page of a letter, and perhaps has answered. They count as a visitor of the quiz from now on: whatever
 * opened the page before may have been a program.
 */
export async function recordPresence(
	app: House,
	invitation: InvitationRow,
	live: LiveQuiz,
	{ answered, source }: { answered: boolean; source: string }
): Promise<void> {
	const now = app.clock.now();
	const isNews = await recordAct(app.store, {
		...{ invitation, answered, now },
		eventId: app.ids.next('mev')
	});
	if (!isNews || invitation.openedBy === 'human') return;
	recordView(app, live, source);
	if (live.trial?.running) recordAssigned(app, live, live.trial, source);
}

/**
 * Somebody says that the letter was to somebody else. What they have tapped so far is taken back, where there was nothing
 * before they came: the next who opens the letter is whom it was to.
 * @returns whether anything was
 */
export async function sayNotMe(
	app: House,
	invitation: InvitationRow,
	{ begunBefore }: { begunBefore: boolean }
): Promise<boolean> {
	const takesBack = !begunBefore && invitation.finishedAt === null;
	await recordNotMe(app.store, { invitation, takesBack, now: app.clock.now() });
	if (!takesBack) return false;
	const { workspaceId, quizId, attemptId } = invitation;
	await deletePartial(app, workspaceId, quizId, attemptId, null);
	return true;
}
