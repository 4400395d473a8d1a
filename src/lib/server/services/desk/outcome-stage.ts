import { STAGE_OF } from '../../../quiz/normalise.ts';
import type { House } from '../../house.ts';
import { historyOfLead } from '../../storage/queries/leads.ts';
import type { LeadHistoryRow, LeadRow, Outcome } from '../../storage/store.ts';
import { CUSTOMER, LOST, stageOfSales, stagesOf, type DeskStage } from './stages.ts';

/** Where a lead goes by its outcome; one that nobody reached is worked on. */
const STAGE_OF_OUTCOME: Readonly<Partial<Record<Outcome, typeof CUSTOMER | typeof LOST>>> = {
	won: CUSTOMER,
	lost: LOST,
	junk: LOST
};

/**
 * The stage that a lead goes to by an outcome, or by none; null where it stays. A stage that the outcome before gave goes back
 * to the one before that; one that was set since stays.
 */
export async function stageAfter(
	app: Pick<House, 'store'>,
	lead: LeadRow,
	outcome: Outcome | null
): Promise<Pick<DeskStage, 'id' | 'rank'> | null> {
	const after = outcome && STAGE_OF_OUTCOME[outcome];
	if (after) return after === lead.stage ? null : stageOfSales(after);
	const given = lead.outcome && STAGE_OF_OUTCOME[lead.outcome];
	return given === lead.stage ? stageBefore(app, lead) : null;
}

/** The last stage that was none of sales; where nobody knows of one, that of its temperature. */
async function stageBefore(
	app: Pick<House, 'store'>,
	lead: LeadRow
): Promise<Pick<DeskStage, 'id' | 'rank'>> {
	const [history, stages] = await Promise.all([
		historyOfLead(app.store, lead.workspaceId, lead.id),
		stagesOf(app, lead.workspaceId)
	]);
	const known = (id: string) => stages.find((stage) => stage.id === id && !isOfSales(id));
	const usual = STAGE_OF[lead.temperature];
	const before = stagesIn(history).map(known).find(Boolean) ?? known(usual);
	return before ?? { id: usual, rank: 0 };
}

/** Newest first, as the history is. */
const stagesIn = (history: readonly LeadHistoryRow[]) =>
	history.flatMap(({ kind, fromValue, toValue }) =>
		kind === 'stage' ? [toValue, fromValue ?? ''] : []
	);

const isOfSales = (stage: string) => stage === CUSTOMER || stage === LOST;
