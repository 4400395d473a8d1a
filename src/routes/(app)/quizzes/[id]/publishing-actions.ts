import { changeAddress } from '$lib/server/services/addresses.ts';
import { publishQuiz, unpublishQuiz } from '$lib/server/services/publishing.ts';
import { startTrial } from '$lib/server/services/trials/trials.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { redirect, type Cookies } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { noteChange } from '../../../note-change.ts';
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
		const { workspace, id } = signedIn(locals);
		const slug = slugOf(await request.formData());
		const moved = slug === null ? null : await changeAddress(app, workspace, params.id, { slug });
		if (moved && !moved.ok) return refuse(moved.problem, i18n.locale);
		const published = await publishQuiz(app, workspace, params.id, { by: id, told: 'by words' });
		if (!published.ok) {
			const refusal = refuse(published.problem, i18n.locale);
			if (published.problem.code === 'has_errors') refusal.data.problem = i18n.t('publish.refused');
			return refusal;
		}
		await noteQuiz(locals, 'quiz.published', params.id, published.value);
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
		const changed = await changeAddress(app, signedIn(locals).workspace, params.id, { slug });
		if (!changed.ok) return refuse(changed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('address.changed', { path: `/q/${changed.value.slug}` }) });
		return { done: true };
	},
	release: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const slug = slugOf(await request.formData()) ?? '';
		const release = [slug];
		const changed = await changeAddress(app, signedIn(locals).workspace, params.id, { release });
		if (!changed.ok) return refuse(changed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('address.released', { path: `/q/${slug}` }) });
		return { done: true };
	},
	unpublish: async ({ locals, params, request, cookies }: Event) => {
		const { app, i18n } = locals;
		const message = messageOf(await request.formData());
		const closed = await unpublishQuiz(app, signedIn(locals).workspace, params.id, { message });
		if (!closed.ok) return refuse(closed.problem, i18n.locale);
		await noteQuiz(locals, 'quiz.closed', params.id);
		setFlash(cookies, { text: i18n.t('unpublish.done') });
		return { done: true };
	}
};

async function noteQuiz(
	locals: App.Locals,
	action: string,
	id: string,
	detail: { version?: number } = {}
): Promise<void> {
	const quiz = await getQuiz(locals.app, signedIn(locals).workspace, id);
	if (quiz.ok) await noteChange(locals, action, id, { name: quiz.value.title, ...detail });
}

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
