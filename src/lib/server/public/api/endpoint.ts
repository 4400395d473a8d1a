import { z, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type FieldError, type Problem } from '../../problems.ts';
import type { Caller, Scope } from '../../services/tokens.ts';
import { requireCaller } from './access.ts';
import { emptyAnswer, fileAnswer, jsonAnswer, problemAnswer, type ServedFile } from './answers.ts';
import { documentOf } from './document.ts';
import type { ApiEnv } from './env.ts';
import { languageOf } from './language.ts';
import { readQuery } from './query.ts';
import { BODY_LIMIT, checked, readJson } from './read-json.ts';

/** One row of the API: what the OpenAPI file says of it, and what answers it. */
export interface Endpoint {
	method: Method;
	/** `/quizzes/{id}` */
	path: string;
	/** The scope that a token needs; 'public' needs none. */
	access: Scope | 'public';
	document: RouteConfig;
	answer(c: Context<ApiEnv>): Promise<Response>;
}

type Method = 'get' | 'post' | 'put' | 'delete' | 'head' | 'patch';

/** What is taken: all of it is checked before the endpoint sees it. */
interface Taken<Query extends z.ZodType, Body extends z.ZodType> {
	path: string;
	access: Scope;
	summary: string;
	description?: string;
	query?: Query;
	body?: Body;
	bodyLimit?: number;
	/** What else is wrong with a body that the schema refuses, so that all of it is told at once. */
	alsoWrong?(caller: Caller, body: unknown): Promise<readonly FieldError[]>;
}

interface JsonSpec<
	Query extends z.ZodType,
	Body extends z.ZodType,
	Answer extends z.ZodType
> extends Taken<Query, Body> {
	method: Method;
	status?: 200 | 201 | 202 | 204;
	/** Without one the answer is empty. */
	answer?: Answer;
}

export interface ApiRequest<Query, Body> {
	/** The `{id}` of the path; '' where it has none. */
	id: string;
	query: Query;
	body: Body;
	caller: Caller;
	locale: 'en' | 'ru';
}

/** An endpoint that answers with JSON, or with nothing. */
export function endpoint<
	Query extends z.ZodType = z.ZodUnknown,
	Body extends z.ZodType = z.ZodUnknown,
	Answer extends z.ZodType = z.ZodVoid
>(
	house: House,
	spec: JsonSpec<Query, Body, Answer>,
	handle: (
		request: ApiRequest<z.output<Query>, z.output<Body>>
	) => Promise<Result<z.input<Answer>, Problem>>
): Endpoint {
	const { method, path, access, status = 200, answer } = spec;
	return {
		method,
		path,
		access,
		document: documentOf({ ...spec, status, answers: answer && { 'application/json': answer } }),
		async answer(c) {
			const request = await readRequest(house, spec, c);
			const result = request.ok ? await handle(request.value) : request;
			if (!result.ok) return problemAnswer(house, c, result.problem);
			return answer ? jsonAnswer(status, result.value) : emptyAnswer();
		}
	};
}

const FILE = z.string().openapi({ format: 'binary' });

/** An endpoint that answers with a file of this type. */
export function fileEndpoint<Query extends z.ZodType>(
	house: House,
	spec: Omit<Taken<Query, z.ZodUnknown>, 'access'> & { type: string },
	handle: (
		request: ApiRequest<z.output<Query>, unknown>
	) => Promise<Result<Omit<ServedFile, 'type'>, Problem>>
): Endpoint {
	const { path, type } = spec;
	const method = 'get';
	const access = 'read';
	return {
		method,
		path,
		access,
		document: documentOf({ ...spec, method, access, status: 200, answers: { [type]: FILE } }),
		async answer(c) {
			const request = await readRequest(house, { ...spec, access }, c);
			const file = request.ok ? await handle(request.value) : request;
			if (!file.ok) return problemAnswer(house, c, file.problem);
			return fileAnswer(c, { ...file.value, type });
		}
	};
}

/** Looks at the token before anything else. */
async function readRequest<Query extends z.ZodType, Body extends z.ZodType>(
	house: House,
	{ access, query, body, bodyLimit = BODY_LIMIT, alsoWrong }: Taken<Query, Body>,
	c: Context<ApiEnv>
): Promise<Result<ApiRequest<z.output<Query>, z.output<Body>>, Problem>> {
	const caller = await requireCaller(house, c, access);
	if (!caller.ok) return caller;
	const asked = readQuery(c, orAnything(query));
	if (!asked.ok) return asked;
	const sent = body ? await readJson(c, bodyLimit) : ok(undefined);
	if (!sent.ok) return sent;
	const given = checkBody(orAnything(body), sent.value);
	if (!given.ok) {
		const isThere = sent.value !== undefined;
		const more = isThere ? ((await alsoWrong?.(caller.value, sent.value)) ?? []) : [];
		return fail({ ...given.problem, errors: [...(given.problem.errors ?? []), ...more] });
	}
	return ok({
		id: c.req.param('id') ?? '',
		query: asked.value,
		body: given.value,
		caller: caller.value,
		locale: languageOf(c.req.header('accept-language'))
	});
}

function checkBody<Body extends z.ZodType>(
	body: Body,
	sent: unknown
): Result<z.output<Body>, Problem> {
	const given = checked(body, sent);
	return given.ok || sent !== undefined ? given : fail(NO_BODY);
}

const NO_BODY = invalid('', {
	en: 'There is no body: send a JSON object.',
	ru: 'Тело запроса пусто: пришлите объект JSON.'
});

/** Where no schema is given its type is the default one, of anything: the one place where that is asserted. */
function orAnything<Schema extends z.ZodType>(schema: Schema | undefined): Schema {
	return schema ?? (z.unknown() as z.ZodType as Schema);
}
