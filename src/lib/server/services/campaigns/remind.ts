import type { House } from '../../house.ts';
import { partialOf } from '../../storage/queries/partials.ts';
import {
	campaignsReminding,
	dueReminders,
	forgetReminder,
	writeReminder
} from '../../storage/queries/reminders.ts';
import type { CampaignRow } from '../../storage/store.ts';
import { campaignOf, type Campaign } from './campaigns.ts';
import { mailOf } from './invite.ts';

const AT_ONCE = 100;
const DAY = 86_400_000;

/** Reminds some of those whose time has come, of every survey that does. @returns whether there are more */
export async function remindSome(app: House): Promise<boolean> {
	const now = app.clock.now();
	let more = false;
	for (const row of await campaignsReminding(app.store, now))
		more = (await remindOf(app, row, now)) || more;
	return more;
}

async function remindOf(app: House, row: CampaignRow, now: number): Promise<boolean> {
	const campaign = campaignOf(row);
	const { workspaceId, id, quizId } = campaign;
	const due = await dueReminders(app.store, workspaceId, id, { now, limit: AT_ONCE });
	for (const invitation of due) {
		const number = invitation.reminders + 1;
		if (isOver(campaign, number, now)) {
			await forgetReminder(app.store, invitation);
			continue;
		}
		const attempt = { workspaceId, quizId, attemptId: invitation.attemptId };
		const hasBegun =
			campaign.settings.reminders?.unfinished &&
			(await partialOf(app.store, attempt)) !== undefined;
		const mail = mailOf(app, invitation, { number, kind: hasBegun ? 'unfinished' : 'reminder' });
		// Who has answered or left meanwhile is not looked at again.
		if (!(await writeReminder(app.store, invitation, mail)))
			await forgetReminder(app.store, invitation);
	}
	return due.length === AT_ONCE;
}

/** There are no more than asked for, and none whose links lead nowhere any more. */
function isOver({ settings, startedAt }: Campaign, number: number, now: number): boolean {
	const { reminders, lifetime } = settings;
	return !reminders || number > reminders.most || now > (startedAt ?? 0) + lifetime * DAY;
}
