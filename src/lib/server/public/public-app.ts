import { Hono } from 'hono';
import type { House } from '../house.ts';
import { apiRoutes } from './api/api-routes.ts';
import { healthRoutes } from './health.ts';

/** Everything that is no workspace: API, quiz pages, health. */
export function publicApp(house: House): Hono {
	const app = new Hono();
	app.route('/api/v1', apiRoutes(house));
	app.route('/', healthRoutes(house));
	return app;
}
