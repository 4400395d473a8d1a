import { letterSchema } from '$lib/letter/letter.ts';
import { getCampaign, saveCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import { PROBLEMS, problemTitle } from '$lib/server/problems.ts';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

const bodySchema = z.object({ letter: z.unknown(), revision: z.number().int() });

const afterSchema = z.coerce.number().int();

/** The letter, where it has been saved since the revision `after`. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const after = afterSchema.safeParse(url.searchParams.get('after') ?? NaN);
	if (!after.success) error(400, i18n.t('error.broken'));
	const found = await getCampaign(app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { revision, letter } = found.value;
	if (revision <= after.data) return new Response(null, { status: 204 });
	return json({ letter, revision });
};

/** Saves what the editor holds; where somebody else has saved since, their letter is the answer. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const body = bodySchema.safeParse(await request.json().catch(() => null));
	if (!body.success) error(400, i18n.t('error.broken'));
	const letter = letterSchema.safeParse(body.data.letter);
	if (!letter.success) return json({ message: i18n.t('letter.refused') }, { status: 422 });
	const { revision } = body.data;
	const saved = await saveCampaign(
		app,
		workspace,
		params.id,
		{ letter: letter.data, revision },
		null
	);
	if (saved.ok) return json({ revision: saved.value.revision });
	const { code } = saved.problem;
	if (code === 'stale') {
		const found = await getCampaign(app, workspace, params.id);
		if (!found.ok) error(404, i18n.t('error.notFound'));
		const theirs = { letter: found.value.letter, revision: found.value.revision };
		return json(theirs, { status: 409 });
	}
	// It is being sent by now: what is held here has no place any more.
	const status = code === 'campaign_running' ? 410 : PROBLEMS[code].status;
	return json({ message: problemTitle(saved.problem, i18n.locale) }, { status });
};
