import type { QuizFile } from '../../quiz/quiz.ts';
import type { Question, Reachability, Structure } from './diagnose.ts';
import type { Examiner } from './diagnosis.svelte.ts';
import address from './diagnosis.worker.ts?shared-worker';
import type { Answered, Asked } from './diagnosis.worker.ts';
import { packDraft } from '../../quiz/sent-draft.ts';

/** Two workers, so that what can be reached keeps no keystroke waiting. */
export function workerExaminer(): Examiner & { close(): void } {
	const [structure, reach] = [asker('structure'), asker('reach')];
	return {
		structure: (question) => structure.ask(question) as Promise<Structure>,
		reach: (question) => reach.ask(question) as Promise<Reachability>,
		close: () => {
			structure.worker.terminate();
			reach.worker.terminate();
		}
	};
}

function asker(what: Asked['what']) {
	const worker = new Worker(address, { type: 'module' });
	const waiting = new Map<number, (answer: unknown) => void>();
	let last = 0;
	let before: QuizFile | undefined;
	let answer: Answered['answer'];
	worker.onmessage = ({ data }: MessageEvent<Answered>) => {
		answer = data.answer ?? answer;
		waiting.get(data.id)?.(answer);
		waiting.delete(data.id);
	};
	return {
		worker,
		ask: ({ draft, ...around }: Question) =>
			new Promise<unknown>((resolve) => {
				last += 1;
				waiting.set(last, resolve);
				const sent = packDraft(before, draft);
				before = draft;
				worker.postMessage({ id: last, what, sent, ...around } satisfies Asked);
			})
	};
}
