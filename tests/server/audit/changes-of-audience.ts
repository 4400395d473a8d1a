import {
	createList,
	deleteList,
	updateList
} from '../../../src/lib/server/services/audience/lists.ts';
import {
	putOnList,
	stopWriting,
	tagRecipient,
	takeOffList,
	untagRecipient
} from '../../../src/lib/server/services/audience/recipient-by-hand.ts';
import {
	addRecipients,
	eraseRecipient
} from '../../../src/lib/server/services/audience/recipients.ts';
import {
	createCampaign,
	deleteCampaign,
	duplicateCampaign,
	renameCampaign,
	saveCampaign
} from '../../../src/lib/server/services/campaigns/campaigns.ts';
import { createSurvey } from '../../../src/lib/server/services/campaigns/new-survey.ts';
import {
	cancelCampaign,
	decideOnUnknown,
	pauseCampaign,
	resumeCampaign,
	startCampaign
} from '../../../src/lib/server/services/campaigns/sending.ts';
import {
	addSuppressed,
	liftSuppressed
} from '../../../src/lib/server/services/leaving/suppressed.ts';
import { aMailedPerson } from '../../support/an-invitation.ts';
import { aSurvey } from '../../support/a-survey.ts';
import { valueOf } from '../../support/value-of.ts';
import type { Bench, Changes } from './bench.ts';

const basis = { basis: 'consent', basisAt: 0, basisNote: 'Form' };

async function aList({ house, workspace }: Bench): Promise<string> {
	return valueOf(await createList(house, workspace, `List ${house.ids.next('name')}`, false, null))
		.id;
}

async function aDraft({ house, workspace, live }: Bench): Promise<string> {
	return valueOf(await createCampaign(house, workspace, { name: 'News', quiz: live.quizId }, null))
		.id;
}

/** One that somebody would get. */
async function aReadySurvey(bench: Bench): Promise<{ workspace: string; id: string }> {
	const { house, workspace } = bench;
	await bench.recipient();
	return { workspace, id: (await aSurvey(house, { workspace })).id };
}

async function aStartedSurvey(bench: Bench) {
	const named = await aReadySurvey(bench);
	valueOf(await startCampaign(bench.house, { ...named, by: 'usr_seed' }));
	return named;
}

export const AUDIENCE_CHANGES: Changes = {
	'survey.created': async ({ house, workspace, live }) => {
		return (by) => createCampaign(house, workspace, { name: 'News', quiz: live.quizId }, by);
	},
	'survey.created: as a copy': async (bench) => {
		const id = await aDraft(bench);
		return (by) => duplicateCampaign(bench.house, bench.workspace, id, 'Copy', by);
	},
	'survey.created: of a quiz, on its page': async ({ house, workspace, live }) => {
		const survey = { name: '', language: 'en', from: { quiz: live.quizId } };
		return (by) => createSurvey(house, workspace, survey, by);
	},
	'survey.changed': async (bench) => {
		const id = await aDraft(bench);
		return (by) => saveCampaign(bench.house, bench.workspace, id, { name: 'Other' }, by);
	},
	'survey.changed: its name': async (bench) => {
		const id = await aDraft(bench);
		return (by) => renameCampaign(bench.house, bench.workspace, id, 'Other', by);
	},
	'survey.deleted': async (bench) => {
		const id = await aDraft(bench);
		return (by) => deleteCampaign(bench.house, bench.workspace, id, by);
	},
	'survey.started': async (bench) => {
		const named = await aReadySurvey(bench);
		return (by) => startCampaign(bench.house, { ...named, by });
	},
	'survey.paused': async (bench) => {
		const named = await aStartedSurvey(bench);
		return (by) => pauseCampaign(bench.house, { ...named, by });
	},
	'survey.resumed': async (bench) => {
		const named = await aStartedSurvey(bench);
		valueOf(await pauseCampaign(bench.house, { ...named, by: 'usr_seed' }));
		return (by) => resumeCampaign(bench.house, { ...named, by });
	},
	'survey.cancelled': async (bench) => {
		const named = await aStartedSurvey(bench);
		return (by) => cancelCampaign(bench.house, { ...named, by });
	},
	'survey.settled': async (bench) => {
		const { house, workspace: workspaceId } = bench;
		const named = await aStartedSurvey(bench);
		const mail = { state: 'unknown', finishedAt: null } as const;
		await aMailedPerson(house, { workspaceId, campaignId: named.id, mail });
		return (by) => decideOnUnknown(house, { ...named, by }, { again: false });
	},
	'recipients.added': async ({ house, workspace }) => {
		const people = [{ email: 'anna@example.com' }, { email: 'boris@example.com' }];
		return (by) => addRecipients(house, workspace, { ...basis, people, lists: [], by });
	},
	'recipient.erased': async ({ house, workspace, recipient }) => {
		const { id } = await recipient();
		return (by) => eraseRecipient(house, workspace, id, by);
	},
	'recipient.stopped': async ({ house, workspace, recipient }) => {
		const { id } = await recipient();
		return (by) => stopWriting(house, workspace, id, '', by);
	},
	'recipient.list_put': async (bench) => {
		const [{ id }, list] = [await bench.recipient(), await aList(bench)];
		return (by) => putOnList(bench.house, bench.workspace, id, list, by);
	},
	'recipient.list_taken': async (bench) => {
		const [{ id }, list] = [await bench.recipient(), await aList(bench)];
		valueOf(await putOnList(bench.house, bench.workspace, id, list, null));
		return (by) => takeOffList(bench.house, bench.workspace, id, list, by);
	},
	'recipient.tagged': async ({ house, workspace, recipient }) => {
		const { id } = await recipient();
		return (by) => tagRecipient(house, workspace, id, 'vip', by);
	},
	'recipient.untagged': async ({ house, workspace, recipient }) => {
		const { id } = await recipient();
		valueOf(await tagRecipient(house, workspace, id, 'vip', null));
		return (by) => untagRecipient(house, workspace, id, 'vip', by);
	},
	'list.created': async ({ house, workspace }) => {
		return (by) => createList(house, workspace, 'Newsletter', true, by);
	},
	'list.changed': async (bench) => {
		const id = await aList(bench);
		const change = { name: 'Renamed', offered: true };
		return (by) => updateList(bench.house, bench.workspace, id, change, by);
	},
	'list.deleted': async (bench) => {
		const id = await aList(bench);
		return (by) => deleteList(bench.house, bench.workspace, id, by);
	},
	'suppressions.added': async ({ house, workspace, recipient }) => {
		const { email } = await recipient();
		const text = `${email}\nsomebody.else@example.com`;
		return (by) => addSuppressed(house, workspace, text, { by });
	},
	'suppression.lifted': async ({ house, workspace, recipient }) => {
		const { email } = await recipient();
		await addSuppressed(house, workspace, email, { by: null });
		return (by) => liftSuppressed(house, workspace, email, { asked: true, by });
	}
};
