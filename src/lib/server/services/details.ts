import type { ContactAnswer } from '../../quiz/answers.ts';
import { consentsGiven } from '../../quiz/given.ts';
import { checkDetails, DETAILS, detailsStep } from '../../quiz/details-step.ts';
import { contact } from '../../quiz/questions/contact.ts';
import { expectedText } from '../../quiz/questions/expected.ts';
import { answerProblemText, type AnswerProblem } from '../../quiz/questions/problems.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { ResultView } from '../../quiz/result-view.ts';
import { deliveriesFor } from '../delivery/events.ts';
import type { House } from '../house.ts';
import type { FieldError, Problem } from '../problems.ts';
import { consentsOfResponses } from '../storage/queries/consents.ts';
import { responseByKey } from '../storage/queries/responses.ts';
import type { DetailsWrite, ResponseRow, SubmittedContact } from '../storage/store.ts';
import { canonicalJson } from './canonical-json.ts';
import { completedOf } from './completed-of.ts';
import { countryFor, noSuchPhone, toE164 } from './contact.ts';
import { sha256 } from './digest.ts';
import { letterToFinisher } from './letters.ts';
import { versionContent } from './live-cache.ts';
import type { ClosedQuiz, LiveQuiz } from './live.ts';
import { storedResult } from './response-view.ts';
import { withFiles } from './uploads/response-files.ts';

/** What somebody leaves of themselves once they have seen their result. */
export interface DetailsInput {
	/** The secret that their browser was at the quiz with. */
	attempt: string;
	/** Not checked yet. */
	given: unknown;
	locale?: string | undefined;
}

/** A result that somebody came to, and the version of the quiz that asked for it. */
export interface Reached {
	row: ResponseRow;
	quiz: Quiz;
	result: ResultView | null;
}

/** The result of an attempt that was sent; null where there is none, or where its quiz asks for nothing after it. */
export async function reachedBy(
	app: House,
	{ workspace, quizId }: Pick<LiveQuiz | ClosedQuiz, 'workspace' | 'quizId'>,
	attempt: string
): Promise<Reached | null> {
	const row = await responseByKey(app.store, workspace, quizId, attempt);
	if (!row) return null;
	const { quiz } = await versionContent(app, quizId, row.version);
	return quiz.details ? { row, quiz, result: storedResult(quiz, row) } : null;
}

/** Takes them, once for each response: the response gets its lead by them. The same again is answered the same. */
export async function giveDetails(
	app: House,
	live: LiveQuiz | ClosedQuiz,
	input: DetailsInput
): Promise<Result<void, Problem>> {
	const reached = await reachedBy(app, live, input.attempt);
	if (!reached) return fail({ code: 'not_found' });
	const { row, quiz } = reached;
	const locale = quiz.locales.find((one) => one === input.locale) ?? row.locale;
	const checked = check(quiz, input.given, locale);
	if (!checked.ok) return fail({ code: 'invalid', errors: checked.problem });
	const write = await writeOf(app, live, reached, checked.value, locale);
	const written = await app.store.giveDetails(write.row);
	// Accepted meanwhile, which happens once: now they make a lead.
	if (written.state === 'outdated') return giveDetails(app, live, input);
	if (written.state === 'gone') return fail({ code: 'not_found' });
	if (written.state === 'repeated')
		return written.sameBody ? ok(undefined) : fail({ code: 'key_reused' });
	if (write.isSent()) app.wakeDelivery();
	return ok(undefined);
}

/** As it is kept: phone numbers as E.164. */
function check(quiz: Quiz, given: unknown, locale: string): Result<ContactAnswer, FieldError[]> {
	const { details } = quiz;
	if (!details) return fail([]);
	const step = detailsStep(details);
	const checked = checkDetails(details, given, quiz);
	if (!checked.ok) return fail(checked.problems.map((problem) => errorAt(step, problem)));
	const { answer } = checked;
	if (answer.phone === undefined) return ok(answer);
	const country = countryFor(details.country, locale);
	const phone = toE164(answer.phone, country);
	if (phone === null)
		return fail([
			{ path: `answers.${DETAILS}.phone`, message: noSuchPhone(answer.phone, country) }
		]);
	return ok({ ...answer, phone });
}

function errorAt(step: ReturnType<typeof detailsStep>, problem: AnswerProblem): FieldError {
	const words = (locale: 'en' | 'ru') =>
		answerProblemText(problem, locale) || expectedText(step, problem, locale);
	const path = `answers.${DETAILS}${problem.field === undefined ? '' : `.${problem.field}`}`;
	return { path, message: { en: words('en'), ru: words('ru') } };
}

async function writeOf(
	app: House,
	live: Pick<LiveQuiz, 'workspace' | 'quizId' | 'slug'>,
	{ row, quiz }: Reached,
	given: ContactAnswer,
	locale: string
) {
	const now = app.clock.now();
	const [filed] = await withFiles(app, row.workspaceId, [row]);
	const before = await consentsOfResponses(app.store, row.workspaceId, [row.id]);
	const known = before.map(({ consentId, ...one }) => ({ ...one, id: consentId }));
	const consents = consentsGiven(quiz, given.consents ?? [], DETAILS, locale);
	const completed = completedOf(quiz, row, [...known, ...consents]);
	let sent = false;
	const deliveries = deliveriesFor({
		workspace: row.workspaceId,
		ids: app.ids,
		now,
		origin: app.config.origin,
		response: {
			id: row.id,
			quiz: { id: row.quizId, slug: live.slug, version: row.version, definition: quiz },
			locale: row.locale,
			createdAt: row.createdAt,
			source: row.source,
			completed,
			files: filed?.files ?? [],
			details: given
		}
	});
	const { heat, stageRank } = completed.classification;
	const contact = contactIn(quiz, given);
	const write: DetailsWrite = {
		workspace: row.workspaceId,
		quiz: row.quizId,
		version: row.version,
		responseId: row.id,
		source: row.source,
		idempotencyKey: row.idempotencyKey,
		bodyHash: sha256(canonicalJson(given)),
		test: row.test,
		held: row.quarantined ? (row.held ?? 'trap') : null,
		now,
		locale,
		total: row.total,
		percent: row.percent,
		segment: row.segment,
		temperature: row.temperature,
		heat,
		stage: row.stage,
		stageRank,
		given: JSON.stringify(given),
		contact,
		letter: letterToFinisher(
			app,
			{ ...live, quiz },
			{ attempt: row.idempotencyKey, startedAt: row.startedAt ?? undefined },
			{ completed, contact, locale, id: row.id, createdAt: row.createdAt }
		),
		consents: consents.map(({ id, purpose, text, url, locale: read }) => ({
			id: app.ids.next('cons'),
			consentId: id,
			purpose,
			text,
			textHash: sha256(text),
			url,
			locale: read,
			mechanism: DETAILS
		})),
		newLeadId: app.ids.next('lead'),
		historyIds: () => app.ids.next('hist'),
		deliveries(change, destinations, desk) {
			const rows = deliveries(change, destinations, desk);
			sent ||= rows.length > 0;
			return rows;
		}
	};
	return { row: write, isSent: () => sent || write.letter !== null };
}

/** Who left them. */
export function contactIn(quiz: Quiz, given: ContactAnswer): SubmittedContact | null {
	if (!quiz.details) return null;
	const told = contact.contact?.(detailsStep(quiz.details), given) ?? {};
	return { ...told, email: told.email?.toLowerCase() };
}
