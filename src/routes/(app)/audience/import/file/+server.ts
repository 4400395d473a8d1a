import { announce } from '../../../file-import/file-requests.ts';
import type { RequestHandler } from './$types';

/** A file is about to be sent. */
export const POST: RequestHandler = ({ locals, request }) =>
	announce(locals, request, 'recipients');
