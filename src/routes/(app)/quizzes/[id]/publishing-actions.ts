import { changeAddress } from '$lib/server/services/addresses.ts';
import { publishQuiz, unpublishQuiz } from '$lib/server/services/publishing.ts';
import { startTrial } from '$lib/server/services/trials/trials.ts';
import { redirect, type Cookies } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
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
	/** With the address that was shown beside the button, where there was one. */
	publish: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const slug = slugOf(await request.formData());
		const moved =
			slug === null ? null : await changeAddress(app, workspace, params.id, { slug }, by);
		if (moved && !moved.ok) return refuse(moved.problem, i18n.locale);
		const published = await publishQuiz(app, workspace, params.id, { by, told: 'by words' });
		if (!published.ok) {
			const refusal = refuse(published.problem, i18n.locale);
			if (published.problem.code === 'has_errors') refusal.data.problem = i18n.t('publish.refused');
			return refusal;
		}
		setFlash(cookies, { text: i18n.t('publish.done', { version: published.value.version }) });
		return { done: true };
	},
	/** To a share of the visitors only, beside what is live. */
	trial: async ({ locals, params, request }: Event) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const form = await request.formData();
		const share = Number(textOf(form, 'share'));
		const planned = textOf(form, 'planned').trim();
		const started = await startTrial(app, workspace, params.id, {
			...{ share, by, told: 'by words' },
			...(planned !== '' && { planned: Number(planned) })
		});
		if (!started.ok) return refuse(started.problem, i18n.locale);
		redirect(303, `/quizzes/${started.value.quizId}/trial`);
	},
	address: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const slug = slugOf(await request.formData()) ?? '';
		const { workspace, id: by } = signedIn(locals);
		const changed = await changeAddress(app, workspace, params.id, { slug }, by);
		if (!changed.ok) return refuse(changed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('address.changed', { path: `/q/${changed.value.slug}` }) });
		return { done: true };
	},
	release: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const slug = slugOf(await request.formData()) ?? '';
		const release = [slug];
		const { workspace, id: by } = signedIn(locals);
		const changed = await changeAddress(app, workspace, params.id, { release }, by);
		if (!changed.ok) return refuse(changed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('address.released', { path: `/q/${slug}` }) });
		return { done: true };
	},
	unpublish: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const message = messageOf(await request.formData());
		const { workspace, id: by } = signedIn(locals);
		const closed = await unpublishQuiz(app, workspace, params.id, { message, by });
		if (!closed.ok) return refuse(closed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('unpublish.done') });
		return { done: true };
	}
};

function slugOf(form: FormData): string | null {
	const slug = form.get('slug');
	return typeof slug === 'string' ? slug : null;
}

/** A message per language; languages left empty do without one of their own. */
function messageOf(form: FormData): Record<string, string> | undefined {
	const texts = [...form.entries()].flatMap(([name, value]) =>
		name.startsWith('message.') && typeof value === 'string' && value.trim() !== ''
			? [[name.slice('message.'.length), value.trim()] as const]
			: []
	);
	return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}
