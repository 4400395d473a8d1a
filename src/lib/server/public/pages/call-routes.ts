import type { Hono } from 'hono';
import { z } from 'zod';
import { onDay } from '../../../quiz/on-day.ts';
import type { House } from '../../house.ts';
import { daysFor } from '../../services/days.ts';
import { elapsedSince, recordStart } from '../../services/visits.ts';
import { emptyAnswer, jsonAnswer, problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { challengeRoute } from './challenge-route.ts';
import { partialRoutes } from './partial-routes.ts';
import { readCall } from './read-call.ts';
import { leadsTo, takeAnswers } from './way.ts';

const startSchema = z.object({
	attempt: z.string().min(1).max(255),
	source: z.string().max(200).optional(),
	version: z.int().optional()
});

const nextSchema = z.object({
	answers: z.record(z.string(), z.unknown()),
	hidden: z.record(z.string().max(64), z.string().max(2000)).optional(),
	day: z.iso.date().optional(),
	version: z.int().optional()
});

const PREFLIGHT = {
	'access-control-allow-origin': '*',
	'access-control-allow-methods': 'POST',
	'access-control-allow-headers': 'accept-language, content-type, idempotency-key',
	'access-control-max-age': '86400'
};

/** A quiz in a sandboxed frame has no origin: what its own scripts ask for is asked from somewhere else. */
export function callsFromAnywhere(routes: Hono<ApiEnv>): void {
	routes.use('/:slug/:call', async (c, next) => {
		if (c.req.method === 'OPTIONS') return emptyAnswer(PREFLIGHT);
		await next();
		c.res.headers.set('access-control-allow-origin', '*');
	});
}

/** `/q/{slug}/…`: what the runner asks for while somebody is at a quiz. */
export function callRoutes(house: House, routes: Hono<ApiEnv>): void {
	routes.post('/:slug/start', async (c) => {
		const called = await readCall(house, c, startSchema);
		if (called instanceof Response) return called;
		await recordStart(house, called.live, called.body.attempt, called.body.source ?? '');
		const elapsed = await elapsedSince(house, called.live, called.body.attempt);
		return elapsed === undefined ? emptyAnswer() : jsonAnswer(200, { elapsed });
	});

	routes.post('/:slug/next', async (c) => {
		const called = await readCall(house, c, nextSchema);
		if (called instanceof Response) return called;
		const days = daysFor(house.clock.now(), called.body.day);
		const quiz = onDay(called.live.quiz, days[0]);
		const taken = takeAnswers(quiz, called.body.answers, days);
		const { version } = called.live;
		if (!taken.ok) {
			return problemAnswer(house, c, { code: 'invalid', errors: taken.problem }, { version });
		}
		const path = Object.keys(taken.value);
		const progress = leadsTo(quiz, path, taken.value, called.body.hidden ?? {});
		return jsonAnswer(200, { next: progress.at === 'step' ? progress.step : 'end', version });
	});

	routes.get('/:slug/challenge', challengeRoute(house));
	partialRoutes(house, routes);
}
