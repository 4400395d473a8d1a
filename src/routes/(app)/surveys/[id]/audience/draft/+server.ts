import { audienceSchema } from '$lib/letter/campaign.ts';
import { recentPreview } from '$lib/server/services/audience/recent-preview.ts';
import { getCampaign, saveCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import { PROBLEMS, problemTitle, type Problem } from '$lib/server/problems.ts';
import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

const sent = z.strictObject({ audience: audienceSchema, revision: z.int() });

/** Keeps who is to get it. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const given = sent.safeParse(await request.json().catch(() => null));
	if (!given.success) return refusal({ code: 'invalid' }, locals);
	const saved = await saveCampaign(
		locals.app,
		signedIn(locals).workspace,
		params.id,
		given.data,
		null
	);
	return saved.ok ? json({ revision: saved.value.revision }) : refusal(saved.problem, locals);
};

/** Who gets it, as it is kept, and why others do not. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const found = await getCampaign(locals.app, signedIn(locals).workspace, params.id);
	if (!found.ok) return refusal(found.problem, locals);
	return json(await recentPreview(locals.app, found.value, request.signal));
};

function refusal(problem: Problem, { i18n }: App.Locals): Response {
	const { status } = PROBLEMS[problem.code];
	return json({ code: problem.code, message: problemTitle(problem, i18n.locale) }, { status });
}
