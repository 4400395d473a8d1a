import { STAGE_OF } from '../../../../quiz/normalise.ts';
import { HEAT } from '../../../../quiz/segment.ts';
import type { ImportFormat, ImportMode, LeadRow } from '../../../storage/store.ts';
import { fillIn } from '../../../storage/submissions/change-lead.ts';
import { CUSTOMER, LOST } from '../../desk/stages.ts';
import type { LeadGiven } from './lead-reader.ts';

export interface SettledBy {
	workspace: string;
	importId: string;
	mode: ImportMode;
	format: Pick<ImportFormat, 'locale' | 'source'>;
	/** How far along the way each stage is. */
	ranks: ReadonlyMap<string, number>;
	now: number;
}

/** Where a lead goes by its outcome, unless its row names a stage; one that nobody reached stays. */
const STAGE_AFTER = { won: CUSTOMER, lost: LOST, junk: LOST, unreached: null } as const;

/** A lead that a row makes, of which the contacts are free: cold unless it says otherwise, and with no answers. */
export function newLead(given: LeadGiven, by: SettledBy, id: string): LeadRow {
	const { importId, workspace, format, now } = by;
	const temperature = given.temperature ?? 'cold';
	const createdAt = given.createdAt ?? now;
	const stage = stageOf(given) ?? STAGE_OF[temperature];
	const isOver = given.outcome !== null || stage === CUSTOMER || stage === LOST;
	const isHot = temperature === 'hot';
	const { email, phone, name, company, role, city } = given;
	return {
		...{ id, workspaceId: workspace, importId, email, phone, name, company, role, city },
		...{ search: '', locale: given.locale ?? format.locale ?? 'en' },
		...{ segment: temperature, temperature, heat: HEAT[temperature] },
		...{ stage, stageRank: by.ranks.get(stage) ?? 0, shownQuizId: '', total: 0, percent: 0 },
		source: given.source ?? format.source ?? '',
		...{ ownerId: given.owner, ownedAt: given.owner === null ? null : now },
		// It waits for somebody, and nobody is written to: whoever imports them knows of them.
		...{ hotAt: isHot ? now : null, touchedAt: isHot && isOver ? now : null, handOverDue: null },
		...outcomeOf(given, createdAt),
		...{ aliases: null, mergedInto: null, test: false, sequence: 0 },
		...{ createdAt, updatedAt: now, activeAt: createdAt }
	};
}

/** What a row makes of a lead that is there, and may have the contacts that it names; the same row where it has nothing to add. */
export function changedLead(before: LeadRow, given: LeadGiven, by: SettledBy): LeadRow {
	if (by.mode === 'leave') return before;
	const after = by.mode === 'fill' ? filled(before, given, by) : overwritten(before, given, by);
	return isSame(before, after) ? before : { ...after, updatedAt: by.now };
}

function filled(before: LeadRow, given: LeadGiven, by: SettledBy): LeadRow {
	const stage = stageOf(given);
	const rises = stage !== null && (by.ranks.get(stage) ?? 0) > before.stageRank;
	return {
		...before,
		...fillIn(before, given),
		source: before.source || (given.source ?? ''),
		...(before.ownerId === null && given.owner !== null && ownedBy(given.owner, by)),
		...(rises && { stage, stageRank: by.ranks.get(stage) ?? 0 }),
		...(before.outcome === null && given.outcome !== null && outcomeOf(given, by.now))
	};
}

function overwritten(before: LeadRow, given: LeadGiven, by: SettledBy): LeadRow {
	const { ranks } = by;
	const stage = stageOf(given) ?? before.stage;
	return {
		...before,
		...fillIn(given, before),
		locale: given.locale ?? before.locale,
		source: given.source ?? before.source,
		...(given.owner !== null && given.owner !== before.ownerId && ownedBy(given.owner, by)),
		...(stage !== before.stage && { stage, stageRank: ranks.get(stage) ?? 0 }),
		...(given.outcome !== null && saysAnother(given, before) && outcomeOf(given, by.now)),
		...heatOf(before, given, by)
	};
}

/** Who has answered is as warm as the answers say. */
function heatOf(before: LeadRow, { temperature }: LeadGiven, { now }: SettledBy): Partial<LeadRow> {
	if (temperature === null || before.shownQuizId !== '' || temperature === before.temperature)
		return {};
	return {
		...{ segment: temperature, temperature, heat: HEAT[temperature] },
		...(temperature === 'hot'
			? { hotAt: now, touchedAt: null }
			: { hotAt: null, handOverDue: null })
	};
}

type Said = Pick<LeadRow, 'outcome' | 'value' | 'currency'>;

export function saysAnother(one: Said, other: Said): boolean {
	return (['outcome', 'value', 'currency'] as const).some((key) => one[key] !== other[key]);
}

function stageOf({ stage, outcome }: LeadGiven): string | null {
	return stage ?? (outcome === null ? null : STAGE_AFTER[outcome]);
}

const ownedBy = (ownerId: string, { now }: SettledBy) => ({ ownerId, ownedAt: now });

function outcomeOf({ outcome, value, currency }: LeadGiven, at: number) {
	return { outcome, outcomeAt: outcome === null ? null : at, value, currency };
}

const CHANGED = [
	...(['email', 'phone', 'name', 'company', 'role', 'city', 'locale', 'source'] as const),
	...(['ownerId', 'stage', 'temperature', 'outcome', 'value', 'currency'] as const)
] as const;

function isSame(before: LeadRow, after: LeadRow): boolean {
	return CHANGED.every((column) => before[column] === after[column]);
}
