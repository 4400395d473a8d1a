import { PROBLEMS, problemTitle } from '$lib/server/problems.ts';
import {
	mailSurveySample,
	sampleSurveyLetter
} from '$lib/server/services/campaigns/letter-sample.ts';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../../signed-in.ts';
import { inScheme } from './in-scheme.ts';
import type { RequestHandler } from './$types';

/** Nothing in it runs; the editor alone frames it. */
const POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https:; frame-ancestors 'self'; sandbox";

const askedSchema = z.object({
	locale: z.string().max(35).catch(''),
	variant: z.enum(['a', 'b']).catch('a'),
	kind: z.enum(['first', 'reminder', 'unfinished']).catch('first'),
	who: z.enum(['known', 'unknown']).catch('known')
});

const askedBy = ({ searchParams }: URL) => askedSchema.parse(Object.fromEntries(searchParams));

/** The saved letter: how it looks, or with `as=facts` what is known of it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const sample = await sampleSurveyLetter(app, workspace, params.id, askedBy(url));
	if (!sample.ok) error(404, i18n.t('error.notFound'));
	const { html, ...facts } = sample.value;
	if (url.searchParams.get('as') === 'facts') return json(facts);
	return new Response(inScheme(html, url.searchParams.get('scheme')), {
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
	});
};

/** Sends it to whoever is signed in. */
export const POST: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const user = signedIn(locals);
	const sent = await mailSurveySample(app, user.workspace, params.id, askedBy(url), user);
	if (!sent.ok) {
		const message = problemTitle(sent.problem, i18n.locale);
		return json({ message }, { status: PROBLEMS[sent.problem.code].status });
	}
	const message = sent.value
		? i18n.t('letter.test.written', { folder: sent.value })
		: i18n.t('letter.test.sent', { email: user.email });
	return json({ message });
};
