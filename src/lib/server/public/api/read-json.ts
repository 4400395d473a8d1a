import type { Context } from 'hono';
import type { z } from 'zod';
import { explain } from '../../../quiz/parse/explain.ts';
import { pathText } from '../../../quiz/parse/finding.ts';
import { faultText } from '../../../quiz/parse/sentences.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { FieldError, Problem } from '../../problems.ts';

/** What respondents and scripts send. */
export const BODY_LIMIT = 256 * 1024;
/** Definitions come from holders of a token, and are looked into in full before they are refused. */
export const DEFINITION_LIMIT = 8 * 1024 * 1024;

/** The body as JSON.parse gives it; undefined where there is none. */
export async function readJson(c: Context, limit: number): Promise<Result<unknown, Problem>> {
	const type = c.req.header('content-type');
	if (type !== undefined && !/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
		return fail({ code: 'unsupported_media' });
	}
	const text = await readText(c, limit);
	if (text === null) return fail(tooLarge(limit));
	if (text === '') return ok(undefined);
	if (type === undefined) return fail({ code: 'unsupported_media' });
	try {
		return ok(JSON.parse(text));
	} catch {
		return fail({ code: 'bad_json' });
	}
}

/** What the schema makes of a value, or its faults as sentences. */
export function checked<T extends z.ZodType>(
	schema: T,
	value: unknown
): Result<z.output<T>, Problem> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return ok(parsed.data);
	const errors: FieldError[] = parsed.error.issues
		.slice(0, MOST_ERRORS)
		.flatMap((issue) => explain(issue, value))
		.map((finding) => ({
			path: pathText(finding.path),
			message: { en: faultText(finding, 'en'), ru: faultText(finding, 'ru') }
		}));
	return fail({ code: 'invalid', errors });
}

const MOST_ERRORS = 50;

/**
 * Null where it is longer than the limit. What is too long is still read, up to a point, and thrown away: a connection that
 * is left in the middle of a body is cut off under the answer, or under the next request that is sent on it.
 */
async function readText(c: Context, limit: number): Promise<string | null> {
	const length = c.req.header('content-length');
	if (length !== undefined) return Number(length) > limit ? null : c.req.text();
	const { body } = c.req.raw;
	if (!body) return '';
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.byteLength;
		if (size <= limit) chunks.push(chunk);
		if (size > limit + PATIENCE) break;
	}
	return size > limit ? null : Buffer.concat(chunks).toString('utf8');
}

const PATIENCE = 16 * 1024 * 1024;

function tooLarge(limit: number): Problem {
	const sized = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MB` : `${limit / 1024} kB`;
	return { code: 'too_large', params: { limit: sized } };
}
