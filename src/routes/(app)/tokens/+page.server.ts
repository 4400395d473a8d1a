import { createToken, listTokens, revokeToken, SCOPES } from '$lib/server/services/tokens.ts';
import { fail } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { textOf, textsOf } from '../../form-text.ts';
import { refuse } from '../../problem-reply.ts';
import { signedIn } from '../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const tokens = await listTokens(locals.app, signedIn(locals).workspace);
	return {
		scopes: SCOPES,
		tokens: tokens.map((token) => ({ ...token, scopes: knownScopes(token.scopes) }))
	};
};

export const actions: Actions = {
	create: async ({ locals, request }) => {
		const form = await request.formData();
		const wanted = { name: textOf(form, 'name'), scopes: knownScopes(textsOf(form, 'scopes')) };
		const { workspace, id: by } = signedIn(locals);
		const created = await createToken(locals.app, workspace, wanted, by);
		if (!created.ok) {
			const { status, data } = refuse(created.problem, locals.i18n.locale);
			return fail(status, { ...data, ...wanted });
		}
		return { made: { token: created.value.token, name: created.value.name } };
	},
	revoke: async ({ locals, request, cookies }) => {
		const id = textOf(await request.formData(), 'id');
		const { workspace, id: by } = signedIn(locals);
		const revoked = await revokeToken(locals.app, workspace, id, by);
		if (!revoked.ok) return refuse(revoked.problem, locals.i18n.locale);
		setFlash(cookies, { text: locals.i18n.t('tokens.revoked') });
		return { done: true };
	}
};

function knownScopes(given: readonly string[]) {
	return SCOPES.filter((scope) => given.includes(scope));
}
