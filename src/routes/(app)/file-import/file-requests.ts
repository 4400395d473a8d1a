import {
	announceImport,
	receivedOfImport,
	receiveImport
} from '$lib/server/services/imports/receive-import.ts';
import { PROBLEMS, problemTitle, type Problem } from '$lib/server/problems.ts';
import { bytesOf } from '$lib/server/services/bytes-of.ts';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../signed-in.ts';
import type { ImportKind } from './kinds.ts';

const announced = z.strictObject({ name: z.string().max(1000), size: z.int().min(0) });

/** A file is about to be sent. @param kind what its rows are */
export async function announce(
	locals: App.Locals,
	request: Request,
	kind: ImportKind
): Promise<Response> {
	const { workspace, id: user } = signedIn(locals);
	const given = announced.safeParse(await request.json().catch(() => null));
	if (!given.success) error(422, locals.i18n.t('error.notFound'));
	const made = await announceImport(locals.app, { workspace, user, kind }, given.data);
	return made.ok ? json({ id: made.value.id }, { status: 201 }) : refusal(made.problem, locals);
}

/** How much of it is here. */
export async function received(locals: App.Locals, id: string): Promise<Response> {
	const { workspace } = signedIn(locals);
	const found = await receivedOfImport(locals.app, workspace, id);
	return found.ok ? json({ received: found.value }) : refusal(found.problem, locals);
}

/** The bytes of a file from `from` on, which go to the disk as they come. */
export async function receive(
	locals: App.Locals,
	id: string,
	request: Request,
	url: URL
): Promise<Response> {
	const { workspace } = signedIn(locals);
	const from = Number(url.searchParams.get('from') ?? 0);
	const taken = await receiveImport(locals.app, workspace, id, from, bytesOf(request.body));
	return taken.ok ? json(taken.value) : refusal(taken.problem, locals);
}

/** A sentence for the page that sends the file. */
function refusal(problem: Problem, { i18n }: App.Locals): Response {
	const message = problemTitle(problem, i18n.locale);
	return json({ message }, { status: PROBLEMS[problem.code].status });
}
