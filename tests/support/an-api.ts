import { z } from 'zod';
import { apiRoutes, type ApiOptions } from '../../src/lib/server/public/api/api-routes.ts';
import { createToken, SCOPES, type Scope } from '../../src/lib/server/services/tokens.ts';
import { aHouse, type HouseOptions, type TestHouse } from './a-house.ts';
import { aWorkspace } from './a-workspace.ts';

export interface Call {
	method?: string;
	/** Sent as JSON, unless it is a string: then as it is. */
	body?: unknown;
	/** Sent as they are, in place of a body. */
	bytes?: Uint8Array;
	form?: FormData;
	stream?: ReadableStream<Uint8Array>;
	/** The whole token; '' sends none. The API's own unless given. */
	token?: string;
	headers?: Record<string, string>;
	/** The client's. */
	address?: string;
}

const fault = z.object({ path: z.string(), message: z.string() });
const row = z
	.looseObject({ id: z.string(), email: z.string().nullable(), event: z.string() })
	.partial();

/** What tests read out of answers one by one; all else they compare as a whole. */
const bodySchema = z
	.looseObject({
		id: z.string(),
		slug: z.string(),
		title: z.string(),
		code: z.string(),
		lead: z.string().nullable(),
		next: z.string().nullable(),
		items: z.array(row),
		errors: z.array(fault)
	})
	.partial();

export interface Answer {
	status: number;
	headers: Headers;
	/** Empty where the answer is no JSON. */
	body: z.infer<typeof bodySchema>;
	/** Of the body; empty where it has none. */
	errors: z.infer<typeof fault>[];
	items: z.infer<typeof row>[];
	text: string;
}

export interface TestApi {
	house: TestHouse;
	workspace: string;
	token: string;
	call(path: string, call?: Call): Promise<Answer>;
	/** A token of this or another workspace. */
	newToken(workspace: string, scopes?: readonly Scope[]): Promise<string>;
}

/** The API on a house of its own, with a workspace and a token that may do everything in it. Close the house's store. */
export async function anApi(options: HouseOptions & ApiOptions = {}): Promise<TestApi> {
	const house = await aHouse(options);
	const api = apiRoutes(house, options);
	const newToken = async (workspace: string, scopes: readonly Scope[] = SCOPES) => {
		const created = await createToken(house, workspace, { name: 'test', scopes }, null);
		if (!created.ok) throw new Error(created.problem.code);
		return created.value.token;
	};
	const workspace = await aWorkspace(house);
	const own = await newToken(workspace);
	return {
		house,
		workspace,
		token: own,
		newToken,
		async call(
			path,
			{ method = 'GET', body, bytes, form, stream, token = own, headers = {}, address } = {}
		) {
			const init: RequestInit = {
				method,
				headers: {
					...(token && { authorization: `Bearer ${token}` }),
					...(body !== undefined && { 'content-type': 'application/json' }),
					...headers
				}
			};
			if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
			if (bytes || form) init.body = form ?? new Uint8Array(bytes ?? []);
			if (stream) Object.assign(init, { body: stream, duplex: 'half' });
			const socket = { remoteAddress: address };
			const response = await api.request(path, init, address ? { incoming: { socket } } : {});
			const text = await response.text();
			const isJson = /^application\/(problem\+)?json/.test(
				response.headers.get('content-type') ?? ''
			);
			const answer = bodySchema.parse(isJson && text ? JSON.parse(text) : {});
			return {
				status: response.status,
				headers: response.headers,
				body: answer,
				errors: answer.errors ?? [],
				items: answer.items ?? [],
				text
			};
		}
	};
}
