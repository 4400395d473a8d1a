import { refusedFile, type FileRefusal } from '../../../quiz/questions/file-refusal.ts';
import type { FileStep } from '../../../quiz/questions/file.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { insertUpload, unclaimedBytes } from '../../storage/queries/uploads.ts';
import type { UploadRow } from '../../storage/store.ts';
import { uploadFiles } from '../../storage/upload-files.ts';
import { isDiskFull } from '../../storage/write-bytes.ts';
import type { LiveQuiz } from '../live.ts';
import { throttle } from '../throttle.ts';
import { cleanFileName } from './clean-name.ts';
import { abandonUpload } from './sweep-uploads.ts';

/** What is known of a file before its bytes come. */
export interface Announced {
	step: FileStep;
	/** As the respondent's machine calls it. */
	name: string;
	/** In bytes; where it is not known, the most that will be taken. */
	size: number;
	/** Of the client. */
	address: string;
}

export type { UploadRow as Upload } from '../../storage/store.ts';

/** What may wait at one quiz for responses to name it, in bytes. */
export const MOST_UNCLAIMED = 1024 ** 3;
const RETRY_SECONDS = 3600;
/** Something has to free room first. */
const DISK_SECONDS = 600;

/** Makes room for a file; its bytes may come at any process that shares the data folder. */
export async function beginUpload(
	app: House,
	live: LiveQuiz,
	{ step, name, size, address }: Announced
): Promise<Result<UploadRow, Problem>> {
	const refused = refusedFile(step, { name: cleanFileName(name), size });
	if (refused) return fail(fileProblem(refused));
	// Behind a proxy that nobody told us of, everybody shares one limit: files take room, and so it is the safe way round.
	const throttled = await throttle(app, 'upload:address', address);
	if (throttled) return fail(throttled);
	const row = newRow(app, live, step.id, cleanFileName(name), size);
	// Its own bytes are counted too, so that of several at once none slips through.
	await insertUpload(app.store, row);
	if ((await unclaimedBytes(app.store, live.workspace, live.quizId)) > MOST_UNCLAIMED) {
		await abandonUpload(app, row.id);
		return fail({ code: 'uploads_full', params: { seconds: RETRY_SECONDS } });
	}
	try {
		await uploadFiles(app.config.dataDir).coming(row.id).begin();
	} catch (error) {
		await abandonUpload(app, row.id);
		if (!isDiskFull(error)) throw error;
		return fail(DISK_FULL);
	}
	return ok(row);
}

function newRow(app: House, live: LiveQuiz, stepId: string, name: string, size: number): UploadRow {
	return {
		// Not one of the house's ids: those of a moment follow each other, and this one is all that its sender proves.
		id: `upl_${app.random.bytes(16).toString('hex')}`,
		workspaceId: live.workspace,
		quizId: live.quizId,
		stepId,
		name,
		size,
		type: null,
		state: 'open',
		file: null,
		responseId: null,
		createdAt: app.clock.now()
	};
}

/** The question of this id, where it asks for files. */
export function fileStepOf(quiz: Quiz, id: string): FileStep | undefined {
	return fileStepsOf(quiz).find((step) => step.id === id);
}

export function fileStepsOf({ steps }: Quiz): FileStep[] {
	return steps.filter((step) => step.kind === 'file');
}

/** A refusal of the question's, as an answer to whoever sends the file. */
export function fileProblem({ code, message }: FileRefusal): Problem {
	return { code: code === 'too_large' ? 'file_too_large' : 'file_refused', params: { message } };
}

export const DISK_FULL: Problem = { code: 'disk_full', params: { seconds: DISK_SECONDS } };

export const NO_SUCH_QUESTION: Problem = invalid('step', {
	en: 'Name the question that the file is for: the step’s id.',
	ru: 'Укажите вопрос, к которому относится файл: id шага.'
});
