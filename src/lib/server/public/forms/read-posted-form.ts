import type { Context } from 'hono';
import { fieldFinder } from '../../../quiz/form/read-plain-form.ts';
import { mostBytes } from '../../../quiz/questions/file-check.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import type { FormSettings } from '../../services/forms/form-settings.ts';
import type { LiveQuiz } from '../../services/live.ts';
import { fileStepOf, fileStepsOf } from '../../services/uploads/begin-upload.ts';
import type { ApiEnv } from '../api/env.ts';
import { readBytes } from '../api/read-bytes.ts';
import { BODY_LIMIT } from '../api/read-json.ts';
import { isMultipart } from '../multipart.ts';
import { PATIENCE, readMultipartForm, type PostedForm } from '../pages/read-form.ts';
import { decodeForm } from './decode-form.ts';

const TOO_LARGE: Problem = {
	code: 'form_too_large',
	params: { limit: `${BODY_LIMIT / 1024} kB` }
};

/** What somebody's form has sent, whatever it calls its fields; files are taken by the questions that they are for. */
export async function readPostedForm(
	house: House,
	c: Context<ApiEnv>,
	live: LiveQuiz,
	{ names }: FormSettings
): Promise<Result<PostedForm, Problem>> {
	const type = c.req.header('content-type');
	const length = Number(c.req.header('content-length') ?? 0);
	if (isMultipart(type)) {
		if (length > mostOfFiles(live) + BODY_LIMIT + PATIENCE) return fail(TOO_LARGE);
		return readFiles(house, c, live, names);
	}
	if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type ?? '')) {
		return fail({ code: 'unsupported_form' });
	}
	const bytes = length > BODY_LIMIT ? null : await readBytes(c.req.raw.body, BODY_LIMIT);
	if (!bytes) return fail(TOO_LARGE);
	return ok({ fields: decodeForm(bytes, live.quiz.locales), refused: new Map() });
}

async function readFiles(
	house: House,
	c: Context<ApiEnv>,
	live: LiveQuiz,
	names: FormSettings['names']
): Promise<Result<PostedForm, Problem>> {
	const strays: string[] = [];
	const fieldNamed = fieldFinder(live.quiz, names);
	const posted = await readMultipartForm(house, c, (name) => {
		const field = fieldNamed(name);
		const step = field?.control === 'file' ? fileStepOf(live.quiz, field.step) : undefined;
		if (step) return { live, step };
		strays.push(name);
		return undefined;
	});
	if (!posted) return fail({ code: 'unsupported_form' });
	// A file that no question asks for leaves nothing but its name.
	for (const name of strays) if (!posted.fields.has(name)) posted.fields.append(name, '');
	const size = [...posted.fields].reduce(
		(sum, [name, value]) => sum + name.length + value.length,
		0
	);
	return size > BODY_LIMIT ? fail(TOO_LARGE) : ok(posted);
}

function mostOfFiles({ quiz }: LiveQuiz): number {
	return fileStepsOf(quiz).reduce((sum, step) => sum + (step.maxFiles ?? 1) * mostBytes(step), 0);
}
