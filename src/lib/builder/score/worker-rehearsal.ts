import type { QuizFile } from '../../quiz/quiz.ts';
import type { PastResponse, WhatIf } from '../../quiz/what-if.ts';
import type { Rehearsal } from './past.svelte.ts';
import type { Told } from './rehearsal.worker.ts';
import address from './rehearsal.worker.ts?shared-worker';

/** In a worker of its own: thousands of responses keep neither a keystroke nor the quiz's problems waiting. */
export function workerRehearsal(
	published: QuizFile,
	responses: readonly PastResponse[]
): Rehearsal {
	const worker = new Worker(address, { type: 'module' });
	const tell = (told: Told) => worker.postMessage(told);
	tell({ published, responses });
	return {
		play: (draft) =>
			new Promise<WhatIf | null>((resolve) => {
				worker.onmessage = ({ data }: MessageEvent<WhatIf | null>) => resolve(data);
				tell({ draft });
			}),
		close: () => worker.terminate()
	};
}
