import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fail, ok, type Result } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import type { Problem } from '../../../problems.ts';
import { takeReport } from '../../../services/bounces/take-report.ts';
import { sameText } from '../../../services/digest.ts';
import { jsonAnswer, problemAnswer } from '../answers.ts';
import { documentOf } from '../document.ts';
import type { Endpoint } from '../endpoint.ts';
import { readBytes } from '../read-bytes.ts';

const PATH = '/bounces';
const MOST_BYTES = 1024 * 1024;

const takenSchema = z.object({
	kind: z.enum(['hard', 'soft', 'complaint', 'auto', 'delayed', 'other']),
	known: z.boolean().openapi({ description: 'It is about a letter of ours and its address.' }),
	news: z.boolean().openapi({ description: 'It changed something.' })
});

/** For a mail server that pipes what comes back: a message as it is, with the token of the installation and no other. */
export function bounceEndpoint(house: House): Endpoint {
	return {
		method: 'post',
		path: PATH,
		access: 'public',
		document: documentOf({
			method: 'post',
			path: PATH,
			access: 'public',
			summary: 'Hand over a message that came back, as `message/rfc822`',
			description:
				'With BOUNCE_TOKEN of the installation as the bearer token; at most 1 MB. Where none is set, there is nothing at this address.',
			status: 200,
			answers: { 'application/json': takenSchema }
		}),
		async answer(c) {
			const raw = await taken(house, c);
			if (!raw.ok) return problemAnswer(house, c, raw.problem);
			const report = await takeReport(house, raw.value);
			house.log.info('report_taken', { ...report });
			return jsonAnswer(200, report);
		}
	};
}

async function taken({ config }: House, c: Context): Promise<Result<Uint8Array, Problem>> {
	const { token } = config.bounces;
	if (token === undefined) return fail({ code: 'not_found' });
	const given = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
	if (given === undefined || !sameText(given, token)) return fail({ code: 'unauthorised' });
	const raw = await readBytes(c.req.raw.body, MOST_BYTES);
	return raw ? ok(raw) : fail({ code: 'too_large', params: { limit: '1 MB' } });
}
