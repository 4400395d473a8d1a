import { stat } from 'node:fs/promises';
import { isUploadId } from '../../../quiz/questions/file-check.ts';
import type { Answer, Answers } from '../../../quiz/answers.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { fileRecord, type FileRecord } from '../../delivery/file-record.ts';
import type { Config } from '../../config.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { claimedUpload, uploadsOfResponses } from '../../storage/queries/uploads.ts';
import { uploadFiles } from '../../storage/upload-files.ts';

export type { FileRecord } from '../../delivery/file-record.ts';

interface Answered {
	id: string;
	answers: Answers;
}

/** The same responses, each with its files in the order of its answers. Nothing is asked of the database where no answer names one. */
export async function withFiles<Response extends Answered>(
	app: Pick<House, 'store'> & { config: Pick<Config, 'origin'> },
	workspace: string,
	responses: readonly Response[]
): Promise<(Response & { files: FileRecord[] })[]> {
	const ids = responses.filter(namesFiles).map(({ id }) => id);
	const rows = ids.length > 0 ? await uploadsOfResponses(app.store, workspace, ids) : [];
	const files = Map.groupBy(rows, ({ responseId }) => responseId);
	return responses.map((response) => {
		const own = inOrder(files.get(response.id) ?? [], response.answers);
		return { ...response, files: own.map((row) => fileRecord(row, app.config.origin)) };
	});
}

function inOrder<Row extends { id: string }>(rows: readonly Row[], answers: Answers): Row[] {
	const named = Object.values(answers).flat();
	return rows.toSorted((a, b) => named.indexOf(a.id) - named.indexOf(b.id));
}

function namesFiles({ answers }: Answered): boolean {
	return Object.values(answers).some(
		(answer) => Array.isArray(answer) && answer.some(looksLikeUpload)
	);
}

function looksLikeUpload(part: Answer): boolean {
	return typeof part === 'string' && isUploadId(part);
}

/** A file to be handed out, for members of the workspace alone. */
export interface ServedUpload {
	body: ReadableStream<Uint8Array>;
	headers: Record<string, string>;
}

/** A file of a response; whatever it holds, no browser shows or runs it. */
export async function serveUpload(
	app: House,
	workspace: string,
	id: string
): Promise<Result<ServedUpload, Problem>> {
	const row = await claimedUpload(app.store, workspace, id);
	if (!row?.file) return fail({ code: 'not_found' });
	const files = uploadFiles(app.config.dataDir);
	if (!(await stat(files.pathOf(row.id, row.file)).catch(() => null))) {
		// Several processes share one data folder, or one of them cannot know what another was sent.
		app.log.error('upload_bytes_missing', { upload: row.id });
		return fail({ code: 'not_found' });
	}
	return ok({
		body: files.read(row.id, row.file),
		headers: {
			'content-type': 'application/octet-stream',
			'content-length': String(row.size),
			'content-disposition': attachment(row.name),
			'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
}

/** RFC 6266: a name for old programs, and the true one. */
function attachment(name: string): string {
	const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
