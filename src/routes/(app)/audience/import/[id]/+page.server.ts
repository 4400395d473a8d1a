import { fieldFor } from '$lib/server/services/audience/columns.ts';
import { faultWords } from '$lib/server/services/audience/address-words.ts';
import {
	getImport,
	repeatImport,
	startImport,
	type Import
} from '$lib/server/services/imports/imports.ts';
import { dropImport, lookAtImport } from '$lib/server/services/imports/receive-import.ts';
import { allLists } from '$lib/server/services/audience/lists.ts';
import { problemTitle } from '$lib/server/problems.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { columnsOf } from '../../../file-import/waiting.ts';
import { givenBasis, todayIn } from '../../basis-form.ts';
import { begunImport } from '../../../file-import/begun.ts';
import { DEFAULT_FORMAT, givenFormat, givenMapping } from '../../../file-import/mapping-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const found = await getImport(app, signedIn(locals).workspace, params.id);
	if (!found.ok || found.value.kind !== 'recipients') error(404, i18n.t('error.notFound'));
	const { id, fileName, state } = found.value;
	const common = { id, fileName, state };
	return state === 'waiting'
		? { ...common, waiting: await waiting(locals, id, url.searchParams), begun: null }
		: { ...common, waiting: null, begun: await begun(locals, found.value) };
};

async function waiting(locals: App.Locals, id: string, query: URLSearchParams) {
	const { app, i18n, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const look = await lookAtImport(
		app,
		workspace,
		id,
		givenFormat((name) => query.get(name) ?? '')
	);
	if (!look.ok) return { refused: problemTitle(look.problem, i18n.locale), look: null };
	const lists = await allLists(app, workspace);
	return {
		refused: null,
		look: {
			format: look.value.format,
			columns: columnsOf(look.value).map((column) => ({
				...column,
				field: fieldFor(column.heading || `column ${column.at + 1}`)
			})),
			lists: lists.map((list) => ({ value: list.id, label: list.name })),
			today: todayIn(app.clock.now(), timeZone)
		}
	};
}

async function begun(locals: App.Locals, one: Import) {
	const { app, i18n } = locals;
	const lists = await allLists(app, signedIn(locals).workspace);
	const list = lists.find(({ id }) => id === one.listId);
	return {
		...(await begunImport(locals, one, (code) => faultWords(code, i18n.locale))),
		...{ basis: one.basis, basisAt: one.basisAt, basisNote: one.basisNote },
		list: list ? { id: list.id, name: list.name } : null
	};
}

export const actions: Actions = {
	start: async ({ locals, params, request }) => {
		const form = await request.formData();
		const list = textOf(form, 'list');
		const started = await startImport(locals.app, signedIn(locals).workspace, params.id, {
			format: { ...DEFAULT_FORMAT, ...givenFormat((name) => textOf(form, name)) },
			mapping: givenMapping(form),
			...givenBasis(form, locals.timeZone),
			...(list === 'new' && { newList: textOf(form, 'newList') }),
			...(list !== 'new' && list !== '' && { list })
		});
		if (!started.ok) return refuse(started.problem, locals.i18n.locale);
		redirect(303, `/audience/import/${params.id}`);
	},
	repeat: async ({ locals, params }) => {
		const again = await repeatImport(locals.app, signedIn(locals).workspace, params.id);
		return again.ok ? { done: true } : refuse(again.problem, locals.i18n.locale);
	},
	drop: async ({ locals, params, cookies }) => {
		await dropImport(locals.app, signedIn(locals).workspace, params.id);
		setFlash(cookies, { text: locals.i18n.t('audience.import.dropped') });
		redirect(303, '/audience/import');
	}
};
