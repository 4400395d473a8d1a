import { Hono } from 'hono';
import { isPictureFile } from '../../quiz/own-picture.ts';
import type { House } from '../house.ts';
import { cachedHeaders, pictureTag, servePicture } from '../services/pictures/serve-picture.ts';
import { problemAnswer } from './api/answers.ts';

/** Pictures of quizzes, for whoever plays them. */
export function pictureRoutes(house: House): Hono {
	const routes = new Hono();
	routes.get('/:file', async (c) => {
		const file = c.req.param('file');
		if (isPictureFile(file) && c.req.header('if-none-match')?.includes(pictureTag(file))) {
			return new Response(null, { status: 304, headers: cachedHeaders(file) });
		}
		const picture = await servePicture(house, file);
		if (!picture) return problemAnswer(house, c, { code: 'not_found' });
		// Hono hands HEAD to whatever answers GET.
		if (c.req.raw.method !== 'HEAD')
			return new Response(picture.body(), { headers: picture.headers });
		await picture.close();
		return new Response(null, { headers: picture.headers });
	});
	return routes;
}
