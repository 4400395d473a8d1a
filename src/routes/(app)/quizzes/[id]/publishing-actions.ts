import { publishQuiz, unpublishQuiz } from '$lib/server/services/publishing.ts';
import type { Cookies } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';

interface Event {
	locals: App.Locals;
	params: { id: string };
	request: Request;
	cookies: Cookies;
}

/** What the page of a quiz and its builder can ask for. */
export const publishingActions = {
	publish: async ({ locals, params, cookies }: Event) => {
		const { app, i18n } = locals;
		const { workspace, id } = signedIn(locals);
		const published = await publishQuiz(app, workspace, params.id, { by: id, told: 'by words' });
		if (!published.ok) {
			const refusal = refuse(published.problem, i18n.locale);
			if (published.problem.code === 'has_errors') refusal.data.problem = i18n.t('publish.refused');
			return refusal;
		}
		setFlash(cookies, { text: i18n.t('publish.done', { version: published.value.version }) });
		return { done: true };
	},
	unpublish: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const message = messageOf(await request.formData());
		const closed = await unpublishQuiz(app, signedIn(locals).workspace, params.id, { message });
		if (!closed.ok) return refuse(closed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('unpublish.done') });
		return { done: true };
	}
};

/** A message per language; languages left empty do without one of their own. */
function messageOf(form: FormData): Record<string, string> | undefined {
	const texts = [...form.entries()].flatMap(([name, value]) =>
		name.startsWith('message.') && typeof value === 'string' && value.trim() !== ''
			? [[name.slice('message.'.length), value.trim()] as const]
			: []
	);
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}
