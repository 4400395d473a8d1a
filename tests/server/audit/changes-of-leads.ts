import {
	addTag,
	removeTag,
	setOwner,
	setStage,
	setTags
} from '../../../src/lib/server/services/desk/changes.ts';
import {
	handOutWaiting,
	saveHandOverSettings,
	setTakesLeads
} from '../../../src/lib/server/services/desk/hand-over-settings.ts';
import { mergeLeads, undoMerge } from '../../../src/lib/server/services/desk/merging.ts';
import { addNote, editNote, removeNote } from '../../../src/lib/server/services/desk/notes.ts';
import { sayOutcome } from '../../../src/lib/server/services/desk/outcomes.ts';
import { takeBackOutcome } from '../../../src/lib/server/services/desk/take-back.ts';
import { dismissProposal } from '../../../src/lib/server/services/desk/proposals.ts';
import { exportFor } from '../../../src/lib/server/services/exports/export-for.ts';
import { deleteView, saveView } from '../../../src/lib/server/services/lead-views.ts';
import { withdrawConsent } from '../../../src/lib/server/services/privacy/consents.ts';
import { erasePerson } from '../../../src/lib/server/services/privacy/erase-person.ts';
import { exportPerson } from '../../../src/lib/server/services/privacy/export-person.ts';
import { aMember } from '../../support/a-member.ts';
import { valueOf } from '../../support/value-of.ts';
import type { Bench, Changes } from './bench.ts';

/** Whoever does it keeps their views as a member. */
const looking = ({ workspace }: Bench, id: string) => ({ id, workspace, role: 'owner' }) as const;
const view = { name: 'Hot', query: 'segment=hot', shared: true };

export const LEAD_CHANGES: Changes = {
	'leads.owner_set': async ({ house, workspace, lead }) => {
		const [id, { id: to }] = [await lead(), await aMember(house, workspace)];
		return (by) => setOwner(house, workspace, by, [id], to);
	},
	'leads.stage_set': async ({ house, workspace, lead }) => {
		const id = await lead();
		return (by) => setStage(house, workspace, by, [id], 'lost');
	},
	'leads.tag_added': async ({ house, workspace, lead }) => {
		const id = await lead();
		return (by) => addTag(house, workspace, by, [id], 'vip');
	},
	'leads.tag_removed': async ({ house, workspace, lead }) => {
		const id = await lead();
		valueOf(await addTag(house, workspace, 'usr_seed', [id], 'vip'));
		return (by) => removeTag(house, workspace, by, [id], 'vip');
	},
	'leads.tags_set': async ({ house, workspace, lead }) => {
		const id = await lead();
		valueOf(await addTag(house, workspace, 'usr_seed', [id], 'old'));
		return (by) => setTags(house, workspace, by, id, ['vip', 'fair']);
	},
	'lead.outcome_said': async ({ house, workspace, lead }) => {
		const id = await lead();
		return (by) => sayOutcome(house, workspace, by, id, { outcome: 'won' }, 'desk');
	},
	'lead.outcome_taken_back': async ({ house, workspace, lead }) => {
		const id = await lead();
		valueOf(await sayOutcome(house, workspace, 'usr_seed', id, { outcome: 'won' }, 'desk'));
		return (by) => takeBackOutcome(house, workspace, by, id);
	},
	'lead.noted': async ({ house, workspace, lead }) => {
		const id = await lead();
		return (by) => addNote(house, workspace, by, id, 'Called');
	},
	'note.changed': async ({ house, workspace, lead }) => {
		const id = await lead();
		const note = valueOf(await addNote(house, workspace, 'usr_1', id, 'Called')).id;
		return (by) => editNote(house, workspace, by, note, 'Called twice');
	},
	'note.deleted': async ({ house, workspace, lead }) => {
		const id = await lead();
		const note = valueOf(await addNote(house, workspace, 'usr_1', id, 'Called')).id;
		return (by) => removeNote(house, workspace, by, note);
	},
	'leads.merged': async ({ house, workspace, response }) => {
		const [one, other] = [await response(), await response()];
		return (by) => mergeLeads(house, workspace, by, one.lead, other.lead);
	},
	'leads.taken_apart': async ({ house, workspace, response }) => {
		const [one, other] = [await response(), await response()];
		const merge = valueOf(await mergeLeads(house, workspace, 'usr_seed', one.lead, other.lead));
		return (by) => undoMerge(house, workspace, by, merge.id);
	},
	'lead.told_apart': async ({ house, store, workspace, lead }) => {
		const [leadId, otherId] = [await lead(), await lead()];
		await store.db.insert(store.tables.mergeProposals).values({
			...{ workspaceId: workspace, leadId, otherId, responseId: 'rsp_1', createdAt: 0 },
			...{ dismissedAt: null, dismissedBy: null }
		});
		return (by) => dismissProposal(house, workspace, by, leadId, otherId);
	},
	'leads.handed_out': async ({ house, workspace, lead }) => {
		await lead({ temperature: 'hot', heat: 2, hotAt: 1, touchedAt: null, ownerId: null });
		return (by) => handOutWaiting(house, workspace, by);
	},
	'hand_over.rules_changed': async ({ house, workspace }) => {
		return (by) => saveHandOverSettings(house, workspace, by, { rules: [], revision: 0 });
	},
	'member.takes_leads': async ({ house, workspace }) => {
		const { id: member } = await aMember(house, workspace);
		return (by) => setTakesLeads(house, workspace, by, { member, takes: true });
	},
	'member.takes_no_leads': async ({ house, workspace }) => {
		const { id: member } = await aMember(house, workspace, { takesLeads: true });
		return (by) => setTakesLeads(house, workspace, by, { member, takes: false });
	},
	'view.created': async (bench) => (by) => saveView(bench.house, looking(bench, by), view),
	'view.deleted': async (bench) => {
		const { id } = valueOf(await saveView(bench.house, looking(bench, 'usr_seed'), view));
		return (by) => deleteView(bench.house, looking(bench, by), id);
	},
	'consent.withdrawn': async ({ house, store, workspace, live, lead }) => {
		const id = house.ids.next('cns');
		await store.db.insert(store.tables.consents).values({
			...{ id, workspaceId: workspace, leadId: await lead(), responseId: 'rsp_1' },
			...{ consentId: 'news', purpose: 'advertising', text: 'Yes', textHash: 'hash', url: null },
			...{ locale: 'en', quizId: live.quizId, version: 1, mechanism: 'step:consent' },
			...{ givenAt: 0, withdrawnAt: null }
		});
		return (by) => withdrawConsent(house, workspace, by, id);
	},
	'person.erased': async ({ house, workspace, response }) => {
		const { lead } = await response();
		return (by) => erasePerson(house, workspace, lead, { by, reason: 'asked' });
	},
	'person.exported': async ({ house, workspace, response }) => {
		const { lead } = await response();
		return (by) => exportPerson(house, workspace, by, lead);
	},
	'leads.exported': async ({ house, workspace }) => {
		const exported = { of: 'leads', filter: {} } as const;
		return async (by) => {
			const file = await exportFor(house, by, { workspace, exported, format: 'csv' });
			await valueOf(file).cancel();
			return file;
		};
	}
};
