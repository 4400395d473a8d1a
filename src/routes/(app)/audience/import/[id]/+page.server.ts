import { fieldFor } from '$lib/server/services/audience/columns.ts';
import { startImport } from '$lib/server/services/imports/imports.ts';
import { redirect } from '@sveltejs/kit';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import {
	DEFAULT_FORMAT,
	givenFormat,
	givenList,
	givenMapping
} from '../../../file-import/mapping-form.ts';
import { importActions, importOf, shownImport } from '../../../file-import/one-import.ts';
import { columnsOf } from '../../../file-import/waiting.ts';
import { givenBasis } from '../../basis-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const one = await importOf(locals, params.id, 'recipients');
	const given = givenFormat((name) => url.searchParams.get(name) ?? '');
	return shownImport(locals, one, given, (look) => ({
		format: look.format,
		columns: columnsOf(look).map((column) => ({
			...column,
			field: fieldFor(column.heading || `column ${column.at + 1}`)
		}))
	}));
};

export const actions: Actions = {
	...importActions('recipients'),
	start: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { workspace, id: by } = signedIn(locals);
		const start = {
			format: { ...DEFAULT_FORMAT, ...givenFormat((name) => textOf(form, name)) },
			mapping: givenMapping(form),
			...givenBasis(form, locals.timeZone),
			...givenList(form)
		};
		const started = await startImport(locals.app, workspace, params.id, start, by);
		if (!started.ok) return refuse(started.problem, locals.i18n.locale);
		redirect(303, `/audience/import/${params.id}`);
	}
};
