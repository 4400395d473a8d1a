import type { ServerResponse } from 'node:http';
import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { PROBLEMS, problemJson, type Problem } from '../../problems.ts';
import { currentRequest } from '../../request-scope.ts';
import type { ApiEnv } from './env.ts';
import { languageOf } from './language.ts';

/** On every answer: nothing is cached, guessed, framed or run. */
const HEADERS = {
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff'
};

/** A file that is made while it is sent. */
export interface ServedFile {
	name: string;
	type: string;
	bytes: ReadableStream<Uint8Array>;
}

export type Headers = Readonly<Record<string, string>>;

export function jsonAnswer(status: number, body: unknown, headers: Headers = {}): Response {
	return new Response(JSON.stringify(body), {
		status,
		headers: { ...HEADERS, 'content-type': 'application/json; charset=utf-8', ...headers }
	});
}

export function emptyAnswer(headers: Headers = {}): Response {
	return new Response(null, { status: 204, headers: { ...HEADERS, ...headers } });
}

/** A file that is made while it is sent. */
export function fileAnswer(c: Context<ApiEnv>, { name, type, bytes }: ServedFile): Response {
	// Who asks for the headers alone reads nothing.
	if (c.req.method === 'HEAD') void bytes.cancel();
	return new Response(hangingUp(bytes, c.env.outgoing), {
		headers: {
			...HEADERS,
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}

interface ProblemOptions {
	locale?: 'en' | 'ru';
	headers?: Headers;
	/** Of the quiz that answers were refused by. */
	version?: number | undefined;
}

/** RFC 9457; in the language that the request asks for unless another is given. */
export function problemAnswer(
	house: House,
	c: Context,
	problem: Problem,
	{ locale, headers = {}, version }: ProblemOptions = {}
): Response {
	const language = locale ?? languageOf(c.req.header('accept-language'));
	const requestId = currentRequest()?.id ?? house.ids.next('req');
	const seconds = problem.params?.['seconds'];
	const retryAfter = seconds === undefined ? {} : { 'retry-after': String(seconds) };
	const body = { ...problemJson(problem, language, requestId), version };
	return jsonAnswer(PROBLEMS[problem.code].status, body, {
		'content-type': 'application/problem+json; charset=utf-8',
		'content-language': language,
		...(problem.code === 'unauthorised' && { 'www-authenticate': 'Bearer' }),
		...retryAfter,
		...headers
	});
}

/**
 * Where the file breaks off, so does the connection: that is how whoever downloads it learns of it. Left to itself, the
 * server's listener would print the error too, which is in the log already.
 */
function hangingUp(
	bytes: ReadableStream<Uint8Array>,
	outgoing: ServerResponse | undefined
): ReadableStream<Uint8Array> {
	if (!outgoing) return bytes;
	const reader = bytes.getReader();
	return new ReadableStream(
		{
			async pull(stream) {
				try {
					const { done, value } = await reader.read();
					if (done) stream.close();
					else stream.enqueue(value);
				} catch {
					outgoing.destroy();
				}
			},
			cancel: (reason) => reader.cancel(reason)
		},
		{ highWaterMark: 0 }
	);
}
