import type { Context } from 'hono';
import type { z } from 'zod';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { goneOnWith, liveQuiz, openTo, type LiveQuiz } from '../../services/live.ts';
import { closed } from '../../services/submissions.ts';
import { problemAnswer } from '../api/answers.ts';
import { BODY_LIMIT, checked, readJson } from '../api/read-json.ts';

/** What the runner says to a quiz, or why that is refused. */
export async function readCall<T extends z.ZodType<object>>(
	house: House,
	c: Context,
	schema: T
): Promise<{ live: LiveQuiz; body: z.output<T> } | Response> {
	const refuse = (problem: Problem) => problemAnswer(house, c, problem);
	const asked = await liveQuiz(house, c.req.param('slug') ?? '');
	if (!asked) return refuse({ code: 'not_found' });
	const open = openTo(asked, 'under way');
	if (!open.ok) return refuse(closed(open.problem));
	const read = await readJson(c, BODY_LIMIT);
	if (!read.ok) return refuse(read.problem);
	const body = checked(schema, read.value);
	if (!body.ok) return refuse(body.problem);
	const live = await goneOnWith(house, open.value, versionIn(body.value));
	return { live, body: body.value };
}

/** The version that the page is of, where it says so. */
function versionIn(body: object): number | undefined {
	return 'version' in body && typeof body.version === 'number' ? body.version : undefined;
}
