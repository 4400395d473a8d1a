import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { goneOnWith, isUnpublished, liveQuiz, openTo } from '../../services/live.ts';
import { completeSubmission, type Submitted } from '../../services/submissions.ts';
import { isCrowded } from '../crowd.ts';
import { callerOf } from './access.ts';
import { emptyAnswer, jsonAnswer, problemAnswer } from './answers.ts';
import { documentOf } from './document.ts';
import type { Endpoint } from './endpoint.ts';
import type { ApiEnv } from './env.ts';
import { languageOf } from './language.ts';
import { rateLimit, throttledBy, type RateLimit } from './rate-limit.ts';
import { readQuery } from './query.ts';
import { BODY_LIMIT, checked, readJson } from './read-json.ts';
import {
	fullAnswer,
	idempotencyHeaders,
	publicAnswer,
	submissionBody
} from './schemas/responses.ts';

const PATH = '/quizzes/{id}/responses';

/** Any page may post answers, and read what came of them. */
const CORS = { 'access-control-allow-origin': '*' };

const PREFLIGHT = {
	...CORS,
	'access-control-allow-methods': 'POST',
	'access-control-allow-headers': 'accept-language, authorization, content-type, idempotency-key',
	'access-control-max-age': '86400'
};

export function preflightAnswer(): Response {
	return emptyAnswer(PREFLIGHT);
}

/** The public way in for answers. A token of the quiz's workspace is told everything, others what a respondent may see. */
export function submissionEndpoint(house: House, perMinute: number): Endpoint {
	const limit = rateLimit(perMinute);
	return {
		method: 'post',
		path: PATH,
		access: 'public',
		document: documentOf({
			method: 'post',
			path: PATH,
			access: 'public',
			summary: 'Submit answers',
			description:
				'Public, from any origin. Answered once it is stored. With a token of the workspace the answer holds everything.',
			headers: idempotencyHeaders,
			body: submissionBody,
			status: 201,
			answers: { 'application/json': publicAnswer.or(fullAnswer) }
		}),
		async answer(c) {
			const taken = await take(house, limit, c);
			if (!taken.ok) {
				const { problem, ...told } = taken.problem;
				return problemAnswer(house, c, problem, { ...told, headers: CORS });
			}
			return jsonAnswer(201, taken.value, CORS);
		}
	};
}

const NO_QUERY = z.object({});

type Told = { problem: Problem; locale: 'en' | 'ru'; version?: number | undefined };

async function take(
	house: House,
	limit: RateLimit,
	c: Context<ApiEnv>
): Promise<Result<unknown, Told>> {
	const asked = languageOf(c.req.header('accept-language'));
	const refuse = (problem: Problem, locale = asked, version?: number) =>
		fail({ problem, locale, version });
	const caller = await callerOf(house, c);
	if (!caller.ok) return refuse(caller.problem);
	const throttled = caller.value ? null : throttledBy(house, limit, c, c.req.param('id') ?? '');
	if (throttled) return refuse(throttled);
	const query = readQuery(c, NO_QUERY);
	if (!query.ok) return refuse(query.problem);
	const sent = await readJson(c, BODY_LIMIT);
	if (!sent.ok) return refuse(sent.problem);
	const body = checked(submissionBody, sent.value ?? {});
	if (!body.ok) return refuse(body.problem);
	const locale = spokenIn(body.value.locale) ?? asked;
	const id = c.req.param('id') ?? '';
	const live = await liveQuiz(house, id);
	if (!live) {
		const code = (await isUnpublished(house, id)) ? 'not_published' : 'not_found';
		return refuse({ code }, locale);
	}
	const trusted = caller.value?.workspace === live.workspace;
	const { trap, test, ...said } = body.value;
	const submitted = await completeSubmission(house, live, {
		...said,
		idempotencyKey: c.req.header('idempotency-key'),
		test: trusted && test,
		trusted,
		timed: !trusted,
		held: trap ? 'trap' : !trusted && isCrowded(house, c, live.quizId) ? 'too_many' : undefined
	});
	if (!submitted.ok) {
		const taking = openTo(live, 'under way');
		const isInvalid = taking.ok && submitted.problem.code === 'invalid';
		const judgedBy = isInvalid ? await goneOnWith(house, taking.value, said.version) : undefined;
		return refuse(submitted.problem, locale, judgedBy?.version);
	}
	return ok(toldTo(trusted, submitted.value));
}

function toldTo(trusted: boolean, { id, response }: Submitted) {
	return trusted ? response : { id, result: response.result };
}

function spokenIn(locale: string | undefined): 'en' | 'ru' | null {
	const language = locale?.split('-')[0];
	return language === 'en' || language === 'ru' ? language : null;
}
