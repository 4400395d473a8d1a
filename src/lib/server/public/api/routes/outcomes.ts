import { fail, ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { sayOutcome } from '../../../services/desk/changes.ts';
import { currentLead } from '../../../services/desk/current-lead.ts';
import { outcomeReport, type Report } from '../../../services/desk/report.ts';
import { takeBackOutcome } from '../../../services/desk/take-back.ts';
import { isoTime } from '../../../services/records.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { momentsOf } from '../moments.ts';
import {
	outcomeAnswer,
	outcomeInput,
	reportQuery,
	reportSchema,
	takenBackAnswer
} from '../schemas/outcomes.ts';

export const outcomeRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/leads/{id}/outcome',
			access: 'write',
			summary: 'Say what became of a lead',
			description:
				'The latest outcome counts. `won` makes the lead a customer; `lost` and `junk` make it lost; `unreached` leaves its stage, or gives back the one before an outcome that it replaces. The same said twice is recorded once.',
			body: outcomeInput,
			answer: outcomeAnswer
		},
		async ({ id, body, caller }) => {
			const by = doer(caller);
			const said = await sayOutcome(house, caller.workspace, by, id, body, 'api');
			if (!said.ok) return said;
			const lead = await currentLead(house, caller.workspace, id);
			if (!lead) return fail({ code: 'not_found' });
			const { outcome, value, currency, stage, outcomeAt } = lead;
			return ok({
				...{ lead: lead.id, outcome: outcome ?? body.outcome, value, currency, stage },
				at: isoTime(outcomeAt ?? house.clock.now()),
				recorded: said.value.changed > 0
			});
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/leads/{id}/outcome',
			access: 'write',
			summary: 'Take the outcome of a lead back',
			description:
				'Nothing has become of the lead then: its outcome is null, and a stage that an outcome gave goes back to the one before. What was said stays in its history and among its outcomes. Where there is no outcome, nothing is recorded.',
			answer: takenBackAnswer
		},
		async ({ id, caller }) => {
			const taken = await takeBackOutcome(house, caller.workspace, doer(caller), id);
			if (!taken.ok) return taken;
			const lead = await currentLead(house, caller.workspace, id);
			if (!lead) return fail({ code: 'not_found' });
			return ok({ lead: lead.id, stage: lead.stage, recorded: taken.value.changed > 0 });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/outcomes',
			access: 'read',
			summary: 'What became of leads, by segment, quiz, source and owner',
			description: 'Leads are counted by their latest outcome. Tests are left out.',
			query: reportQuery,
			answer: reportSchema
		},
		async ({ query, caller }) => {
			const moments = momentsOf({ since: query.since });
			if (!moments.ok) return moments;
			const { since = 0 } = moments.value;
			return ok(reportAnswer(await outcomeReport(house, caller.workspace, since)));
		}
	)
];

function reportAnswer({ total, firstTouch, by }: Report) {
	return {
		total: figuresOf(total),
		firstTouch,
		segments: by.segment.map((row) => ({
			...{ segment: row.key, quiz: row.quiz, temperature: row.temperature },
			...figuresOf(row)
		})),
		quizzes: by.quiz.map((row) => ({ quiz: row.key, ...figuresOf(row) })),
		sources: by.source.map((row) => ({ source: row.key, ...figuresOf(row) })),
		owners: by.owner.map((row) => ({ owner: row.key || null, ...figuresOf(row) }))
	};
}

function figuresOf({ counts, ended, wins, value }: Report['total']) {
	const sums = value.map(({ currency, sum }) => ({ currency: currency || null, value: sum }));
	return { ...counts, ended, value: sums, wins };
}
