import { doer } from '../doer.ts';
import { createRoute } from '@hono/zod-openapi';
import { PICTURE_TYPES } from '../../../../quiz/own-picture.ts';
import type { House } from '../../../house.ts';
import { storePicture } from '../../../services/pictures/store-picture.ts';
import { bytesOf } from '../../../services/bytes-of.ts';
import { requireCaller } from '../access.ts';
import { jsonAnswer, problemAnswer } from '../answers.ts';
import { documentOf } from '../document.ts';
import type { Endpoint } from '../endpoint.ts';
import { pictureAnswer, pictureBody } from '../schemas/pictures.ts';

const METHOD = 'post';
const PATH = '/pictures';
const ACCESS = 'write';

export const pictureRoutes = (house: House): Endpoint[] => [
	{
		method: METHOD,
		path: PATH,
		access: ACCESS,
		document: described(),
		async answer(c) {
			const caller = await requireCaller(house, c, ACCESS);
			if (!caller.ok) return problemAnswer(house, c, caller.problem);
			const length = Number(c.req.header('content-length') ?? 0);
			const bytes = bytesOf(c.req.raw.body);
			const { workspace } = caller.value;
			const stored = await storePicture(house, workspace, bytes, length, doer(caller.value));
			if (!stored.ok) return problemAnswer(house, c, stored.problem);
			const url = house.config.origin + stored.value.src;
			return jsonAnswer(201, { ...stored.value, url });
		}
	}
];

/** Its body is the picture itself. */
function described() {
	const route = documentOf({
		method: METHOD,
		path: PATH,
		access: ACCESS,
		summary: 'Keep a picture that quizzes may show',
		description:
			'The body is the picture: PNG, JPEG, WebP, GIF or AVIF, of at most 10 MB, 10,000 pixels a side and 50 million in all. What it is shows by its content. The same picture has the same address each time, and anybody may look at it there.',
		status: 201,
		answers: { 'application/json': pictureAnswer }
	});
	const content = Object.fromEntries(
		Object.values(PICTURE_TYPES).map((type) => [type, { schema: pictureBody }])
	);
	return createRoute({
		...route,
		request: { ...route.request, body: { required: true, content } }
	});
}
