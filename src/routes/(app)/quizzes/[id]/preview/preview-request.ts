import { getQuiz } from '$lib/server/services/quizzes.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { error, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../signed-in.ts';

const requestSchema = z.object({
	answers: z.record(z.string(), z.unknown()),
	hidden: z.record(z.string(), z.string()).default({}),
	locale: z.string()
});

/** The draft that is played, and what the player has answered so far. */
export async function previewRequest(event: RequestEvent<{ id: string }>) {
	const { locals, params, request } = event;
	const found = await getQuiz(locals.app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, locals.i18n.t('error.notFound'));
	const parsed = requestSchema.safeParse(await request.json().catch(() => null));
	if (!parsed.success) error(400, locals.i18n.t('error.broken'));
	return { quiz: storedQuiz(found.value.definition), given: parsed.data };
}
