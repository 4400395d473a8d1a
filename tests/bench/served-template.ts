import { serve, type Served } from '../support/served.ts';

/** A server with one template published. */
export async function servedTemplate(
	template: string,
	locale: string
): Promise<{ server: Served; slug: string; id: string }> {
	const server = await serve();
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify({ template, locale })
	});
	const { id, slug } = await created.json();
	await server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	return { server, slug, id };
}
