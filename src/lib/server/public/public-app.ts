import { Hono } from 'hono';
import { routePath } from 'hono/route';
import type { House } from '../house.ts';
import { currentRequest } from '../request-scope.ts';
import { problemAnswer } from './api/answers.ts';
import { apiRoutes } from './api/api-routes.ts';
import { failureAnswer } from './api/failure-answer.ts';
import type { EmbedBundle } from './embed-bundle.ts';
import { embedRoutes } from './embed-routes.ts';
import { healthRoutes } from './health.ts';
import { leaveRoutes } from './leave-routes.ts';
import { metricsRoutes } from './metrics.ts';
import { formRoutes } from './forms/form-routes.ts';
import { mailRoutes } from './pages/mail-routes.ts';
import { outcomeRoutes } from './outcome-routes.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { pictureRoutes } from './picture-routes.ts';
import type { QuizBundle } from './quiz-bundle.ts';

/** Everything that is no workspace: API, quiz pages and their pictures, what other people's pages load, health. */
export function publicApp(house: House, bundle: QuizBundle, embed?: EmbedBundle): Hono {
	const app = new Hono();
	app.use(async (c, next) => {
		await next();
		const scope = currentRequest();
		if (scope) scope.route = routePath(c);
	});
	app.route('/api/v1', apiRoutes(house));
	app.route('/q', pageRoutes(house, bundle));
	app.route('/m', mailRoutes(house, bundle));
	app.route('/o', outcomeRoutes(house, bundle));
	app.route('/f', formRoutes(house, bundle));
	app.route('/p', pictureRoutes(house));
	app.route('/u', leaveRoutes(house, bundle));
	if (embed) app.route('/', embedRoutes(embed));
	app.route('/', healthRoutes(house));
	app.route('/', metricsRoutes(house));
	app.notFound((c) => problemAnswer(house, c, { code: 'not_found' }));
	app.onError((error, c) => failureAnswer(house, c, 'public_failed', error));
	return app;
}
