import { leadFaultWords } from '$lib/server/services/imports/leads/lead-faults.ts';
import { report } from '../../../../file-import/report.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	report(locals, params.id, 'leads', (code) => leadFaultWords(code, locals.i18n.locale));
