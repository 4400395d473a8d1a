import { z } from 'zod';
import { parseQuizFile } from '../quiz/parse.ts';
import type { QuizFile } from '../quiz/quiz.ts';
import type { Kept } from './autosave.ts';

const newerSchema = z.object({ revision: z.number(), draft: z.unknown() });

/** The draft that the server has, where somebody has saved it since this revision; null where nobody has, or it cannot be told. */
export async function newerDraft(
	address: string,
	revision: number
): Promise<Kept<QuizFile> | null> {
	try {
		const response = await fetch(`${address}?after=${revision}`, { redirect: 'manual' });
		if (response.status !== 200) return null;
		const newer = newerSchema.parse(await response.json());
		const draft = parseQuizFile(newer.draft);
		return draft.ok ? { draft: draft.value, revision: newer.revision } : null;
	} catch {
		return null;
	}
}
