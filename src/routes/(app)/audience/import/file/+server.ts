import { announceImport } from '$lib/server/services/audience/receive-import.ts';
import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../signed-in.ts';
import { refusal } from './refusal.ts';
import type { RequestHandler } from './$types';

const announced = z.strictObject({ name: z.string().max(1000), size: z.int().min(0) });

/** A file is about to be sent. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const { workspace, id: user } = signedIn(locals);
	const given = announced.safeParse(await request.json().catch(() => null));
	if (!given.success) error(422, locals.i18n.t('error.notFound'));
	const made = await announceImport(locals.app, { workspace, user }, given.data);
	return made.ok ? json({ id: made.value.id }, { status: 201 }) : refusal(made.problem, locals);
};
