import {
	EXPORT_FORMATS,
	type Exported,
	type ExportFormat
} from '$lib/server/services/exports/export-job.ts';
import { exportFor } from '$lib/server/services/exports/export-for.ts';
import type { WatchedExport } from '$lib/server/services/exports/watched-exports.ts';
import { PROBLEMS, problemTitle, type Problem } from '$lib/server/problems.ts';
import { signedIn } from '../../signed-in.ts';

/**
 * A download of the signed-in person's workspace, made while it is sent.
 * @param name of the file, without its ending
 * @param watched is kept up to date
 */
export async function download(
	locals: App.Locals,
	exported: Exported,
	{ name, format, watched }: { name: string; format: ExportFormat; watched?: WatchedExport }
): Promise<Response> {
	const { workspace, id: by } = signedIn(locals);
	const bytes = await exportFor(locals.app, by, { workspace, exported, format }, watched);
	// A browser that is told of nothing stays where it is.
	if (watched?.state === 'cancelled') return new Response(null, { status: 204 });
	if (!bytes.ok) return refusal(bytes.problem, locals);
	return new Response(bytes.value, {
		headers: {
			'content-type': EXPORT_FORMATS[format],
			'content-disposition': `attachment; filename="${name}.${format}"`
		}
	});
}

/** What is wrong in words, which a browser shows or tells of as a download that failed. */
export function refusal(problem: Problem, { i18n }: App.Locals): Response {
	const seconds = problem.params?.['seconds'];
	const faults = (problem.errors ?? []).map(({ message }) => message[i18n.locale]);
	return new Response([problemTitle(problem, i18n.locale), ...faults, ''].join('\n'), {
		status: PROBLEMS[problem.code].status,
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			...(seconds !== undefined && { 'retry-after': String(seconds) })
		}
	});
}
