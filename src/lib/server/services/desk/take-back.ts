import type { Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { change, historyRow, touchedBy, type Changed } from './lead-change.ts';
import { stageAfter } from './outcome-stage.ts';

/**
 * Takes an outcome back: nothing has become of the lead yet, and it is worked on. What was said stays in its history. A stage
 * that an outcome gave goes back to the one before; one that was set since then stays.
 * @param id of a lead; of one that was merged into another it is taken back there
 * @param by a user's id, or `token:` and a token's id
 */
export function takeBackOutcome(
	app: House,
	workspace: string,
	by: string,
	id: string
): Promise<Result<Changed, Problem>> {
	return change(app, workspace, { by, ids: [id] }, async ([lead]) => {
		if (!lead || lead.outcome === null) return null;
		const now = app.clock.now();
		const stage = await stageAfter(app, lead, null);
		return {
			action: 'lead.outcome_taken_back',
			detail: { outcome: lead.outcome },
			leads: [
				{
					ids: [lead.id],
					was: { stage: lead.stage, outcome: lead.outcome, outcomeAt: lead.outcomeAt },
					becomes: {
						...{ outcome: null, outcomeAt: null, value: null, currency: null, updatedAt: now },
						...(stage && { stage: stage.id, stageRank: stage.rank })
					},
					touchedAt: touchedBy(by, now)
				}
			],
			history: [
				historyRow(app, by, lead, { kind: 'outcome', from: lead.outcome, to: '' }),
				...(stage
					? [historyRow(app, by, lead, { kind: 'stage', from: lead.stage, to: stage.id })]
					: [])
			]
		};
	});
}
