import type { Context } from 'hono';
import type { z } from 'zod';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { liveQuiz, openTo, type LiveQuiz } from '../../services/live.ts';
import { closed } from '../../services/submissions.ts';
import { problemAnswer, type Headers } from '../api/answers.ts';
import { BODY_LIMIT, checked, readJson } from '../api/read-json.ts';

/** What the runner says to a quiz, or why that is refused. */
export async function readCall<T extends z.ZodType>(
	house: House,
	c: Context,
	schema: T,
	headers: Headers = {}
): Promise<{ live: LiveQuiz; body: z.output<T> } | Response> {
	const refuse = (problem: Problem) => problemAnswer(house, c, problem, { headers });
	const asked = await liveQuiz(house, c.req.param('slug') ?? '');
	if (!asked) return refuse({ code: 'not_found' });
	const open = openTo(asked, 'under way');
	if (!open.ok) return refuse(closed(open.problem));
	const read = await readJson(c, BODY_LIMIT);
	if (!read.ok) return refuse(read.problem);
	const body = checked(schema, read.value);
	return body.ok ? { live: open.value, body: body.value } : refuse(body.problem);
}
