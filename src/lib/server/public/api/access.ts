import type { Context } from 'hono';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { authenticate, type Caller, type Scope } from '../../services/tokens.ts';

/** Who asks, by the bearer token; null where none was sent. A wrong token is a problem even where none is needed. */
export async function callerOf(house: House, c: Context): Promise<Result<Caller | null, Problem>> {
	const header = c.req.header('authorization');
	if (header === undefined) return ok(null);
	const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1];
	const caller = token === undefined ? null : await authenticate(house, token);
	return caller ? ok(caller) : fail({ code: 'unauthorised' });
}

/** The same, where a token with this scope is needed. */
export async function requireCaller(
	house: House,
	c: Context,
	scope: Scope
): Promise<Result<Caller, Problem>> {
	const caller = await callerOf(house, c);
	if (!caller.ok) return caller;
	if (!caller.value) return fail({ code: 'unauthorised' });
	if (!caller.value.scopes.includes(scope)) return fail({ code: 'forbidden', params: { scope } });
	return ok(caller.value);
}
