import { Hono } from 'hono';
import type { House } from '../house.ts';
import { problemAnswer } from './api/answers.ts';
import { apiRoutes } from './api/api-routes.ts';
import { failureAnswer } from './api/failure-answer.ts';
import { healthRoutes } from './health.ts';
import { pageRoutes } from './pages/page-routes.ts';
import type { QuizBundle } from './quiz-bundle.ts';

/** Everything that is no workspace: API, quiz pages, health. */
export function publicApp(house: House, bundle: QuizBundle): Hono {
	const app = new Hono();
	app.route('/api/v1', apiRoutes(house));
	app.route('/q', pageRoutes(house, bundle));
	app.route('/', healthRoutes(house));
	app.notFound((c) => problemAnswer(house, c, { code: 'not_found' }));
	app.onError((error, c) => failureAnswer(house, c, 'public_failed', error));
	return app;
}
