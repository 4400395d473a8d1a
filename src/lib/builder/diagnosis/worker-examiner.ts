import type { Question, Reachability, Structure } from './diagnose.ts';
import type { Examiner } from './diagnosis.svelte.ts';
import DiagnosisWorker from './diagnosis.worker.ts?worker';
import type { Asked } from './diagnosis.worker.ts';

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
	const worker = new DiagnosisWorker();
	const waiting = new Map<number, (answer: unknown) => void>();
	let last = 0;
	worker.onmessage = ({ data }: MessageEvent<{ id: number; answer: unknown }>) => {
		waiting.get(data.id)?.(data.answer);
		waiting.delete(data.id);
	};
	return {
		worker,
		ask: (question: Question) =>
			new Promise<unknown>((resolve) => {
				last += 1;
				waiting.set(last, resolve);
				worker.postMessage({ id: last, what, ...question } satisfies Asked);
			})
	};
}
