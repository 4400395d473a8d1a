import type { RefusedField, Sending, Transport } from '$lib/runner/transport.ts';
import type { ResultView } from '$lib/runner/result-view.ts';
import type { Outcome } from '../outcome.ts';

interface Answer {
	next?: string;
	result?: ResultView | null;
	outcome?: Outcome;
	fields?: RefusedField[];
}

/** Speaks to the workspace instead of the quiz's own addresses: nothing is counted, nothing is stored. */
export function previewTransport(quiz: string, scored: (outcome: Outcome) => void): Transport {
	return {
		started: () => undefined,
		async next(sending) {
			const answer = await ask(quiz, 'next', sending);
			if (!answer) return OFFLINE;
			const { next } = answer;
			return next === undefined ? { state: 'failed' } : { state: 'done', value: next };
		},
		async submit(sending) {
			const answer = await ask(quiz, 'score', sending);
			if (!answer) return OFFLINE;
			const { result, outcome, fields } = answer;
			if (fields) return { state: 'refused', fields };
			if (!outcome || result === undefined) return { state: 'failed' };
			scored(outcome);
			// A screen that leads elsewhere would take the frame away.
			return { state: 'done', value: result && { ...result, redirect: undefined } };
		}
	};
}

const OFFLINE = { state: 'again', trouble: 'offline' } as const;

/** Null where the server cannot be reached. */
async function ask(
	quiz: string,
	what: 'next' | 'score',
	{ answers, hidden, locale, day }: Sending
): Promise<Answer | null> {
	try {
		const response = await fetch(`/quizzes/${quiz}/preview/${what}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ answers, hidden, locale, day })
		});
		return await response.json();
	} catch {
		return null;
	}
}
