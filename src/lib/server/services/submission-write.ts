import { deliveriesFor } from '../delivery/events.ts';
import type { House } from '../house.ts';
import { fileRecord } from '../delivery/file-record.ts';
import type { SubmissionWrite, UploadRow } from '../storage/store.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import type { Judged, Said } from './judge.ts';
import type { LiveQuiz } from './live.ts';
import { dayOf, sourceOf } from './visits.ts';

export interface SubmissionInput extends Said {
	/** Without one, each submission is a new response. */
	idempotencyKey?: string | undefined;
	/** The browser's attempt whose start was counted. */
	attempt?: string | undefined;
	source?: string | undefined;
	/** Kept apart from leads, deliveries and counters. */
	test?: boolean | undefined;
	/** When the server was told of the attempt, where that matters. */
	startedAt?: number | undefined;
	/** Looks like spam: kept, but makes no lead and is sent nowhere. */
	quarantined?: boolean | undefined;
}

/** Everything that the store needs; `isSent` tells, once it is written, whether somebody is told of it. */
export function submissionWrite(
	app: House,
	live: LiveQuiz,
	input: SubmissionInput,
	{ completed, contact, locale, uploads }: Judged & { uploads: readonly UploadRow[] },
	key: string
) {
	const now = app.clock.now();
	const id = app.ids.next('resp');
	const { score, classification } = completed;
	const source = sourceOf(input.source, completed.hidden);
	let sent = false;
	const deliveries = deliveriesFor({
		workspace: live.workspace,
		ids: app.ids,
		now,
		origin: app.config.origin,
		response: {
			id,
			quiz: { id: live.quizId, slug: live.slug, version: live.version, definition: live.quiz },
			locale,
			createdAt: now,
			source,
			completed,
			files: uploads.map((row) => fileRecord(row, app.config.origin))
		}
	});
	const row: SubmissionWrite = {
		workspace: live.workspace,
		quiz: live.quizId,
		version: live.version,
		responseId: id,
		idempotencyKey: key,
		bodyHash: bodyHashOf(input),
		attempt: input.attempt,
		startedAt: input.startedAt,
		test: input.test ?? false,
		quarantined: input.quarantined ?? false,
		now,
		day: dayOf(now),
		source,
		locale,
		answers: JSON.stringify(completed.answers),
		hidden: JSON.stringify(completed.hidden),
		path: JSON.stringify(completed.path),
		ignored: JSON.stringify(completed.ignored),
		dimensions: JSON.stringify(score.dimensions),
		tags: JSON.stringify(completed.tags),
		receipt: JSON.stringify(completed.receipt),
		total: score.total,
		percent: score.percent,
		segment: classification.segment,
		temperature: classification.temperature,
		heat: classification.heat,
		stage: classification.stage,
		stageRank: classification.stageRank,
		result: classification.result,
		contact,
		consents: completed.consents.map(({ id: consentId, purpose, text, url, locale, step }) => ({
			id: app.ids.next('cons'),
			consentId,
			purpose,
			text,
			textHash: sha256(text),
			url,
			locale,
			mechanism: `step:${step}`
		})),
		uploads: uploads.map((row) => row.id),
		newLeadId: app.ids.next('lead'),
		historyIds: () => app.ids.next('hist'),
		deliveries(change, destinations) {
			const rows = deliveries(change, destinations);
			sent ||= rows.length > 0;
			return rows;
		}
	};
	return { row, isSent: () => sent };
}

/** What the respondent said, by which a repeated submission is known: of the same key, another body is refused. */
export function bodyHashOf({ answers, hidden, locale }: Said): string {
	return sha256(canonicalJson({ answers, hidden, locale }));
}
