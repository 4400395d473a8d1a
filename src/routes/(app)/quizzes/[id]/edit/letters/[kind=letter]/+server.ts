import { PROBLEMS, problemTitle } from '$lib/server/problems.ts';
import { mailSample, sampleLetter } from '$lib/server/services/sample-letter.ts';
import { error, json } from '@sveltejs/kit';
import { signedIn } from '../../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Nothing in it runs; the builder alone frames it. */
const POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https:; frame-ancestors 'self'; sandbox";

/** How a letter of the saved draft looks. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const locale = url.searchParams.get('locale');
	const letter = await sampleLetter(app, workspace, params.id, params.kind, locale);
	if (!letter.ok) error(404, i18n.t('error.notFound'));
	return new Response(letter.value.html, {
		headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
	});
};

/** Sends it to whoever is signed in. */
export const POST: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const user = signedIn(locals);
	const locale = url.searchParams.get('locale');
	const letter = await sampleLetter(app, user.workspace, params.id, params.kind, locale);
	const sent = letter.ok ? await mailSample(app, letter.value, user) : letter;
	if (!sent.ok) {
		const message = problemTitle(sent.problem, i18n.locale);
		return json({ message }, { status: PROBLEMS[sent.problem.code].status });
	}
	const message = sent.value
		? i18n.t('builder.letter.test.written', { folder: sent.value })
		: i18n.t('builder.letter.test.sent', { email: user.email });
	return json({ message });
};
