import type { Hono } from 'hono';
import { z } from 'zod';
import { onDay } from '../../../quiz/on-day.ts';
import type { House } from '../../house.ts';
import { daysFor } from '../../services/days.ts';
import { linkTo } from '../../services/link-token.ts';
import { liveVersionOr } from '../../services/live.ts';
import { getPartial, keepPartial } from '../../services/partials.ts';
import { jsonAnswer, problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';
import { readCall } from './read-call.ts';
import { takeAnswers } from './way.ts';

const LONGEST_PATH = 1000;
const name = z.string().max(255);

const progressSchema = z.object({
	attempt: name.min(1),
	revision: z.int().min(1).max(2_000_000_000),
	version: z.int().min(1).optional(),
	answers: z.record(z.string(), z.unknown()),
	path: z.array(name).max(LONGEST_PATH),
	step: name.nullable(),
	hidden: z.record(z.string().max(64), z.string().max(2000)).optional(),
	locale: z.string().max(35),
	source: z.string().max(200).optional(),
	day: z.iso.date().optional()
});

const linkSchema = z.object({ attempt: name.min(1) });

/** What the runner says of people who are on their way: how far they are, and that they want to go on elsewhere. */
export function partialRoutes(house: House, routes: Hono<ApiEnv>): void {
	routes.post('/:slug/progress', async (c) => {
		const called = await readCall(house, c, progressSchema);
		if (called instanceof Response) return called;
		const { version, day, hidden = {}, source = '', ...way } = called.body;
		const live = await liveVersionOr(house, called.live, version);
		const days = daysFor(house.clock.now(), day);
		const taken = takeAnswers(onDay(live.quiz, days[0]), way.answers, days);
		if (!taken.ok) {
			const problem = { code: 'invalid', errors: taken.problem } as const;
			return problemAnswer(house, c, problem);
		}
		const kept = await keepPartial(house, live, { ...way, answers: taken.value, hidden, source });
		return jsonAnswer(200, kept);
	});

	routes.post('/:slug/link', async (c) => {
		const called = await readCall(house, c, linkSchema);
		if (called instanceof Response) return called;
		const { live, body } = called;
		const found = await getPartial(house, live.workspace, live.quizId, body.attempt);
		if (!found.ok) return problemAnswer(house, c, found.problem);
		return jsonAnswer(200, { url: linkTo(house, 'resume', live, body.attempt) });
	});
}
