import type { Quiz } from '../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { submit, type Completed } from '../../quiz/submission.ts';
import { deliveriesFor } from '../delivery/events.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import { responseById } from '../storage/queries/responses.ts';
import type { SubmissionWrite, SubmittedContact } from '../storage/store.ts';
import { canonicalJson } from './canonical-json.ts';
import { commitQueue, type CommitQueue } from './commit-queue.ts';
import { normaliseContact } from './contact.ts';
import { sha256 } from './digest.ts';
import { errorFields } from './error-fields.ts';
import { versionContent } from './live-cache.ts';
import type { LiveQuiz } from './live.ts';
import { scoredView, storedView, type ResponseView, type ScoredView } from './response-view.ts';
import { dayOf, sourceOf } from './visits.ts';

/** As it came over the border: the envelope is checked, the answers are not. */
export interface SubmissionInput {
	answers: Readonly<Record<string, unknown>>;
	hidden?: Readonly<Record<string, string>> | undefined;
	/** The quiz's first language unless given. */
	locale?: string | undefined;
	/** Without one, each submission is a new response. */
	idempotencyKey?: string | undefined;
	/** The browser's attempt whose start was counted. */
	attempt?: string | undefined;
	source?: string | undefined;
	/** Kept apart from leads, deliveries and counters. */
	test?: boolean | undefined;
	/** Looks like spam: kept, but makes no lead and is sent nowhere. */
	quarantined?: boolean | undefined;
}

export interface Submitted {
	id: string;
	response: ResponseView;
	/** The same submission was stored before: this is its answer once more. */
	repeated: boolean;
}

/** How many submissions may wait for their commit before others are turned away. */
const MOST_WAITING = 2000;
const RETRY_SECONDS = 1;

interface Desk {
	queue: CommitQueue;
	/** Keys being worked on in this process. */
	inFlight: Set<string>;
}

const desks = new WeakMap<House, Desk>();

/** Checks, scores, stores, and answers once it is on disk. */
export async function completeSubmission(
	app: House,
	live: LiveQuiz,
	input: SubmissionInput
): Promise<Result<Submitted, Problem>> {
	const { idempotencyKey: key } = input;
	if (key === undefined) return complete(app, live, input, app.ids.next('once'));
	if (!/^[\x21-\x7e]{1,255}$/.test(key)) return fail(BAD_KEY);
	const { inFlight } = deskOf(app);
	const place = `${live.quizId} ${key}`;
	if (inFlight.has(place)) return fail({ code: 'in_progress' });
	inFlight.add(place);
	try {
		return await complete(app, live, input, key);
	} finally {
		inFlight.delete(place);
	}
}

/** Scores like a submission, and stores nothing. */
export function scoreSubmission(
	quiz: Quiz,
	input: Pick<SubmissionInput, 'answers' | 'hidden' | 'locale'>
): Result<ScoredView, Problem> {
	const judged = judge(quiz, input);
	return judged.ok ? ok(scoredView(quiz, judged.value.completed, judged.value.locale)) : judged;
}

/** When all that was accepted is on disk. */
export async function submissionsDrained(app: House): Promise<void> {
	await desks.get(app)?.queue.drained();
}

async function complete(
	app: House,
	live: LiveQuiz,
	input: SubmissionInput,
	key: string
): Promise<Result<Submitted, Problem>> {
	const judged = judge(live.quiz, input);
	if (!judged.ok) return judged;
	const write = writeOf(app, live, input, judged.value, key);
	const pushed = deskOf(app).queue.push(write.row);
	if (!pushed) return fail({ code: 'busy', params: { seconds: RETRY_SECONDS } });
	const written = await pushed;
	if (written.state === 'failed') {
		app.log.error('submission_not_stored', { quiz: live.quizId, ...errorFields(written.error) });
		return fail({ code: 'not_stored', params: { seconds: RETRY_SECONDS } });
	}
	if (written.state === 'repeated') {
		return written.sameBody ? repeat(app, live, written.responseId) : fail({ code: 'key_reused' });
	}
	if (write.isSent()) app.wakeDelivery();
	const response = {
		id: written.responseId,
		quiz: live.quizId,
		version: live.version,
		...scoredView(live.quiz, judged.value.completed, judged.value.locale),
		lead: written.lead?.id ?? null
	};
	return ok({ id: response.id, response, repeated: false });
}

/** The answer of the first time, made again from what was stored. */
async function repeat(app: House, live: LiveQuiz, id: string): Promise<Result<Submitted, Problem>> {
	const row = await responseById(app.store, live.workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const { quiz } = await versionContent(app, row.quizId, row.version);
	return ok({ id, response: storedView(quiz, row), repeated: true });
}

interface Judged {
	completed: Completed;
	contact: SubmittedContact | null;
	locale: string;
	bodyHash: string;
}

function judge(
	quiz: Quiz,
	{
		answers,
		hidden = {},
		locale = quiz.locales[0] ?? 'en'
	}: Omit<SubmissionInput, 'idempotencyKey'>
): Result<Judged, Problem> {
	if (!quiz.locales.includes(locale)) return fail(unknownLocale(quiz));
	const body = { answers, hidden, locale };
	const completed = submit(quiz, body);
	if (!completed.ok) {
		const errors = completed.problem.map(({ path, message }) => ({
			path,
			message: { en: message, ru: message }
		}));
		return fail({ code: 'invalid', errors });
	}
	const normalised = normaliseContact(quiz, completed.value, locale);
	if (!normalised.ok) return fail({ code: 'invalid', errors: normalised.problem });
	return ok({
		completed: { ...completed.value, answers: normalised.value.answers },
		contact: normalised.value.contact,
		locale,
		bodyHash: sha256(canonicalJson(body))
	});
}

function writeOf(
	app: House,
	live: LiveQuiz,
	input: SubmissionInput,
	{ completed, contact, locale, bodyHash }: Judged,
	key: string
) {
	const now = app.clock.now();
	const id = app.ids.next('resp');
	const { score, classification } = completed;
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
			completed
		}
	});
	const row: SubmissionWrite = {
		workspace: live.workspace,
		quiz: live.quizId,
		version: live.version,
		responseId: id,
		idempotencyKey: key,
		bodyHash,
		attempt: input.attempt,
		test: input.test ?? false,
		quarantined: input.quarantined ?? false,
		now,
		day: dayOf(now),
		source: sourceOf(input.source, completed.hidden),
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

function deskOf(app: House): Desk {
	let desk = desks.get(app);
	if (!desk) {
		desk = { queue: commitQueue(app.store, MOST_WAITING), inFlight: new Set() };
		desks.set(app, desk);
	}
	return desk;
}

function unknownLocale({ locales }: Quiz): Problem {
	const known = locales.join(', ');
	return invalid('locale', {
		en: `The quiz is not written in this language; it has: ${known}.`,
		ru: `В квизе нет этого языка; есть: ${known}.`
	});
}

const BAD_KEY = invalid('Idempotency-Key', {
	en: 'The Idempotency-Key is 1 to 255 visible ASCII characters.',
	ru: 'Idempotency-Key — от 1 до 255 видимых символов ASCII.'
});
