import type { ContactAnswer } from '../../quiz/answers.ts';
import type { Completed } from '../../quiz/submission.ts';
import { deliveriesFor } from '../delivery/events.ts';
import type { House } from '../house.ts';
import { fileRecord } from '../delivery/file-record.ts';
import type {
	HeldFor,
	ResponseRow,
	SubmissionWrite,
	SubmittedConsent,
	UploadRow
} from '../storage/store.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import type { Judged, Said } from './judge.ts';
import { leastTimeFor } from './least-time.ts';
import { letterToFinisher } from './letters.ts';
import type { LiveQuiz } from './live.ts';
import { dayOf, sourceOf } from './visits.ts';

export interface SubmissionInput extends Said {
	/** Without one, each submission is a new response. */
	idempotencyKey?: string | undefined;
	/** The browser's attempt whose start was counted. */
	attempt?: string | undefined;
	/** Of the quiz, that was answered; counts where it may be gone on with. */
	version?: number | undefined;
	source?: string | undefined;
	/** What else was sent with it, and is listed among what was ignored. */
	foreign?: readonly string[] | undefined;
	/** Kept apart from leads, deliveries and counters. */
	test?: boolean | undefined;
	/** A test that is told to this destination, as a lead of its own. */
	testFor?: string | undefined;
	/** Looks like spam, and why: kept, but makes no lead and is sent nowhere. */
	held?: HeldFor | undefined;
	/** A token of the workspace vouches for it. */
	trusted?: boolean | undefined;
	/** Of the work that a quiz may ask of browsers, as it came over the border. */
	proof?: unknown;
	/** The start of its attempt was recorded with the first answer, so that the time between tells something. */
	timed?: boolean | undefined;
	/** When the server was told of the attempt, where that matters. */
	startedAt?: number | undefined;
}

/** How a submission is kept. */
interface Kept {
	/** That it names. */
	uploads: readonly UploadRow[];
	held: HeldFor | null;
	/** What was left below the result meanwhile, where it was held. */
	details?: ContactAnswer | undefined;
}

/**
 * Everything that the store needs; `isSent` tells, once it is written, whether somebody is told of it.
 * @param stored the response that was held, where it is accepted now
 */
export function submissionWrite(
	app: House,
	live: Pick<LiveQuiz, 'workspace' | 'quizId' | 'slug' | 'version' | 'quiz'>,
	input: SubmissionInput,
	{ completed, contact, locale, uploads, held, details }: Judged & Kept,
	key: string,
	stored?: ResponseRow
) {
	const now = app.clock.now();
	const id = stored?.id ?? app.ids.next('resp');
	const createdAt = stored?.createdAt ?? now;
	const { score, classification } = completed;
	const source = stored?.source ?? sourceOf(input.source, completed.hidden);
	let sent = false;
	const deliveries = deliveriesFor({
		workspace: live.workspace,
		ids: app.ids,
		now,
		origin: app.config.origin,
		test: input.testFor !== undefined,
		response: {
			id,
			quiz: { id: live.quizId, slug: live.slug, version: live.version, definition: live.quiz },
			locale,
			createdAt,
			source,
			completed,
			files: uploads.map((row) => fileRecord(row, app.config.origin)),
			...(details && { details })
		}
	});
	const row: SubmissionWrite = {
		workspace: live.workspace,
		quiz: live.quizId,
		version: live.version,
		responseId: id,
		idempotencyKey: key,
		bodyHash: stored?.bodyHash ?? bodyHashOf(input),
		attempt: input.attempt,
		startedAt: input.startedAt,
		test: input.test ?? false,
		testFor: input.testFor,
		held,
		leastTime: input.timed ? leastTimeFor(completed) : 0,
		accepts: stored !== undefined,
		withDetails: details !== undefined,
		now,
		day: dayOf(createdAt),
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
		consents: consentsOf(app, completed),
		uploads: stored ? [] : uploads.map((row) => row.id),
		letter: letterToFinisher(app, live, input, { completed, contact, locale, id, createdAt }),
		newLeadId: app.ids.next('lead'),
		historyIds: () => app.ids.next('hist'),
		deliveries(change, destinations, desk) {
			const rows = deliveries(change, destinations, desk);
			sent ||= rows.length > 0;
			return rows;
		}
	};
	return { row, isSent: () => sent || row.letter !== null };
}

function consentsOf({ ids }: House, { consents }: Completed): SubmittedConsent[] {
	return consents.map(({ id: consentId, purpose, text, url, locale, step }) => ({
		id: ids.next('cons'),
		consentId,
		purpose,
		text,
		textHash: sha256(text),
		url,
		locale,
		mechanism: `step:${step}`
	}));
}

/** What the respondent said, by which a repeated submission is known: of the same key, another body is refused. */
export function bodyHashOf({ answers, hidden, locale }: Said): string {
	return sha256(canonicalJson({ answers, hidden, locale }));
}
