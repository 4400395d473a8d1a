import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { isLoopback } from '../../services/client-address.ts';
import { liveQuiz, openTo, openVersions } from '../../services/live.ts';
import { newChallenge } from '../../services/proof.ts';
import { jsonAnswer, problemAnswer } from '../api/answers.ts';
import { clientOf } from '../api/client.ts';
import type { ApiEnv } from '../api/env.ts';
import { rateLimit } from '../api/rate-limit.ts';

/** Each costs this machine a little work too. */
const CHALLENGES_PER_MINUTE = 600;

/** It says nothing of anybody, and a quiz in a frame without an origin of its own asks for it as well. */
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/** `GET /q/{slug}/challenge`: work for a browser, where the quiz asks for it. */
export function challengeRoute(house: House) {
	const limit = rateLimit(CHALLENGES_PER_MINUTE);
	return async (c: Context<ApiEnv>): Promise<Response> => {
		const asked = await liveQuiz(house, c.req.param('slug') ?? '');
		const open = asked && openTo(asked, 'under way');
		const versions = open?.ok ? await openVersions(house, open.value) : [];
		const [live] = versions.filter(({ quiz }) => quiz.proof);
		if (!live) return problemAnswer(house, c, { code: 'not_found' });
		const address = clientOf(house, c);
		const seconds = isLoopback(address) ? null : limit.take(address, house.clock.now());
		if (seconds !== null) {
			return problemAnswer(house, c, { code: 'throttled', params: { seconds } });
		}
		return jsonAnswer(200, await newChallenge(house, live.quizId), HEADERS);
	};
}
