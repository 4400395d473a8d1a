import { z } from 'zod';
import { parseQuizFile } from '../../quiz/parse.ts';
import type { Past } from './past.svelte.ts';

const pastSchema = z.object({
	published: z.object({ version: z.number(), file: z.unknown() }).nullable(),
	responses: z.array(
		z.object({
			id: z.string(),
			answers: z.record(z.string(), z.unknown()),
			hidden: z.record(z.string(), z.string()),
			at: z.number(),
			segment: z.string(),
			temperature: z.enum(['cold', 'warm', 'hot'])
		})
	),
	more: z.boolean()
});

/** Asks the server what people have answered. `lost`: it cannot be had just now. */
export async function fetchPast(quizId: string): Promise<Past | 'lost' | 'empty'> {
	try {
		const response = await fetch(`/quizzes/${quizId}/edit/past`, { redirect: 'manual' });
		if (!response.ok) return 'lost';
		const { published, responses, more } = pastSchema.parse(await response.json());
		if (!published || responses.length === 0) return 'empty';
		const file = parseQuizFile(published.file);
		if (!file.ok) return 'lost';
		return { published: { version: published.version, file: file.value }, responses, more };
	} catch {
		return 'lost';
	}
}
