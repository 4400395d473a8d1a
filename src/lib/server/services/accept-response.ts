import { fail, ok, type Result } from '../../quiz/result.ts';
import { errorFields } from '../error-fields.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { detailsOfResponses } from '../storage/queries/details.ts';
import { quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { responseById } from '../storage/queries/responses.ts';
import { uploadsOfResponses } from '../storage/queries/uploads.ts';
import type { ResponseRow, SubmissionWrite } from '../storage/store.ts';
import { linesOf, type By } from './audit.ts';
import { contactIn } from './details.ts';
import { judge } from './judge.ts';
import { versionContent } from './live-cache.ts';
import { getResponse, type FoundResponse } from './responses.ts';
import { submissionWrite } from './submission-write.ts';

const RETRY_SECONDS = 1;

/**
 * A person sent it after all: lead, deliveries and counters come as if it had never been held, all of them or none, and once.
 * What it is worth was decided when it came.
 * @param by who says so, as the log of changes says it
 */
export async function acceptResponse(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<FoundResponse, Problem>> {
	const row = await responseById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	if (row.test) return fail({ code: 'not_held' });
	const write = await writeOf(app, row);
	if (!write.ok) return write;
	const [audit] = linesOf(app, workspace, { by, action: 'response.accepted', subject: id });
	const [written] = await app.store.completeSubmissions([{ ...write.value.row, audit }]);
	if (written?.state === 'gone') return fail({ code: 'not_found' });
	// What was left meanwhile comes along: that is left once.
	if (written?.state === 'outdated') return acceptResponse(app, workspace, id, by);
	if (written?.state === 'repeated') return fail({ code: 'not_held' });
	if (written?.state !== 'stored') {
		const error = written?.state === 'failed' ? written.error : undefined;
		app.log.error('response_not_accepted', { response: id, ...errorFields(error) });
		return fail({ code: 'not_stored', params: { seconds: RETRY_SECONDS } });
	}
	if (write.value.isSent()) app.wakeDelivery();
	return getResponse(app, workspace, id);
}

/** What was stored, judged once more on the day on which it was answered, as it would have been written then. */
async function writeOf(
	app: House,
	row: ResponseRow
): Promise<Result<{ row: SubmissionWrite; isSent(): boolean }, Problem>> {
	const { workspaceId: workspace, quizId, version, answers, hidden, locale } = row;
	const { quiz } = await versionContent(app, quizId, version);
	// Answers beside the way are kept only of those who were asked everything at once.
	const said = { answers: givenIn(answers), hidden, locale, day: row.receipt.day, atOnce: true };
	const judged = judge(quiz, said, row.createdAt);
	if (!judged.ok) return judged;
	const found =
		(await quizByIdOrSlug(app.store, workspace, quizId)) ??
		(await quizByIdOrSlug(app.store, workspace, quizId, { deleted: true }));
	const uploads = await uploadsOfResponses(app.store, workspace, [row.id]);
	const live = { workspace, quizId, slug: found?.slug ?? quizId, version, quiz };
	const [left] = await detailsOfResponses(app.store, workspace, [row.id]);
	const contact = left
		? { ...judged.value.contact, ...contactIn(quiz, left.given) }
		: judged.value.contact;
	const kept = { ...judged.value, contact, uploads, held: null, details: left?.given };
	const input = { ...said, startedAt: row.startedAt ?? undefined };
	return ok(submissionWrite(app, live, input, kept, row.idempotencyKey, row));
}

/** Without those that were left empty. */
function givenIn(answers: ResponseRow['answers']): Record<string, unknown> {
	return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
}
