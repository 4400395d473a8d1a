import { createRoute, z, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { findUpload, receiveBytes } from '../../services/uploads/receive-upload.ts';
import { serveUpload } from '../../services/uploads/response-files.ts';
import { abandonUpload } from '../../services/uploads/sweep-uploads.ts';
import { bytesOf } from '../../services/bytes-of.ts';
import { requireCaller } from './access.ts';
import { emptyAnswer, jsonAnswer, problemAnswer } from './answers.ts';
import { documentOf } from './document.ts';
import type { Endpoint } from './endpoint.ts';
import type { ApiEnv } from './env.ts';
import { readQuery } from './query.ts';
import {
	continuationHeaders,
	creationBody,
	creationHeaders,
	uploadAnswer
} from './schemas/uploads.ts';
import {
	checkVersion,
	progressHeaders,
	readContinuation,
	UPLOAD_HEADERS,
	UPLOAD_PREFLIGHT
} from './tus.ts';
import { createUpload } from './upload-creation.ts';

const MANY = '/quizzes/{id}/uploads';
const ONE = '/uploads/{id}';

type Spec = Pick<Parameters<typeof documentOf>[0], 'summary' | 'description' | 'headers'>;

export function uploadPreflight(): Response {
	return emptyAnswer(UPLOAD_PREFLIGHT);
}

/** The way in for files: whole in a form, or in parts that go on where they broke off (tus 1.0). And the way out. */
export function uploadEndpoints(house: House): Endpoint[] {
	const head = headEndpoint(house);
	return [
		creationEndpoint(house),
		head,
		patchEndpoint(house),
		deleteEndpoint(house),
		getEndpoint(house, head)
	];
}

function creationEndpoint(house: House): Endpoint {
	return {
		method: 'post',
		path: MANY,
		access: 'public',
		document: withForm(
			documentOf({
				method: 'post',
				path: MANY,
				access: 'public',
				summary: 'Send a file, or begin to send one',
				description:
					'Public, from any origin. A form (`multipart/form-data`) brings the file whole. With `Tus-Resumable: 1.0.0` and `Upload-Length` it is announced, and sent in parts to the `Location` of the answer. The id is what the answer to the question holds; what no response names within a day is removed.',
				headers: creationHeaders,
				status: 201,
				answers: { 'application/json': uploadAnswer }
			})
		),
		async answer(c) {
			const created = await createUpload(house, c);
			if (!created.ok) return refusal(house, c, created.problem);
			const { id, stepId: step, name, size, type } = created.value;
			const location = `/api/v1/uploads/${id}`;
			return jsonAnswer(201, { id, step, name, size, type }, { ...UPLOAD_HEADERS, location });
		}
	};
}

function headEndpoint(house: House): Endpoint {
	return tusEndpoint(
		house,
		'head',
		200,
		{
			summary: 'How far an upload is',
			description: '`Upload-Offset` bytes of `Upload-Length` are here.'
		},
		async (c) => {
			const found = await findUpload(house, c.req.param('id') ?? '');
			if (!found.ok) return refusal(house, c, found.problem);
			return new Response(null, {
				headers: { 'cache-control': 'no-store', ...progressHeaders(found.value) }
			});
		}
	);
}

function patchEndpoint(house: House): Endpoint {
	return tusEndpoint(
		house,
		'patch',
		204,
		{
			summary: 'Go on with an upload',
			description:
				'The body holds bytes from `Upload-Offset` on. With the last of them the content is looked into: what is not of a type that the question takes is refused and removed.',
			headers: continuationHeaders
		},
		async (c) => {
			const asked = readContinuation(c);
			if (!asked.ok) return refusal(house, c, asked.problem);
			const { from, length } = asked.value;
			const bytes = bytesOf(c.req.raw.body);
			const taken = await receiveBytes(house, c.req.param('id') ?? '', from, bytes, length);
			if (!taken.ok) return refusal(house, c, taken.problem);
			return emptyAnswer(progressHeaders(taken.value));
		}
	);
}

function deleteEndpoint(house: House): Endpoint {
	return tusEndpoint(house, 'delete', 204, { summary: 'Give an upload up' }, async (c) => {
		const isGone = await abandonUpload(house, c.req.param('id') ?? '');
		return isGone ? emptyAnswer(UPLOAD_HEADERS) : refusal(house, c, { code: 'not_found' });
	});
}

function getEndpoint(house: House, head: Endpoint): Endpoint {
	return {
		method: 'get',
		path: ONE,
		access: 'read',
		document: documentOf({
			method: 'get',
			path: ONE,
			access: 'read',
			summary: 'A file of a response, as an attachment',
			status: 200,
			answers: { 'application/octet-stream': z.string() }
		}),
		async answer(c) {
			// Hono hands HEAD to whatever answers GET.
			if (c.req.raw.method === 'HEAD') return head.answer(c);
			const caller = await requireCaller(house, c, 'read');
			if (!caller.ok) return problemAnswer(house, c, caller.problem);
			const asked = readQuery(c, z.unknown());
			if (!asked.ok) return problemAnswer(house, c, asked.problem);
			const served = await serveUpload(house, caller.value.workspace, c.req.param('id') ?? '');
			if (!served.ok) return problemAnswer(house, c, served.problem);
			return new Response(served.value.body, { headers: served.value.headers });
		}
	};
}

function tusEndpoint(
	house: House,
	method: 'head' | 'patch' | 'delete',
	status: number,
	spec: Spec,
	answer: Endpoint['answer']
): Endpoint {
	const access = 'public';
	return {
		method,
		path: ONE,
		access,
		document: documentOf({ ...spec, method, path: ONE, access, status, answers: undefined }),
		async answer(c) {
			const problem = checkVersion(c);
			return problem ? refusal(house, c, problem) : answer(c);
		}
	};
}

function refusal(house: House, c: Context<ApiEnv>, problem: Problem): Response {
	const version = problem.code === 'tus_version' && {
		'tus-version': UPLOAD_PREFLIGHT['tus-version']
	};
	return problemAnswer(house, c, problem, { headers: { ...UPLOAD_HEADERS, ...version } });
}

/** A body that is no JSON. */
function withForm(route: RouteConfig): RouteConfig {
	return createRoute({
		...route,
		request: {
			...route.request,
			body: { content: { 'multipart/form-data': { schema: creationBody } } }
		}
	});
}
