import { receiveImport, receivedOfImport } from '$lib/server/services/audience/receive-import.ts';
import { bytesOf } from '$lib/server/services/bytes-of.ts';
import { json } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import { refusal } from '../refusal.ts';
import type { RequestHandler } from './$types';

/** How much of it is here. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { workspace } = signedIn(locals);
	const received = await receivedOfImport(locals.app, workspace, params.id);
	return received.ok ? json({ received: received.value }) : refusal(received.problem, locals);
};

/** The bytes of a file from `from` on, which go to the disk as they come. */
export const PUT: RequestHandler = async ({ locals, params, request, url }) => {
	const { workspace } = signedIn(locals);
	const from = Number(url.searchParams.get('from') ?? 0);
	const bytes = bytesOf(request.body);
	const taken = await receiveImport(locals.app, workspace, params.id, from, bytes);
	return taken.ok ? json(taken.value) : refusal(taken.problem, locals);
};
