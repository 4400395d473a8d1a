import type { Mailing, WriteMail } from '../../delivery/mailing/mailing.ts';
import type { House } from '../../house.ts';
import {
	beginScheduled,
	campaignsIn,
	cancelSome,
	campaignsWithMailIn
} from '../../storage/queries/sending.ts';
import type { CampaignRow } from '../../storage/store.ts';
import { campaignOf } from './campaigns.ts';
import { inviteSome } from './invite.ts';
import { remindSome } from './remind.ts';
import { surveyLetters, type CompileLetter } from './survey-letters.ts';

const CANCELLED_AT_ONCE = 500;

/** Brings surveys along, and writes their letters, for whoever sends them. */
export function surveyMailing(app: House, compile: CompileLetter): Mailing {
	return {
		async advance() {
			await beginScheduled(app.store, app.clock.now());
			const invited = await each(await campaignsIn(app.store, ['preparing']), (row) =>
				inviteSome(app, campaignOf(row))
			);
			const cancelled = await each(await campaignsWithMailIn(app.store, ['cancelled']), (row) =>
				cancelSome(app.store, row, app.clock.now(), CANCELLED_AT_ONCE).then((count) => count > 0)
			);
			const reminded = await remindSome(app);
			return invited || cancelled || reminded;
		},
		letters: (row): Promise<WriteMail> => surveyLetters(app, compile, campaignOf(row))
	};
}

/** Whether there is more to do for any. */
async function each(
	rows: readonly CampaignRow[],
	act: (row: CampaignRow) => Promise<boolean>
): Promise<boolean> {
	let more = false;
	for (const row of rows) more = (await act(row)) || more;
	return more;
}
