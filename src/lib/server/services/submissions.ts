import type { Quiz } from '../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { inLocale } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import { attemptStart } from '../storage/queries/counters.ts';
import { responseById, responseByKey } from '../storage/queries/responses.ts';
import type { ResponseRow, Store, SubmissionWritten } from '../storage/store.ts';
import { commitQueue, type CommitQueue } from './commit-queue.ts';
import { errorFields } from '../error-fields.ts';
import { judge, type Judged, type Said } from './judge.ts';
import { versionContent } from './live-cache.ts';
import { goneOnWith, openTo, type ClosedQuiz, type LiveQuiz } from './live.ts';
import { scoredView, storedView, type ResponseView, type ScoredView } from './response-view.ts';
import { bodyHashOf, submissionWrite, type SubmissionInput } from './submission-write.ts';
import { whyHeld } from './why-held.ts';
import { lostUploads, namedUploads } from './uploads/claim-uploads.ts';

export type { SubmissionInput } from './submission-write.ts';

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

const desks = new WeakMap<Store, Desk>();

/** Checks, scores, stores, and answers once it is on disk. A key that was answered before is answered the same again. */
export async function completeSubmission(
	app: House,
	live: LiveQuiz | ClosedQuiz,
	input: SubmissionInput
): Promise<Result<Submitted, Problem>> {
	const submitted = await completeOnce(app, live, input);
	app.meter.submission(outcomeOf(submitted));
	return submitted;
}

function outcomeOf(submitted: Result<Submitted, Problem>): string {
	if (!submitted.ok) return submitted.problem.code;
	return submitted.value.repeated ? 'repeated' : 'stored';
}

async function completeOnce(
	app: House,
	live: LiveQuiz | ClosedQuiz,
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
		const completed = await complete(app, live, input, key);
		return completed.ok ? completed : await answeredBefore(app, live, input, key, completed);
	} finally {
		inFlight.delete(place);
	}
}

/** Scores like a submission, and stores nothing. */
export function scoreSubmission(
	app: Pick<House, 'clock'>,
	quiz: Quiz,
	said: Said
): Result<ScoredView, Problem> {
	const judged = judge(quiz, said, app.clock.now());
	return judged.ok ? ok(scoredView(quiz, judged.value.completed, judged.value.locale)) : judged;
}

type Refused = { ok: false; problem: Problem };

async function complete(
	app: House,
	asked: LiveQuiz | ClosedQuiz,
	input: SubmissionInput,
	key: string
): Promise<Result<Submitted, Problem>> {
	// A script that names no attempt has nobody waiting in the middle of one.
	const open = openTo(asked, input.attempt === undefined ? 'everybody' : 'under way');
	if (!open.ok) return fail(closed(open.problem));
	const live = await goneOnWith(app, open.value, input.version);
	const judged = withForeign(judge(live.quiz, input, app.clock.now()), input.foreign);
	if (!judged.ok) return judged;
	const uploads = await namedUploads(app, live, judged.value.completed);
	if (!uploads.ok) return uploads;
	const held = await whyHeld(app, live, input, key);
	const startedAt = await begunAt(app, live, input.attempt);
	const kept = { ...judged.value, uploads: uploads.value, held };
	const write = submissionWrite(app, live, { ...input, startedAt }, kept, key);
	const pushed = deskOf(app).queue.push(write.row);
	if (!pushed) return fail({ code: 'busy', params: { seconds: RETRY_SECONDS } });
	const written = await pushed;
	if (write.isSent()) app.wakeDelivery();
	const taken = startedAt === undefined ? undefined : write.row.now - startedAt;
	return answerOf(app, live, judged.value, written, taken);
}

function withForeign(
	judged: Result<Judged, Problem>,
	foreign: readonly string[] = []
): Result<Judged, Problem> {
	if (!judged.ok) return judged;
	const { completed } = judged.value;
	const ignored = [...completed.ignored, ...foreign];
	return ok({ ...judged.value, completed: { ...completed, ignored } });
}

/** Asked for only where something depends on it: the clock of a bonus. */
async function begunAt(app: House, live: LiveQuiz, attempt: string | undefined) {
	if (live.quiz.bonus?.minutes === undefined || attempt === undefined) return undefined;
	return attemptStart(app.store, live.workspace, live.quizId, attempt);
}

async function answerOf(
	app: House,
	live: LiveQuiz,
	{ completed, locale }: Judged,
	written: SubmissionWritten,
	taken: number | undefined
): Promise<Result<Submitted, Problem>> {
	if (written.state === 'failed') {
		app.log.error('submission_not_stored', { quiz: live.quizId, ...errorFields(written.error) });
		return fail({ code: 'not_stored', params: { seconds: RETRY_SECONDS } });
	}
	// Only what is accepted can be.
	if (written.state === 'gone' || written.state === 'outdated') return fail({ code: 'not_found' });
	if (written.state === 'bereft') return fail(lostUploads(live, completed, written.uploads));
	const { responseId: id } = written;
	if (written.state === 'repeated') {
		if (!written.sameBody) return fail({ code: 'key_reused' });
		const row = await responseById(app.store, live.workspace, id);
		return row ? ok(await repeat(app, row)) : fail({ code: 'not_found' });
	}
	const stored = { id, quiz: live.quizId, version: live.version, lead: written.lead?.id ?? null };
	const response = { ...stored, ...scoredView(live.quiz, completed, locale, taken) };
	return ok({ id, response, repeated: false });
}

/** What is refused now (the quiz was closed or changed meanwhile) may have been taken when it came first. */
async function answeredBefore(
	app: House,
	live: LiveQuiz | ClosedQuiz,
	input: SubmissionInput,
	key: string,
	refused: Refused
): Promise<Result<Submitted, Problem>> {
	if (!ABOUT_THE_BODY.has(refused.problem.code)) return refused;
	const row = await responseByKey(app.store, live.workspace, live.quizId, key);
	if (!row) return refused;
	return row.bodyHash === bodyHashOf(input)
		? ok(await repeat(app, row))
		: fail({ code: 'key_reused' });
}

const ABOUT_THE_BODY = new Set<string>(['invalid', 'quiz_closed']);

/** The answer of the first time, made again from what was stored. */
async function repeat(app: House, row: ResponseRow): Promise<Submitted> {
	const { quiz } = await versionContent(app, row.quizId, row.version);
	return { id: row.id, response: storedView(quiz, row), repeated: true };
}

/** What is answered where a quiz takes nothing: its own message. */
export function closed({ message }: ClosedQuiz): Problem {
	const words = { en: inLocale(message, 'en'), ru: inLocale(message, 'ru', ['en']) };
	return { code: 'quiz_closed', params: { message: words } };
}

function deskOf(app: House): Desk {
	let desk = desks.get(app.store);
	if (!desk) {
		const queue = commitQueue(app.store, MOST_WAITING, app.meter.commit);
		app.meter.watch(() => ({ quizsilver_submissions_waiting: queue.depth() }));
		desk = { queue, inFlight: new Set() };
		desks.set(app.store, desk);
	}
	return desk;
}

const BAD_KEY = invalid('Idempotency-Key', {
	en: 'The Idempotency-Key is 1 to 255 visible ASCII characters.',
	ru: 'Idempotency-Key — от 1 до 255 видимых символов ASCII.'
});
