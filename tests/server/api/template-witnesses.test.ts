import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { names } from '../../quizzes/template.ts';
import { anApi } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());

const reached = z.object({
	id: z.string(),
	reach: z.string(),
	witness: z
		.object({
			answers: z.record(z.string(), z.unknown()),
			hidden: z.record(z.string(), z.string()),
			path: z.array(z.string()),
			total: z.number(),
			percent: z.number()
		})
		.nullable()
});
const analysis = z.object({
	segments: z.array(reached.extend({ share: z.number() })),
	results: z.array(reached),
	steps: z.array(reached),
	idleJumps: z.array(z.string())
});

describe.each(names)('of the template %s', (template) => {
	test('each segment, result and step can be reached, by a witness that leads there when it is posted', async () => {
		const { id } = (await api.call('/quizzes', { method: 'POST', body: { template } })).body;
		await api.call(`/quizzes/${id}/publish`, { method: 'POST' });
		const found = analysis.parse((await api.call(`/quizzes/${id}/analysis`)).body);
		expect(found.idleJumps).toEqual([]);
		const replay = async ({ witness }: z.infer<typeof reached>) => {
			const body = { answers: witness?.answers, hidden: witness?.hidden };
			const { status, body: got } = await api.call(`/quizzes/${id}/responses`, {
				method: 'POST',
				body
			});
			const { path, total, percent } = witness ?? {};
			expect({ status, ...got }).toMatchObject({ status: 201, path, score: total, percent });
			expect(got['ignored']).toEqual([]);
			return got;
		};
		for (const segment of found.segments) {
			expect(segment.reach, segment.id).toBe('reachable');
			expect(await replay(segment)).toMatchObject({ segment: segment.id });
		}
		for (const result of found.results) {
			expect(result.reach, result.id).toBe('reachable');
			expect(await replay(result)).toMatchObject({ result: { id: result.id } });
		}
		for (const step of found.steps) {
			expect(step.reach, step.id).toBe('reachable');
			expect((await replay(step))['path']).toContain(step.id);
		}
	});
});
