import {
	EXPORT_FORMATS,
	type Exported,
	type ExportFormat
} from '$lib/server/services/exports/export-job.ts';
import { startExport } from '$lib/server/services/exports/start-export.ts';
import { PROBLEMS, problemTitle, type Problem } from '$lib/server/problems.ts';
import { noteChange } from '../../note-change.ts';
import { signedIn } from '../../signed-in.ts';

/** A download of the signed-in person's workspace, made while it is sent. @param name of the file, without its ending */
export async function download(
	locals: App.Locals,
	exported: Exported,
	name: string,
	format: ExportFormat
): Promise<Response> {
	const { workspace } = signedIn(locals);
	const bytes = await startExport(locals.app, { workspace, exported, format });
	if (!bytes.ok) return refusal(bytes.problem, locals);
	await noteChange(locals, `${exported.of}.exported`, undefined, { format });
	return new Response(bytes.value, {
		headers: {
			'content-type': EXPORT_FORMATS[format],
			'content-disposition': `attachment; filename="${name}.${format}"`
		}
	});
}

/** One sentence, which a browser shows or tells of as a download that failed. */
function refusal(problem: Problem, { i18n }: App.Locals): Response {
	const seconds = problem.params?.['seconds'];
	return new Response(`${problemTitle(problem, i18n.locale)}\n`, {
		status: PROBLEMS[problem.code].status,
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			...(seconds !== undefined && { 'retry-after': String(seconds) })
		}
	});
}
