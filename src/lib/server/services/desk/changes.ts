import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { may } from '../roles.ts';
import { usersOfWorkspace } from '../../storage/queries/accounts.ts';
import { leadsTagged } from '../../storage/queries/lead-changes.ts';
import { tagsOfLead } from '../../storage/queries/lead-notes.ts';
import { quizzesOfLead } from '../../storage/queries/leads.ts';
import type { LeadRow, LetterRow, UserRow } from '../../storage/store.ts';
import { withoutNul } from '../../storage/without-nul.ts';
import { letterToOwner } from './handed-letter.ts';
import { alike, change, historyRow, touchedBy, type Changed, type Told } from './lead-change.ts';
import { stagesOf } from './stages.ts';
import { shownResponse } from './tell-of-change.ts';

export { sayOutcome } from './outcomes.ts';

/** Whoever gets more at once finds them in the list: nobody reads so many letters. */
export const MOST_LETTERS = 20;

/**
 * Gives leads to a member, or to nobody. It is no touch: somebody has yet to work them. Whoever is given a few by somebody else
 * is written of each, as when leads are handed over by themselves.
 * @param by a user's id, `token:` and a token's id, or `link:` and a user's id; the same below
 * @param as what the log of changes says of it, where it is part of something else
 * @param areMore there are more leads than these that are given at once
 */
export async function setOwner(
	app: House,
	workspace: string,
	by: string,
	ids: readonly string[],
	ownerId: string | null,
	as: Told = { action: 'leads.owner_set', detail: { owner: ownerId } },
	areMore = false
): Promise<Result<Changed, Problem>> {
	const owner = ownerId === null ? null : await leadTaker(app, workspace, ownerId);
	if (owner === undefined) return fail(NO_MEMBER);
	let letters: LetterRow[] = [];
	const given = await change(app, workspace, { by, ids }, async (leads) => {
		const others = leads.filter((lead) => lead.ownerId !== ownerId);
		const now = app.clock.now();
		const becomes = {
			...{ ownerId, ownedAt: ownerId === null ? null : now, updatedAt: now },
			// Whoever was to be found for it is found, and knows of it.
			...(owner && { handOverDue: null })
		};
		letters = owner && owner.id !== by && !areMore ? await lettersOf(app, owner, others) : [];
		return {
			...as,
			letters,
			leads: alike(others, ['ownerId']).map((one) => ({ ...one, becomes, touchedAt: null })),
			history: others.map((lead) =>
				historyRow(app, by, lead, { kind: 'owner', from: lead.ownerId, to: ownerId ?? '' })
			)
		};
	});
	if (given.ok && letters.length > 0) app.wakeDelivery();
	return given;
}

async function lettersOf(
	app: House,
	owner: UserRow,
	leads: readonly LeadRow[]
): Promise<LetterRow[]> {
	if (leads.length > MOST_LETTERS) return [];
	const handing = app.ids.next('hand');
	const letters: LetterRow[] = [];
	for (const lead of leads) {
		if (lead.test) continue;
		const quizzes = await quizzesOfLead(app.store, lead.workspaceId, lead.id);
		const response = await shownResponse(app, lead, quizzes);
		const letter = response && (await letterToOwner(app, owner, { lead, response, handing }));
		if (letter) letters.push(letter);
	}
	return letters;
}

/** By hand a stage may fall as well as rise. */
export async function setStage(
	app: House,
	workspace: string,
	by: string,
	ids: readonly string[],
	stage: string
): Promise<Result<Changed, Problem>> {
	const found = (await stagesOf(app, workspace)).find(({ id }) => id === stage);
	if (!found) return fail(NO_STAGE);
	return change(app, workspace, { by, ids }, async (leads) => {
		const others = leads.filter((lead) => lead.stage !== stage);
		const now = app.clock.now();
		const becomes = { stage, stageRank: found.rank, updatedAt: now };
		return {
			action: 'leads.stage_set',
			detail: { stage },
			leads: alike(others, ['stage']).map((one) => ({
				...{ ...one, becomes },
				touchedAt: touchedBy(by, now)
			})),
			history: others.map((lead) =>
				historyRow(app, by, lead, { kind: 'stage', from: lead.stage, to: stage })
			)
		};
	});
}

export function addTag(
	app: House,
	workspace: string,
	by: string,
	ids: readonly string[],
	tag: string
): Promise<Result<Changed, Problem>> {
	return changeTag(app, workspace, { by, ids, tag, given: true });
}

export function removeTag(
	app: House,
	workspace: string,
	by: string,
	ids: readonly string[],
	tag: string
): Promise<Result<Changed, Problem>> {
	return changeTag(app, workspace, { by, ids, tag, given: false });
}

async function changeTag(
	app: House,
	workspace: string,
	{ by, ids, tag, given }: { by: string; ids: readonly string[]; tag: string; given: boolean }
): Promise<Result<Changed, Problem>> {
	const name = readTag(tag);
	if (!name.ok) return name;
	return change(app, workspace, { by, ids }, async (leads) => {
		const all = leads.map(({ id }) => id);
		const tagged = new Set(await leadsTagged(app.store, workspace, name.value, all));
		const others = leads.filter(({ id }) => tagged.has(id) !== given);
		return {
			action: given ? 'leads.tag_added' : 'leads.tag_removed',
			detail: { tag: name.value },
			tags: [{ tag: name.value, ids: others.map(({ id }) => id), given }],
			...touched(app, by, others)
		};
	});
}

/** A lead has these tags, and no others. */
export async function setTags(
	app: House,
	workspace: string,
	by: string,
	lead: string,
	tags: readonly string[]
): Promise<Result<Changed, Problem>> {
	const names = new Set<string>();
	for (const tag of tags) {
		const name = readTag(tag);
		if (!name.ok) return name;
		names.add(name.value);
	}
	return change(app, workspace, { by, ids: [lead] }, async ([found]) => {
		if (!found) return null;
		const known = await tagsOfLead(app.store, workspace, found.id);
		const given = [...names].filter((tag) => !known.includes(tag));
		const taken = known.filter((tag) => !names.has(tag));
		if (given.length + taken.length === 0) return null;
		const ids = [found.id];
		return {
			action: 'leads.tags_set',
			detail: { tags: [...names].join(', ') },
			tags: [
				...given.map((tag) => ({ tag, ids, given: true })),
				...taken.map((tag) => ({ tag, ids, given: false }))
			],
			...touched(app, by, [found])
		};
	});
}

function touched(app: House, by: string, leads: readonly LeadRow[]) {
	const now = app.clock.now();
	const becomes = { updatedAt: now };
	const touchedAt = touchedBy(by, now);
	return { leads: alike(leads, []).map((one) => ({ ...one, becomes, touchedAt })), history: [] };
}

const LONGEST_TAG = 60;

function readTag(typed: string): Result<string, Problem> {
	const name = withoutNul(typed).replace(/\s+/g, ' ').trim();
	return name === '' || name.length > LONGEST_TAG ? fail(BAD_TAG) : ok(name);
}

/** Whoever may work leads here: an active member who does more than look on. */
async function leadTaker(app: House, workspace: string, id: string): Promise<UserRow | undefined> {
	const members = await usersOfWorkspace(app.store, workspace);
	return members.find(
		(one) => one.id === id && one.deactivatedAt === null && may(one.role, 'leads.work')
	);
}

const NO_MEMBER = invalid('owner', {
	en: 'There is no such member, or they may not work leads.',
	ru: 'Такого участника нет, или он не может вести лиды.'
});

const NO_STAGE = invalid('stage', {
	en: 'There is no such stage: it is a stage of a quiz, “customer” or “lost”.',
	ru: 'Такого этапа нет: это этап одного из квизов, «customer» или «lost».'
});

const BAD_TAG = invalid('tag', {
	en: `A tag has 1 to ${LONGEST_TAG} characters.`,
	ru: `В метке от 1 до ${LONGEST_TAG} символов.`
});
