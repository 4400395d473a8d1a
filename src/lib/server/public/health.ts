import { Hono } from 'hono';
import { quizJsonSchema } from '../../quiz/json-schema.ts';
import type { House } from '../house.ts';

/** What machines ask: alive, ready, and the schema of a quiz file. */
export function healthRoutes(house: House): Hono {
	const routes = new Hono();
	routes.get('/healthz', (c) => c.text('ok\n'));
	routes.get('/readyz', (c) =>
		house.store.ping().then(
			() => c.text('ready\n'),
			(error: Error) => c.text(`${error.message}\n`, 503)
		)
	);
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
