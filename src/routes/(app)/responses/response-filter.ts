import { dayStart } from '../day.ts';

/** What a list of responses is narrowed to: as its form shows it, and as the service is asked. Days are the reader's. */
export function responseFilter(query: URLSearchParams, timeZone: string) {
	const value = (name: string) => query.get(name) ?? '';
	const quiz = value('quiz');
	const shown = {
		quiz,
		// Versions are numbered within a quiz.
		version: quiz && /^\d{1,9}$/.test(value('version')) ? value('version') : '',
		segment: value('segment'),
		since: value('since'),
		until: value('until'),
		tests: value('tests') === '1',
		held: value('held') === '1'
	};
	const asked = {
		quiz: shown.quiz || undefined,
		version: Number(shown.version) || undefined,
		segment: shown.segment || undefined,
		since: dayStart(shown.since, timeZone),
		until: dayStart(shown.until, timeZone, 1),
		tests: shown.tests,
		held: shown.held
	};
	return { shown, asked };
}
