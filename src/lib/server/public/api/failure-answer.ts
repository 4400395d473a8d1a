import type { Context } from 'hono';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { errorFields } from '../../error-fields.ts';
import { problemAnswer } from './answers.ts';

const RETRY_SECONDS = 2;

/** What is answered where an error was thrown, which is logged as `event`. */
export function failureAnswer(house: House, c: Context, event: string, error: unknown): Response {
	return problemAnswer(house, c, failure(house, c, event, error));
}

/** A database that is away is no bug: whoever asks is told when to ask again. */
export function failure(house: House, c: Context, event: string, error: unknown): Problem {
	const path = c.req.routePath;
	const { at, ...fields } = errorFields(error);
	if (house.store.isAway(error)) {
		house.log.warn('database_away', { path, ...fields });
		return { code: 'database_away', params: { seconds: RETRY_SECONDS } };
	}
	house.log.error(event, { path, ...fields, at });
	return { code: 'internal' };
}
