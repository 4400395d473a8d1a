import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { liveQuiz, openTo, openVersions } from '../../services/live.ts';
import { newChallenge } from '../../services/proof.ts';
import { jsonAnswer, problemAnswer } from '../api/answers.ts';
import type { ApiEnv } from '../api/env.ts';

/** It says nothing of anybody, and a quiz in a frame without an origin of its own asks for it as well. */
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/** `GET /q/{slug}/challenge`: work for a browser, where the quiz asks for it. */
export function challengeRoute(house: House) {
	return async (c: Context<ApiEnv>): Promise<Response> => {
		const asked = await liveQuiz(house, c.req.param('slug') ?? '');
		const open = asked && openTo(asked, 'under way');
		const versions = open?.ok ? await openVersions(house, open.value) : [];
		const [live] = versions.filter(({ quiz }) => quiz.proof);
		if (!live) return problemAnswer(house, c, { code: 'not_found' });
		return jsonAnswer(200, await newChallenge(house, live.quizId), HEADERS);
	};
}
