import { z } from 'zod';
import { parseQuizFile } from '../quiz/parse.ts';
import type { QuizFile } from '../quiz/quiz.ts';
import { packDraft } from '../quiz/sent-draft.ts';
import type { Kept, SaveAnswer } from './autosave.ts';

const savedSchema = z.object({ revision: z.number() });
const staleSchema = z.object({ revision: z.number(), draft: z.unknown() });
const refusedSchema = z.object({ message: z.string() });

/** The words for a session or a quiz that has ended. */
export interface Endings {
	signedOut: string;
	gone: string;
}

/**
 * Brings a draft to the server. What cannot be understood counts as not having arrived.
 * @param kept what the server holds, as far as we know: the steps that are in it as well are only named
 */
export async function sendDraft(
	address: string,
	draft: QuizFile,
	kept: Kept<QuizFile>,
	{ signedOut, gone }: Endings
): Promise<SaveAnswer<QuizFile>> {
	try {
		const response = await fetch(address, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ draft: packDraft(kept.draft, draft), revision: kept.revision }),
			redirect: 'manual'
		});
		if (response.type === 'opaqueredirect') return { state: 'ended', message: signedOut };
		if (response.status === 404) return { state: 'ended', message: gone };
		const body: unknown = await response.json();
		if (response.ok) return { state: 'saved', ...savedSchema.parse(body) };
		if (response.status === 409) return staleAnswer(body);
		if (response.status >= 500 || response.status === 429) return { state: 'away' };
		return { state: 'refused', ...refusedSchema.parse(body) };
	} catch {
		return { state: 'away' };
	}
}

function staleAnswer(body: unknown): SaveAnswer<QuizFile> {
	const { draft, revision } = staleSchema.parse(body);
	const parsed = parseQuizFile(draft);
	return parsed.ok
		? { state: 'stale', kept: { draft: parsed.value, revision } }
		: { state: 'away' };
}
