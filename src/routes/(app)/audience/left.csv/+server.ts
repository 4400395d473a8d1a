import { listSuppressed } from '$lib/server/services/leaving/suppressed.ts';
import { signedIn } from '../../../signed-in.ts';
import { csvAnswer } from '../../csv-answer.ts';
import { leftFilter } from '../left/left-filter.ts';
import type { RequestHandler } from './$types';

const AT_ONCE = 200;

/** The addresses of the list that the link stands above; read page by page while it is sent. */
export const GET: RequestHandler = ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const { asked } = leftFilter(url.searchParams);
	async function* pages() {
		let cursor: string | undefined;
		do {
			const page = await listSuppressed(app, workspace, { ...asked, cursor, limit: AT_ONCE });
			yield page.items.map(({ email, reason, detail, survey, at }) => [
				...[email, i18n.t(`leaving.reason.${reason}`), detail, survey?.name ?? null],
				new Date(at)
			]);
			cursor = page.next ?? undefined;
		} while (cursor !== undefined);
	}
	const headings = ['email', 'reason', 'detail', 'survey', 'since'];
	return csvAnswer('left', { headings, pages: pages() });
};
