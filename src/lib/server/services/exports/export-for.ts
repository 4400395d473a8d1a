import { ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { noteRead } from '../audit.ts';
import type { ExportJob } from './export-job.ts';
import { exportTold } from './export-told.ts';
import { startExport } from './start-export.ts';
import { newExport, type WatchedExport } from './watched-exports.ts';

/**
 * A file for somebody to take away, and the line in the log that says so: it stands before the first byte is handed over.
 * @param by who takes it: a user's id, or `token:` and a token's id
 * @param watched is kept up to date
 */
export async function exportFor(
	app: House,
	by: string,
	job: ExportJob,
	watched: WatchedExport = newExport()
): Promise<Result<ReadableStream<Uint8Array>, Problem>> {
	const bytes = await startExport(app, job, { watched });
	if (!bytes.ok) return bytes;
	const { workspace, exported } = job;
	const action = `${exported.of}.exported`;
	try {
		await noteRead(app, workspace, { by, action, detail: exportTold(job, watched) });
		return ok(bytes.value);
	} catch (error) {
		watched.hangUp.abort();
		throw error;
	}
}
