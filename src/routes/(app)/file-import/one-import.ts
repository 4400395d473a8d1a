import { problemTitle } from '$lib/server/problems.ts';
import { allLists } from '$lib/server/services/audience/lists.ts';
import { getImport, repeatImport, type Import } from '$lib/server/services/imports/imports.ts';
import {
	dropImport,
	lookAtImport,
	type LookedAt
} from '$lib/server/services/imports/receive-import.ts';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { setFlash } from '../../flash.ts';
import { refuse } from '../../problem-reply.ts';
import { signedIn } from '../../signed-in.ts';
import { todayIn } from '../audience/basis-form.ts';
import { begunImport } from './begun.ts';
import { KINDS, type ImportKind } from './kinds.ts';
import type { givenFormat } from './mapping-form.ts';

/** One whose rows become this. */
export async function importOf(locals: App.Locals, id: string, kind: ImportKind): Promise<Import> {
	const found = await getImport(locals.app, signedIn(locals).workspace, id);
	if (!found.ok || found.value.kind !== kind) error(404, locals.i18n.t('error.notFound'));
	return found.value;
}

/**
 * What its page shows: the file that waits to be read, or how far it is.
 * @param given how the file is read, as far as somebody says
 * @param asked what the form of this kind shows of the first rows
 */
export async function shownImport<Asked>(
	locals: App.Locals,
	one: Import,
	given: ReturnType<typeof givenFormat>,
	asked: (look: LookedAt) => Asked | Promise<Asked>
) {
	const { id, fileName, state } = one;
	return state === 'waiting'
		? { id, fileName, state, waiting: await waiting(locals, id, given, asked), begun: null }
		: { id, fileName, state, waiting: null, begun: await begunImport(locals, one) };
}

async function waiting<Asked>(
	locals: App.Locals,
	id: string,
	given: ReturnType<typeof givenFormat>,
	asked: (look: LookedAt) => Asked | Promise<Asked>
) {
	const { app, i18n, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const look = await lookAtImport(app, workspace, id, given);
	if (!look.ok) return { refused: problemTitle(look.problem, i18n.locale), look: null };
	const lists = await allLists(app, workspace);
	return {
		refused: null,
		look: {
			...(await asked(look.value)),
			lists: lists.map((list) => ({ value: list.id, label: list.name })),
			today: todayIn(app.clock.now(), timeZone)
		}
	};
}

/** What may be done with a file but to begin. */
export function importActions(kind: ImportKind) {
	const { room } = KINDS[kind];
	return {
		repeat: async ({ locals, params }: Event) => {
			const { workspace, id: by } = signedIn(locals);
			const again = await repeatImport(locals.app, workspace, params.id, by);
			return again.ok ? { done: true } : refuse(again.problem, locals.i18n.locale);
		},
		drop: async ({ locals, params, cookies }: Event) => {
			await dropImport(locals.app, signedIn(locals).workspace, params.id);
			setFlash(cookies, { text: locals.i18n.t('audience.import.dropped') });
			redirect(303, `${room}/import`);
		}
	};
}

type Event = RequestEvent<{ id: string }>;
