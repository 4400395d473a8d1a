import { storedFile } from '$lib/server/services/definition.ts';
import { getQuiz, saveSentDraft } from '$lib/server/services/quizzes.ts';
import { PROBLEMS, problemTitle } from '$lib/server/problems.ts';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

const bodySchema = z.object({ draft: z.unknown(), revision: z.number().int() });

const afterSchema = z.coerce.number().int();

/** The draft, where it has been saved since the revision `after`. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const after = afterSchema.safeParse(url.searchParams.get('after') ?? NaN);
	if (!after.success) error(400, i18n.t('error.broken'));
	const found = await getQuiz(app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { revision, definition } = found.value;
	if (revision <= after.data) return new Response(null, { status: 204 });
	return json({ draft: storedFile(definition), revision });
};

/** Saves what the builder holds; where somebody else has saved since, their draft is the answer. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const body = bodySchema.safeParse(await request.json().catch(() => null));
	if (!body.success) error(400, i18n.t('error.broken'));
	const { draft: definition, revision } = body.data;
	const saved = await saveSentDraft(app, workspace, params.id, { definition, revision });
	if (saved.ok) return json({ revision: saved.value.revision });
	const { code, errors } = saved.problem;
	if (code === 'stale') {
		const found = await getQuiz(app, workspace, params.id);
		if (!found.ok) error(404, i18n.t('error.notFound'));
		const draft = storedFile(found.value.definition);
		return json({ draft, revision: found.value.revision }, { status: 409 });
	}
	const [first] = errors ?? [];
	const message = first?.message[i18n.locale] ?? problemTitle(saved.problem, i18n.locale);
	return json({ message }, { status: PROBLEMS[code].status });
};
