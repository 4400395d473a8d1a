import { createRoute, z, type RouteConfig } from '@hono/zod-openapi';
import type { Scope } from '../../services/tokens.ts';
import { problemSchema } from './schemas/problem.ts';

interface Documented {
	method: 'get' | 'post' | 'put' | 'delete' | 'head' | 'patch';
	path: string;
	access: Scope | 'public';
	summary: string;
	description?: string;
	query?: z.ZodType | undefined;
	headers?: z.ZodType | undefined;
	body?: z.ZodType | undefined;
	status: number;
	/** By media type; none: an empty answer. */
	answers: Readonly<Record<string, z.ZodType>> | undefined;
}

/** What the OpenAPI file says of an endpoint. */
export function documentOf(endpoint: Documented): RouteConfig {
	const { method, path, access, summary, description, query, headers, body, answers } = endpoint;
	return createRoute({
		method,
		path,
		summary,
		...(description !== undefined && { description }),
		operationId: operationId(method, path),
		tags: [path.split('/')[1]?.split('.')[0] ?? ''],
		security: access === 'public' ? [{}, { token: [] }] : [{ token: [access] }],
		request: {
			...(path.includes('{id}') && { params: z.object({ id: idSchema(path) }) }),
			...(query instanceof z.ZodObject && { query }),
			...(headers instanceof z.ZodObject && { headers }),
			...(body && {
				body: { required: isNeeded(body), content: { 'application/json': { schema: body } } }
			})
		},
		responses: {
			[endpoint.status]: {
				description: answers ? 'Done.' : 'Done; the answer is empty.',
				...(answers && { content: contentOf(answers) })
			},
			default: {
				description: 'A problem, as RFC 9457 tells it.',
				content: { 'application/problem+json': { schema: problemSchema } }
			}
		}
	});
}

/** Where nothing of it has to be sent, neither has it. */
function isNeeded(body: z.ZodType): boolean {
	return !body.safeParse(undefined).success;
}

function contentOf(answers: Readonly<Record<string, z.ZodType>>) {
	return Object.fromEntries(Object.entries(answers).map(([type, schema]) => [type, { schema }]));
}

function idSchema(path: string) {
	const named = Object.keys(NAMED_BY).find((start) => path.startsWith(start)) ?? '';
	const description = NAMED_BY[named] ?? 'The id.';
	return z.string().openapi({ param: { name: 'id', in: 'path' }, description });
}

/** What `{id}` is, where it is more than an id. */
const NAMED_BY: Readonly<Record<string, string>> = {
	'/quizzes': 'The id or the slug.',
	'/suppressions': 'The address.'
};

/** `get /quizzes/{id}/responses.csv` is getQuizzesIdResponsesCsv. */
function operationId(method: string, path: string): string {
	const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
	return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}
