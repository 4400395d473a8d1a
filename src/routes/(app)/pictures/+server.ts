import { bytesOf } from '$lib/server/services/bytes-of.ts';
import { storePicture } from '$lib/server/services/pictures/store-picture.ts';
import { PROBLEMS, problemTitle } from '$lib/server/problems.ts';
import { json } from '@sveltejs/kit';
import { signedIn } from '../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Takes a picture for a quiz: the body is the picture itself. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { app, i18n } = locals;
	const length = Number(request.headers.get('content-length') ?? 0);
	const bytes = bytesOf(request.body);
	const { workspace, id } = signedIn(locals);
	const stored = await storePicture(app, workspace, bytes, length, id);
	if (stored.ok) return json({ src: stored.value.src }, { status: 201 });
	const message = problemTitle(stored.problem, i18n.locale);
	return json({ message }, { status: PROBLEMS[stored.problem.code].status });
};
