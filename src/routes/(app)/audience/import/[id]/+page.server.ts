import { fieldFor } from '$lib/server/services/audience/columns.ts';
import { FAULT_WORDS } from '$lib/server/services/audience/address-words.ts';
import {
	faultCounts,
	firstFaults,
	getImport,
	repeatImport,
	startImport,
	type Import
} from '$lib/server/services/audience/imports.ts';
import { dropImport, lookAtImport } from '$lib/server/services/audience/receive-import.ts';
import { allLists } from '$lib/server/services/audience/lists.ts';
import { problemTitle } from '$lib/server/problems.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../flash.ts';
import { textOf } from '../../../../form-text.ts';
import { refuse } from '../../../../problem-reply.ts';
import { signedIn } from '../../../../signed-in.ts';
import { givenBasis, todayIn } from '../../basis-form.ts';
import { givenFormat, givenMapping } from './mapping-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const found = await getImport(app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
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
	const { format, headings, rows, mapping } = look.value;
	const width = Math.max(headings?.length ?? 0, ...rows.map((row) => row.length), 0);
	const lists = await allLists(app, workspace);
	return {
		refused: null,
		look: {
			format,
			columns: Array.from({ length: width }, (_, at) => ({
				at,
				heading: headings?.[at] ?? '',
				values: rows.slice(0, 4).map((row) => row[at] ?? ''),
				field: fieldFor(headings?.[at] || `column ${at + 1}`),
				meaning: mapping[at] ?? ''
			})),
			lists: lists.map((list) => ({ value: list.id, label: list.name })),
			today: todayIn(app.clock.now(), timeZone)
		}
	};
}

async function begun(locals: App.Locals, one: Import) {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const say = (code: string) => {
		const words = Object.entries(FAULT_WORDS).find(([name]) => name === code)?.[1];
		return words ? words[i18n.locale] : code;
	};
	// While it runs they are not shown, and it is looked at again and again.
	const isOver = one.state !== 'running';
	const first = isOver ? await firstFaults(app, workspace, one.id) : [];
	const counts = isOver ? await faultCounts(app, workspace, one.id) : [];
	const lists = await allLists(app, workspace);
	const list = lists.find(({ id }) => id === one.listId);
	return {
		...{ rows: one.rows, added: one.added, updated: one.updated },
		...{ repeated: one.repeated, broken: one.broken, error: one.error },
		...{ basis: one.basis, basisAt: one.basisAt, basisNote: one.basisNote },
		createdAt: one.createdAt,
		share: one.bytes === 0 ? 1 : one.bytesRead / one.bytes,
		list: list ? { id: list.id, name: list.name } : null,
		counts: counts.map(({ code, count }) => ({ why: say(code), count })),
		faults: first.map(({ line, code, value }) => ({ line, why: say(code), value }))
	};
}

export const actions: Actions = {
	start: async ({ locals, params, request }) => {
		const form = await request.formData();
		const list = textOf(form, 'list');
		const started = await startImport(locals.app, signedIn(locals).workspace, params.id, {
			format: { ...DEFAULT, ...givenFormat((name) => textOf(form, name)) },
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

const DEFAULT = { kind: 'csv', encoding: 'utf-8', separator: ',', headings: true } as const;
