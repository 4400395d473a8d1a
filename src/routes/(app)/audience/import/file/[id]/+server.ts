import { receive, received } from '../../../../file-import/file-requests.ts';
import type { RequestHandler } from './$types';

/** How much of it is here. */
export const GET: RequestHandler = ({ locals, params }) => received(locals, params.id);

/** The bytes of a file from `from` on, which go to the disk as they come. */
export const PUT: RequestHandler = ({ locals, params, request, url }) =>
	receive(locals, params.id, request, url);
