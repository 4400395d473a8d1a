import { givenUploads } from '../../../quiz/given.ts';
import { answerProblemText } from '../../../quiz/questions/problems.ts';
import type { Words } from '../../../quiz/text.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { Completed } from '../../../quiz/submission.ts';
import type { House } from '../../house.ts';
import type { FieldError, Problem } from '../../problems.ts';
import { uploadsOfQuiz } from '../../storage/queries/uploads.ts';
import type { UploadRow } from '../../storage/store.ts';
import type { LiveQuiz } from '../live.ts';
import { LIFETIME } from './sweep-uploads.ts';

/** The files that answers name, or what is wrong with them at their fields. Nothing is asked where there are none. */
export async function namedUploads(
	app: House,
	live: LiveQuiz,
	completed: Pick<Completed, 'answers' | 'path'>
): Promise<Result<UploadRow[], Problem>> {
	const named = givenUploads(live.quiz, completed.answers, completed.path);
	if (named.length === 0) return ok([]);
	const ids = named.map(({ id }) => id);
	const found = await uploadsOfQuiz(app.store, live.workspace, live.quizId, ids);
	const rows = new Map(found.map((row) => [row.id, row]));
	const errors = named.flatMap(({ id, step }) => {
		const row = rows.get(id);
		const fault = row?.stepId === step ? faultOf(app, row) : GONE;
		return fault ? fieldError(step, fault) : [];
	});
	if (errors.length > 0) return fail({ code: 'invalid', errors: errors.slice(0, MOST_ERRORS) });
	return ok(ids.flatMap((id) => rows.get(id) ?? []));
}

const MOST_ERRORS = 50;

/** What there is to be told of uploads that no response names yet. */
export async function waitingFiles(
	app: House,
	{ workspace, quizId }: LiveQuiz,
	ids: readonly string[]
): Promise<Pick<UploadRow, 'id' | 'name' | 'size'>[]> {
	if (ids.length === 0) return [];
	const rows = await uploadsOfQuiz(app.store, workspace, quizId, ids);
	return rows
		.filter(({ responseId }) => responseId === null)
		.map(({ id, name, size }) => ({ id, name, size }));
}

/** Files that were there a moment ago, when the response was about to be written. */
export function lostUploads(
	{ quiz }: LiveQuiz,
	{ answers, path }: Pick<Completed, 'answers' | 'path'>,
	lost: readonly string[]
): Problem {
	const named = givenUploads(quiz, answers, path).filter(({ id }) => lost.includes(id));
	return { code: 'invalid', errors: named.map(({ step }) => fieldError(step, GONE)) };
}

/** What a field says of a file that did not arrive to its end. */
export const NOT_WHOLE: Words = {
	en: 'The file has not arrived whole. Choose it again.',
	ru: 'Файл пришёл не целиком. Выберите его ещё раз.'
};
const GONE: Words = {
	en: answerProblemText({ code: 'unknown_upload' }, 'en'),
	ru: answerProblemText({ code: 'unknown_upload' }, 'ru')
};

function faultOf(app: House, row: UploadRow): Words | null {
	const isOld = row.createdAt + LIFETIME <= app.clock.now();
	if (row.responseId !== null || row.state === 'dropped' || isOld) return GONE;
	return row.state === 'open' ? NOT_WHOLE : null;
}

function fieldError(step: string, message: Words): FieldError {
	return { path: `answers.${step}`, message };
}
