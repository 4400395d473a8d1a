import { saveFormSettings } from '$lib/server/services/forms/forms.ts';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { namesTyped } from '$lib/builder/share/form-chosen.ts';
import { setFlash } from '../../../../../flash.ts';
import { textOf } from '../../../../../form-text.ts';
import { refuse } from '../../../../../problem-reply.ts';
import { signedIn } from '../../../../../signed-in.ts';

const NAMES = 'names.';

/** Saves how plain forms are taken; its refusal stands at the form's section, not at the button that publishes. */
export async function formAction({
	locals,
	params,
	request,
	cookies
}: Pick<RequestEvent<{ id: string }>, 'locals' | 'params' | 'request' | 'cookies'>) {
	const { app, i18n } = locals;
	const form = await request.formData();
	const names = [...form.keys()]
		.filter((name) => name.startsWith(NAMES))
		.map((name) => [name.slice(NAMES.length), namesTyped(textOf(form, name))] as const);
	const { workspace, id: by } = signedIn(locals);
	const saved = await saveFormSettings(app, workspace, by, params.id, {
		settings: {
			names: Object.fromEntries(names),
			redirects: textOf(form, 'redirects').split('\n'),
			redirecting: form.has('redirecting')
		},
		revision: Number(textOf(form, 'revision')) || 0
	});
	if (!saved.ok) {
		const { status, data: refusal } = refuse(saved.problem, i18n.locale);
		return fail(status, { refusal });
	}
	setFlash(cookies, { text: i18n.t('forms.saved') });
	return { done: true };
}
