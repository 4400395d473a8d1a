import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { PROBLEMS, problemJson, type Problem } from '../../problems.ts';
import { currentRequest } from '../../request-scope.ts';
import { languageOf } from './language.ts';

/** On every answer: nothing is cached, guessed, framed or run. */
const HEADERS = {
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff'
};

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
export function fileAnswer(name: string, type: string, chunks: AsyncIterable<string>): Response {
	return new Response(streamOf(chunks), {
		headers: {
			...HEADERS,
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}

/** RFC 9457; in the language that the request asks for unless another is given. */
export function problemAnswer(
	house: House,
	c: Context,
	problem: Problem,
	{ locale, headers = {} }: { locale?: 'en' | 'ru'; headers?: Headers } = {}
): Response {
	const language = locale ?? languageOf(c.req.header('accept-language'));
	const requestId = currentRequest()?.id ?? house.ids.next('req');
	const seconds = problem.params?.['seconds'];
	const retryAfter = seconds === undefined ? {} : { 'retry-after': String(seconds) };
	return jsonAnswer(PROBLEMS[problem.code].status, problemJson(problem, language, requestId), {
		'content-type': 'application/problem+json; charset=utf-8',
		'content-language': language,
		...(problem.code === 'unauthorised' && { 'www-authenticate': 'Bearer' }),
		...retryAfter,
		...headers
	});
}

/** Made as fast as it is read, and no further once nobody reads. */
function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
	const iterator = chunks[Symbol.asyncIterator]();
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await iterator.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await iterator.return?.();
		}
	});
}
