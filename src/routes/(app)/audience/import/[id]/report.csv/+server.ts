import { report } from '../../../../file-import/report.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) => report(locals, params.id, 'recipients');
