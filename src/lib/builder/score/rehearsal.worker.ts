import type { QuizFile } from '../../quiz/quiz.ts';
import type { PastResponse } from '../../quiz/what-if.ts';
import { localDay } from '../../runner/local-day.ts';
import { rehearsalOf } from './rehearsal.ts';

/** First what drafts are played with, then drafts. */
export type Told =
	{ published: QuizFile; responses: readonly PastResponse[] } | { draft: QuizFile };

let rehearsal: ReturnType<typeof rehearsalOf> | undefined;

self.onmessage = ({ data }: MessageEvent<Told>) => {
	if ('draft' in data) self.postMessage(rehearsal?.(data.draft) ?? null);
	else rehearsal = rehearsalOf(data.published, data.responses, localDay());
};
