import type { Context } from 'hono';
import { mostBytes } from '../../../quiz/questions/file-check.ts';
import type { FileStep } from '../../../quiz/questions/file.ts';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { fileStepOf, fileStepsOf } from '../../services/uploads/begin-upload.ts';
import { clientOf } from '../api/client.ts';
import type { ApiEnv } from '../api/env.ts';
import { BODY_LIMIT } from '../api/read-json.ts';
import { takeFile } from '../api/upload-creation.ts';
import { isMultipart, readMultipart, type IncomingFile } from '../multipart.ts';

/** What a page without scripts posted. */
export interface PostedForm {
	/** Files among them by the ids of their uploads. */
	fields: URLSearchParams;
	/** Files that were not taken, by the question that they were for. */
	refused: ReadonlyMap<string, Problem>;
}

const TOO_LONG: Words = {
	en: 'The answer is too long to be sent. Go back and shorten it.',
	ru: 'Ответ слишком длинный и не отправился. Вернитесь и сократите его.'
};
const TOO_LARGE: Words = {
	en: 'The file is too large to be sent. Go back and choose a smaller one.',
	ru: 'Файл слишком большой и не отправился. Вернитесь и выберите файл поменьше.'
};

/** Of a form with files, beyond the files: read to its end, so that the page can say at the field what is too large. */
export const PATIENCE = 16 * 1024 * 1024;

/**
 * Words instead, where the form is too long, or is none.
 * @param versions of the quiz that it may be of
 * @param of the one that it is of, by the fields that stand before its files
 */
export async function readForm(
	house: House,
	c: Context<ApiEnv>,
	versions: readonly LiveQuiz[],
	of: (fields: URLSearchParams) => LiveQuiz
): Promise<PostedForm | Words> {
	const length = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY);
	if (isMultipart(c.req.header('content-type'))) {
		const most = Math.max(...versions.map(mostAtOnce));
		return length > most + PATIENCE ? TOO_LARGE : readFiles(house, c, of);
	}
	if (length > BODY_LIMIT) return TOO_LONG;
	return { fields: new URLSearchParams(await c.req.text()), refused: new Map() };
}

async function readFiles(
	house: House,
	c: Context<ApiEnv>,
	of: (fields: URLSearchParams) => LiveQuiz
): Promise<PostedForm | Words> {
	const posted = await readMultipartForm(house, c, (field, fields) => {
		const live = of(fields);
		const step = fileStepOf(live.quiz, field);
		return step && { live, step };
	});
	return posted ?? TOO_LARGE;
}

/**
 * A form with files, which are taken as they come in.
 * @param asks the question that a field's file answers, by its name and the fields that stand before it
 * @returns null where it breaks off, or is none
 */
export async function readMultipartForm(
	house: House,
	c: Context<ApiEnv>,
	asks: (field: string, fields: URLSearchParams) => { live: LiveQuiz; step: FileStep } | undefined
): Promise<PostedForm | null> {
	const refused = new Map<string, Problem>();
	const take = async (file: IncomingFile, fields: URLSearchParams) => {
		// A field that was left empty is posted as a file without a name.
		const asked = file.name === '' ? undefined : asks(file.field, fields);
		if (!asked) return 'go on' as const;
		const { live, step } = asked;
		const taken = await takeFile(house, live, step, file, {
			length: 0,
			address: clientOf(house, c)
		});
		if (taken.ok) fields.append(step.id, taken.value.id);
		else refused.set(step.id, taken.problem);
		return 'go on' as const;
	};
	const fields = await readMultipart(c.req.raw, take);
	return fields && { fields, refused };
}

/** Of one question's files, or of all of them that stand on one page. */
function mostAtOnce({ quiz }: LiveQuiz): number {
	const each = fileStepsOf(quiz).map((step) => (step.maxFiles ?? 1) * mostBytes(step));
	if (quiz.layout !== 'page') return Math.max(0, ...each);
	return each.reduce((sum, most) => sum + most, 0);
}
