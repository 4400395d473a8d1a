import { z } from 'zod';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import {
	handOverRow,
	handOverUnowned,
	saveHandOver,
	setTakesLeadsRow,
	type TurnChange
} from '../../storage/queries/hand-over.ts';
import type { UserRow } from '../../storage/store.ts';
import { may } from '../roles.ts';
import { auditRow } from '../audit.ts';

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

export interface HandOverChange {
	rules: readonly HandOverRule[];
	/** That the change was made on. */
	revision: number;
	/** Members who take leads from now on: all others take none. Unless given, that stays as it is. */
	taking?: readonly string[] | undefined;
}

/** All of it or nothing. */
export async function saveHandOverSettings(
	app: Desk,
	workspace: string,
	by: string,
	{ rules, revision, taking }: HandOverChange
): Promise<Result<void, Problem>> {
	const settings = settingsSchema.safeParse({ rules });
	if (!settings.success) return fail(BAD_RULE);
	const members = await salesMembers(app, workspace);
	if (taking?.some((id) => !members.some((one) => one.id === id))) return fail(NO_TAKER);
	const turns = members.flatMap(({ id, takesLeads }) => {
		const takes = taking?.includes(id) ?? takesLeads;
		return takes === takesLeads ? [] : [{ member: id, takesLeads: takes }];
	});
	const row = { workspaceId: workspace, settings: settings.data, revision: revision + 1 };
	const detail = { rules: rules.length };
	const saved = await saveHandOver(app.store, row, turns, [
		auditRow(app, workspace, { by, action: 'hand_over.rules_changed', detail }),
		...turns.map((turn) => turnLine(app, workspace, by, turn))
	]);
	return saved ? ok(undefined) : fail({ code: 'stale' });
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
	const turn = { member, takesLeads: takes };
	await setTakesLeadsRow(app.store, workspace, turn, turnLine(app, workspace, by, turn));
	return ok(undefined);
}

function turnLine(app: Desk, workspace: string, by: string, { member, takesLeads }: TurnChange) {
	const action = takesLeads ? 'member.takes_leads' : 'member.takes_no_leads';
	return auditRow(app, workspace, { by, action, subject: member });
}

/** Hands the hot leads over that wait and are nobody's; how many. */
export async function handOutWaiting(app: Desk, workspace: string, by: string): Promise<number> {
	const action = 'leads.handed_out';
	const given = await handOverUnowned(app.store, workspace, app.clock.now(), (leads) => [
		auditRow(app, workspace, { by, action, detail: { leads } })
	]);
	if (given > 0) app.wakeDelivery();
	return given;
}

const NO_TAKER = invalid('taking', {
	en: 'One of them is no member, or may not work leads.',
	ru: 'Кого-то из них нет среди участников, или он не может вести лиды.'
});

const BAD_RULE = invalid('rules', {
	en: 'A rule names a quiz, a question, answers and members; there are at most 50 rules.',
	ru: 'Правило называет квиз, вопрос, ответы и участников; правил не больше 50.'
});
