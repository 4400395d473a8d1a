import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { FEWEST, outcomeReport } from '../../../services/desk/report.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { momentsOf } from '../moments.ts';
import { outcomeReportSchema, reportQuery } from '../schemas/reports.ts';

export const reportEndpoint = (house: House): Endpoint =>
	endpoint(
		house,
		{
			method: 'get',
			path: '/reports/outcomes',
			access: 'read',
			summary: 'What became of leads, by segment, quiz and source',
			description: 'By the latest outcome of each lead; tests do not count.',
			query: reportQuery,
			answer: outcomeReportSchema
		},
		async ({ caller, query }) => {
			const moments = momentsOf({ since: query.since });
			if (!moments.ok) return moments;
			const report = await outcomeReport(house, caller.workspace, moments.value.since ?? 0);
			return ok({ fewest: FEWEST, ...report });
		}
	);
