import type { Context } from 'hono';
import { z } from 'zod';
import { detailsStep } from '../../../quiz/details-step.ts';
import { readContact } from '../../../quiz/questions/read-contact.ts';
import type { House } from '../../house.ts';
import { giveDetails, reachedBy } from '../../services/details.ts';
import { liveVersionOr, type ClosedQuiz, type LiveQuiz } from '../../services/live.ts';
import { jsonAnswer, problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { BODY_LIMIT, checked, readJson } from '../api/read-json.ts';
import { openState, sealState, STATE } from './form-state.ts';
import { fieldsOf, told } from './posted.ts';
import type { Screen } from './runner-page.ts';

const bodySchema = z.object({
	attempt: z.string().min(1).max(255),
	details: z.unknown(),
	locale: z.string().max(35).optional()
});

/** What the runner sends of the form below the result. A quiz that has closed since takes it too. */
export async function takeDetails(
	house: House,
	c: Context<ApiEnv>,
	live: LiveQuiz | ClosedQuiz | null
): Promise<Response> {
	if (!live) return problemAnswer(house, c, { code: 'not_found' });
	const read = await readJson(c, BODY_LIMIT);
	if (!read.ok) return problemAnswer(house, c, read.problem);
	const body = checked(bodySchema, read.value);
	if (!body.ok) return problemAnswer(house, c, body.problem);
	const { attempt, details, locale } = body.value;
	const given = await giveDetails(house, live, { attempt, given: details, locale });
	return given.ok ? jsonAnswer(200, { thanks: true }) : problemAnswer(house, c, given.problem);
}

/** The same posted by a page without scripts. @returns the result again, of the version that was taken; null where nobody has come to one */
export async function takePostedDetails(
	house: House,
	now: LiveQuiz,
	form: URLSearchParams,
	locale: string
): Promise<{ live: LiveQuiz; screen: Screen } | null> {
	const state = openState(house, now.quizId, form.get(STATE));
	const reached = state && (await reachedBy(house, now, state.attempt));
	if (!state || !reached?.quiz.details || !reached.result) return null;
	const value = readContact(detailsStep(reached.quiz.details), form);
	const given = await giveDetails(house, now, { attempt: state.attempt, given: value, locale });
	const live = await liveVersionOr(house, now, reached.row.version);
	const screen: Screen = {
		place: { ...state.place, attempt: state.attempt },
		token: sealState(house, state),
		result: reached.result
	};
	if (given.ok || given.problem.code === 'key_reused')
		return { live, screen: { ...screen, details: { sent: true } } };
	const fields = fieldsOf(given.problem, locale);
	const refusals = fields.map(({ path, message }) => ({ message, field: path.split('.')[2] }));
	const whole = { message: told(given.problem, locale) };
	return {
		live,
		screen: { ...screen, details: { value, refusals: refusals.length > 0 ? refusals : [whole] } }
	};
}
