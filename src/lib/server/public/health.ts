import { Hono } from 'hono';
import { quizJsonSchema } from '../../quiz/json-schema.ts';
import type { House } from '../house.ts';

/** What machines ask: alive, ready, and the schema of a quiz file. */
export function healthRoutes(house: House): Hono {
	const routes = new Hono();
	routes.get('/healthz', (c) => c.text('ok\n'));
	routes.get('/readyz', async (c) => {
		const ready = await house.store.ping().then(
			() => true,
			() => false
		);
		return ready ? c.text('ready\n') : c.text('the database does not answer\n', 503);
	});
	let schema: string | undefined;
	routes.get('/quiz.schema.json', (c) => {
		schema ??= JSON.stringify(quizJsonSchema());
		return c.body(schema, 200, {
			'content-type': 'application/schema+json; charset=utf-8',
			'access-control-allow-origin': '*',
			'cache-control': 'public, max-age=300'
		});
	});
	return routes;
}
