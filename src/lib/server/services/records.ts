import { pointsByDimension } from '../../quiz/score.ts';
import type { ResponseListed } from '../storage/queries/responses.ts';
import type { LeadRow, PartialRow } from '../storage/store.ts';
import type { FileRecord } from './uploads/response-files.ts';

/** A response as the API lists it and exports hold it. */
export function responseRecord(row: ResponseListed & { files: FileRecord[] }) {
	return {
		id: row.id,
		quiz: row.quizId,
		version: row.version,
		createdAt: isoTime(row.createdAt),
		locale: row.locale,
		...verdictOf(row),
		lead: row.leadId,
		answers: row.answers,
		files: row.files,
		hidden: row.hidden,
		source: row.source,
		test: row.test,
		quarantined: row.quarantined,
		held: row.held
	};
}

/** What was made of a response. */
export function verdictOf(row: ResponseListed) {
	return {
		score: row.total,
		percent: row.percent,
		dimensions: pointsByDimension(row.dimensions),
		segment: row.segment,
		temperature: row.temperature,
		stage: row.stage,
		tags: row.tags,
		path: row.path,
		ignored: row.ignored
	};
}

/** A lead as the API lists it and exports hold it. */
export function leadRecord(row: LeadRow) {
	return {
		id: row.id,
		email: row.email,
		phone: row.phone,
		name: row.name,
		company: row.company,
		role: row.role,
		city: row.city,
		locale: row.locale,
		segment: row.segment,
		temperature: row.temperature,
		stage: row.stage,
		quiz: row.shownQuizId,
		score: row.total,
		percent: row.percent,
		source: row.source,
		owner: row.ownerId,
		outcome: row.outcome,
		value: row.value,
		currency: row.currency,
		test: row.test,
		activeAt: isoTime(row.activeAt),
		sequence: row.sequence,
		createdAt: isoTime(row.createdAt),
		updatedAt: isoTime(row.updatedAt)
	};
}

export function isoTime(time: number): string {
	return new Date(time).toISOString();
}

/** Somebody who began and has not finished. */
export function partialRecord(row: PartialRow) {
	return {
		attempt: row.attemptId,
		version: row.version,
		startedAt: isoTime(row.startedAt),
		updatedAt: isoTime(row.updatedAt),
		locale: row.locale,
		step: row.step,
		path: row.path,
		answers: row.answers,
		hidden: row.hidden,
		source: row.source,
		email: row.email
	};
}
