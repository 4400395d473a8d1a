import { z } from 'zod';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import {
	handOverRow,
	handOverUnowned,
	saveHandOver,
	setTakesLeadsRow
} from '../../storage/queries/hand-over.ts';
import type { UserRow } from '../../storage/store.ts';
import { may } from '../roles.ts';
import { audit } from '../audit.ts';

type Desk = Pick<House, 'store' | 'ids' | 'clock' | 'wakeDelivery'>;

const id = z.string().min(1).max(64);

/** Whoever answered so, to one of these. */
const ruleSchema = z.object({
	quiz: id,
	step: id,
	/** Ids of options; of a question of yes and no, `yes` and `no`. */
	options: z.array(id).min(1).max(100),
	/** Of several it is whose turn it is. */
	members: z.array(id).min(1).max(100)
});

export type HandOverRule = z.infer<typeof ruleSchema>;

const settingsSchema = z.object({
	/** The first that fits decides; where none does, whoever takes leads takes turns. */
	rules: z.array(ruleSchema).max(50)
});

export type HandOverSettings = z.infer<typeof settingsSchema>;

const NONE: HandOverSettings = { rules: [] };

export async function handOverSettings(
	{ store }: Pick<House, 'store'>,
	workspace: string
): Promise<HandOverSettings & { revision: number }> {
	const row = await handOverRow(store, workspace);
	const settings = row ? settingsSchema.safeParse(row.settings).data : NONE;
	return { ...(settings ?? NONE), revision: row?.revision ?? 0 };
}

/** @param revision that the change was made on */
export async function saveRules(
	app: Desk,
	workspace: string,
	by: string,
	{ rules, revision }: { rules: readonly HandOverRule[]; revision: number }
): Promise<Result<void, Problem>> {
	const settings = settingsSchema.safeParse({ rules });
	if (!settings.success) return fail(BAD_RULE);
	const row = { workspaceId: workspace, settings: settings.data, revision: revision + 1 };
	if (!(await saveHandOver(app.store, row))) return fail({ code: 'stale' });
	const detail = { rules: rules.length };
	await audit(app, workspace, { by, action: 'hand_over.rules_changed', detail });
	return ok(undefined);
}

/** Members who may be given leads. */
export async function salesMembers(
	{ store }: Pick<House, 'store'>,
	workspace: string
): Promise<UserRow[]> {
	const members = await usersOfWorkspace(store, workspace);
	return members.filter(
		({ role, deactivatedAt }) => may(role, 'leads.work') && deactivatedAt === null
	);
}

/** Takes a member into the turns, or out of them, as for a holiday. */
export async function setTakesLeads(
	app: Desk,
	workspace: string,
	by: string,
	{ member, takes }: { member: string; takes: boolean }
): Promise<Result<void, Problem>> {
	const members = await salesMembers(app, workspace);
	if (!members.some((one) => one.id === member)) return fail({ code: 'not_found' });
	if (await setTakesLeadsRow(app.store, workspace, member, takes)) {
		const action = takes ? 'member.takes_leads' : 'member.takes_no_leads';
		await audit(app, workspace, { by, action, subject: member });
	}
	return ok(undefined);
}

/** Hands the hot leads over that wait and are nobody's; how many. */
export async function handOutWaiting(app: Desk, workspace: string, by: string): Promise<number> {
	const leads = await handOverUnowned(app.store, workspace, app.clock.now());
	if (leads > 0) {
		await audit(app, workspace, { by, action: 'leads.handed_out', detail: { leads } });
		app.wakeDelivery();
	}
	return leads;
}

const BAD_RULE = invalid('rules', {
	en: 'A rule names a quiz, a question, answers and members; there are at most 50 rules.',
	ru: 'Правило называет квиз, вопрос, ответы и участников; правил не больше 50.'
});
