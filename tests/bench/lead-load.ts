import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import type { Served } from '../support/served.ts';
import { requestRate } from './load.ts';

let serial = 0;

/** Submissions in a second, ten answers and a new lead each; 50 connections in all. */
export async function submissionRate(urls: readonly string[], seconds: number): Promise<number> {
	const rates = urls.map((url) =>
		requestRate({
			url,
			seconds,
			connections: Math.round(50 / urls.length),
			method: 'POST',
			request: () => ({
				body: JSON.stringify(aLeadSubmission((serial += 1), 'yes')),
				headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${serial}` }
			})
		})
	);
	return (await Promise.all(rates)).reduce((sum, rate) => sum + rate);
}

/** @returns its id */
export async function publishedLeadQuiz(server: Served): Promise<string> {
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify(aLeadQuizFile())
	});
	const { id } = await created.json();
	await server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	return id;
}
