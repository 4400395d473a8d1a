import { EMPTY, takesEnding, tooLarge, wrongType } from '../../../quiz/questions/file-refusal.ts';
import { mostBytes } from '../../../quiz/questions/file-check.ts';
import type { FileStep } from '../../../quiz/questions/file.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { completeUpload, unclaimedUpload } from '../../storage/queries/uploads.ts';
import type { UploadRow } from '../../storage/store.ts';
import { uploadFiles } from '../../storage/upload-files.ts';
import { isDiskFull } from '../../storage/write-bytes.ts';
import { liveQuiz, openTo } from '../live.ts';
import { DISK_FULL, fileProblem, fileStepOf } from './begin-upload.ts';
import { NOT_WHOLE } from './claim-uploads.ts';
import { sniff } from './sniff.ts';
import { abandonUpload, LIFETIME } from './sweep-uploads.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** An upload, and how many of its bytes are here. */
export interface UnderWay {
	upload: UploadRow;
	received: number;
}

/** One that no response names yet. */
export async function findUpload(app: House, id: string): Promise<Result<UnderWay, Problem>> {
	const upload = await unclaimedUpload(app.store, id);
	if (!upload || upload.createdAt + LIFETIME <= app.clock.now()) return fail(GONE);
	if (upload.state === 'complete') return ok({ upload, received: upload.size });
	const received = await uploadFiles(app.config.dataDir).coming(id).size();
	return received === null ? fail(GONE) : ok({ upload, received });
}

/**
 * Takes the bytes from `from` on. What has come stays when the connection breaks; what cannot become an upload is removed.
 * @param length how many bytes the request says that it brings
 */
export async function receiveBytes(
	app: House,
	id: string,
	from: number,
	chunks: Bytes,
	length: number | undefined
): Promise<Result<UnderWay, Problem>> {
	const found = await findUpload(app, id);
	if (!found.ok) return found;
	const { upload, received } = found.value;
	if (from !== received) return fail({ code: 'upload_offset', params: { offset: received } });
	if (upload.state === 'complete') return found;
	const step = await stepOf(app, upload);
	if (!step) return fail(GONE);
	if (from + (length ?? 0) > upload.size) return tooMany(app, upload, step);
	const taken = await append(app, upload, step, { from, most: upload.size, chunks });
	if (!taken.ok) return taken;
	if (taken.value < upload.size) return ok({ upload, received: taken.value });
	const finished = await finish(app, upload, step, upload.size);
	return finished.ok ? ok({ upload: finished.value, received: upload.size }) : finished;
}

/** Takes a whole file, whose size shows when it ends. @param isCut tells, once they end, whether its bytes broke off */
export async function receiveFile(
	app: House,
	upload: UploadRow,
	step: FileStep,
	chunks: Bytes,
	isCut: () => boolean
): Promise<Result<UploadRow, Problem>> {
	const taken = await append(app, upload, step, { from: 0, most: mostBytes(step), chunks });
	if (!taken.ok) return taken;
	if (!isCut() && taken.value > 0) return finish(app, upload, step, taken.value);
	await abandonUpload(app, upload.id);
	return fail(isCut() ? UNFINISHED : fileProblem(EMPTY));
}

async function append(
	app: House,
	upload: UploadRow,
	step: FileStep,
	{ from, most, chunks }: { from: number; most: number; chunks: Bytes }
): Promise<Result<number, Problem>> {
	const file = uploadFiles(app.config.dataDir).coming(upload.id);
	const taken = await file.append(from, most, chunks);
	switch (taken.state) {
		case 'taken':
			return ok(taken.size);
		case 'too_large':
			return tooMany(app, upload, step);
		case 'disk_full':
			await abandonUpload(app, upload.id);
			return fail(DISK_FULL);
		default:
			return fail(GONE);
	}
}

/** All bytes are here: they are put out of reach of their sender, looked into, and taken or removed. */
async function finish(
	app: House,
	upload: UploadRow,
	step: FileStep,
	size: number
): Promise<Result<UploadRow, Problem>> {
	const files = uploadFiles(app.config.dataDir);
	const file = await files.seal(upload.id, app.random.bytes(4).toString('hex')).catch(ifDiskFull);
	if (file === null) {
		await abandonUpload(app, upload.id);
		return fail(DISK_FULL);
	}
	const sniffed = await sniff(files.pathOf(upload.id, file), upload.name);
	if (!sniffed || !takesEnding(step, sniffed.ending)) {
		await abandonUpload(app, upload.id);
		return fail(fileProblem(wrongType(step)));
	}
	const known = { name: sniffed.name, type: sniffed.type, size, file };
	const isFirst = await completeUpload(app.store, upload.id, known);
	if (isFirst) {
		await files.remove(upload.id, file);
		return ok({ ...upload, ...known, state: 'complete' });
	}
	// The same bytes came twice at once, or were given up meanwhile.
	const other = await unclaimedUpload(app.store, upload.id);
	await files.remove(upload.id, other?.file ?? undefined);
	return other ? ok(other) : fail(GONE);
}

async function tooMany(app: House, upload: UploadRow, step: FileStep) {
	await abandonUpload(app, upload.id);
	return fail(fileProblem(tooLarge(step)));
}

async function stepOf(app: House, { quizId, stepId }: UploadRow): Promise<FileStep | undefined> {
	const live = await liveQuiz(app, quizId);
	const open = live && openTo(live, 'under way');
	return open?.ok ? fileStepOf(open.value.quiz, stepId) : undefined;
}

function ifDiskFull(error: unknown): null {
	if (isDiskFull(error)) return null;
	throw error;
}

const UNFINISHED = invalid('file', NOT_WHOLE);
const GONE: Problem = { code: 'not_found' };
