import type { Context } from 'hono';
import type { FileStep } from '../../../quiz/questions/file.ts';
import { mostBytes } from '../../../quiz/questions/file-check.ts';
import { tooLarge } from '../../../quiz/questions/file-refusal.ts';
import { fail, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { liveQuiz, openTo, type LiveQuiz } from '../../services/live.ts';
import { closed } from '../../services/submissions.ts';
import {
	beginUpload,
	fileProblem,
	fileStepOf,
	fileStepsOf,
	NO_SUCH_QUESTION,
	type Upload
} from '../../services/uploads/begin-upload.ts';
import { receiveFile } from '../../services/uploads/receive-upload.ts';
import { abandonUpload } from '../../services/uploads/sweep-uploads.ts';
import { isMultipart, readMultipart, type IncomingFile } from '../multipart.ts';
import { clientOf } from './client.ts';
import type { ApiEnv } from './env.ts';
import { checkVersion, isTus, readCreation } from './tus.ts';

/** What a form adds to its files, at most. */
const ENVELOPE = 64 * 1024;

/** A file comes whole, in a form, or is announced and then sent in parts. */
export async function createUpload(
	house: House,
	c: Context<ApiEnv>
): Promise<Result<Upload, Problem>> {
	const live = await liveQuiz(house, c.req.param('id') ?? '');
	if (!live) return fail({ code: 'not_found' });
	const open = openTo(live, 'under way');
	if (!open.ok) return fail(closed(open.problem));
	if (isMultipart(c.req.header('content-type'))) return takeWhole(house, open.value, c);
	return isTus(c) ? announce(house, open.value, c) : fail({ code: 'unsupported_upload' });
}

async function announce(
	house: House,
	live: LiveQuiz,
	c: Context<ApiEnv>
): Promise<Result<Upload, Problem>> {
	const problem = checkVersion(c);
	if (problem) return fail(problem);
	const creation = readCreation(c);
	if (!creation.ok) return creation;
	const { name, size } = creation.value;
	const step = stepNamed(live, [creation.value.step]);
	if (!step) return fail(NO_SUCH_QUESTION);
	return beginUpload(house, live, { step, name, size, address: clientOf(house, c) });
}

async function takeWhole(
	house: House,
	live: LiveQuiz,
	c: Context<ApiEnv>
): Promise<Result<Upload, Problem>> {
	const [largest] = fileStepsOf(live.quiz).sort((a, b) => mostBytes(b) - mostBytes(a));
	const length = Number(c.req.header('content-length') ?? 0);
	if (!largest) return fail(NO_SUCH_QUESTION);
	if (length > mostBytes(largest) + ENVELOPE) return fail(fileProblem(tooLarge(largest)));
	let taken: Result<Upload, Problem> | undefined;
	let isAlone = true;
	const texts = await readMultipart(c.req.raw, async (file, before) => {
		if (taken) {
			isAlone = false;
			return 'enough';
		}
		const step = stepNamed(live, [before.get('step'), file.field]);
		taken = fail(NO_SUCH_QUESTION);
		if (step)
			taken = await takeFile(house, live, step, file, { length, address: clientOf(house, c) });
		return taken.ok ? 'go on' : 'enough';
	});
	if (taken?.ok && !isAlone) {
		// An id of one of them would look as if the others were there too.
		await abandonUpload(house, taken.value.id);
		return fail(MANY_FILES);
	}
	return taken ?? fail(texts ? NO_FILE : { code: 'unsupported_upload' });
}

/** @param length of the whole form; 0 where it is not known */
export async function takeFile(
	house: House,
	live: LiveQuiz,
	step: FileStep,
	file: IncomingFile,
	{ length, address }: { length: number; address: string }
): Promise<Result<Upload, Problem>> {
	const most = mostBytes(step);
	const size = length > 0 ? Math.min(length, most) : most;
	const begun = await beginUpload(house, live, { step, name: file.name, size, address });
	if (!begun.ok) return begun;
	return receiveFile(house, begun.value, step, file.bytes, file.isCut);
}

/** The first that is a question for files; where none is named, the only one that there is. */
function stepNamed(
	{ quiz }: LiveQuiz,
	names: readonly (string | null | undefined)[]
): FileStep | undefined {
	const [named] = names.filter((name) => name && name !== 'file');
	const steps = fileStepsOf(quiz);
	if (named) return fileStepOf(quiz, named);
	return fileStepOf(quiz, 'file') ?? (steps.length === 1 ? steps[0] : undefined);
}

const MANY_FILES: Problem = invalid('file', {
	en: 'Send one file a call: there is more than one in this form.',
	ru: 'Присылайте по одному файлу за раз: в этой форме их несколько.'
});

const NO_FILE: Problem = invalid('file', {
	en: 'There is no file in this form.',
	ru: 'В этой форме нет файла.'
});
