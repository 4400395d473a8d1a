import {
	addSuppressed,
	liftSuppressed,
	listSuppressed,
	SUPPRESSED_FOR
} from '$lib/server/services/leaving/suppressed.ts';
import { fail } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { listOf } from '../../query.ts';
import { leftFilter } from './left-filter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { shown: filter, asked } = leftFilter(url.searchParams);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const page = await listSuppressed(locals.app, signedIn(locals).workspace, { ...asked, cursor });
	return { filter, list: listOf(filter, page), left: page.items, reasons: SUPPRESSED_FOR };
};

const LONGEST = 500_000;

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { t } = locals.i18n;
		const text = textOf(await request.formData(), 'emails');
		const refused = (error: string) => fail(422, { text, error });
		if (text.length > LONGEST) return refused(t('leaving.add.long'));
		const { workspace, id: by } = signedIn(locals);
		const added = await addSuppressed(locals.app, workspace, text, { by });
		if (added.added + added.known === 0) return refused(t('leaving.add.none'));
		return { added };
	},
	lift: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const asked = textOf(form, 'asked') === '1';
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const lifted = await liftSuppressed(app, workspace, textOf(form, 'email'), { asked, by });
		if (!lifted.ok) return refuse(lifted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('leaving.lifted') });
		return { done: true };
	}
};
