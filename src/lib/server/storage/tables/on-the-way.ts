import type { Answers, HiddenFields } from '../../../quiz/answers.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What people have not finished, what they are written afterwards, and which of two versions they are shown. */
export function onTheWayTables(words: Vocabulary) {
	const { table, text, json, integer, time, primaryKey, unique, index } = words;

	/** Answers that were given and not sent yet: gone once they are, or when the person has not come back for long. */
	const partials = table(
		'partials',
		{
			quizId: text().notNull(),
			attemptId: text().notNull(),
			workspaceId: text().notNull(),
			version: integer().notNull(),
			/** Rises with each change that the browser sends: an older one that comes later changes nothing. */
			revision: integer().notNull(),
			locale: text().notNull(),
			answers: json<Answers>().notNull(),
			hidden: json<HiddenFields>().notNull(),
			path: json<string[]>().notNull(),
			/** The step on the screen; null is the welcome screen, a page of questions, or the sending. */
			step: text(),
			source: text().notNull(),
			/** Lower case; where one was given. */
			email: text(),
			startedAt: time().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [
			primaryKey({ columns: [t.quizId, t.attemptId] }),
			index('partials_workspace').on(t.workspaceId, t.quizId, t.updatedAt),
			index('partials_email').on(t.workspaceId, t.email)
		]
	);

	/** Mails to respondents, and to the owners of hot leads. Each is written down before a mail server hears of it. */
	const letters = table(
		'letters',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			quizId: text().notNull(),
			/** `handed`: to the member whose a hot lead is. */
			kind: text<'unfinished' | 'finished' | 'handed'>().notNull(),
			/** Of `handed`: the lead and since when it is hot. */
			attemptId: text().notNull(),
			responseId: text(),
			leadId: text(),
			recipient: text().notNull(),
			locale: text().notNull(),
			subject: text().notNull(),
			text: text().notNull(),
			html: text().notNull(),
			/** `written`: a file, for want of a mail server. `unknown`: it may have arrived, so it is not sent again. */
			state: text<
				'queued' | 'sending' | 'sent' | 'written' | 'failed' | 'unknown' | 'cancelled'
			>().notNull(),
			attempts: integer().notNull(),
			nextAttemptAt: time().notNull(),
			leaseOwner: text(),
			leaseUntil: time(),
			/** What the mail server said last. */
			error: text(),
			createdAt: time().notNull(),
			finishedAt: time()
		},
		(t) => [
			unique('letters_once').on(t.quizId, t.attemptId, t.kind),
			index('letters_due').on(t.state, t.nextAttemptAt),
			index('letters_workspace').on(t.workspaceId, t.id),
			index('letters_lead').on(t.leadId),
			index('letters_response').on(t.responseId),
			index('letters_recipient').on(t.workspaceId, t.recipient)
		]
	);

	/** Two published versions of a quiz beside each other; one at a time is under way. */
	const trials = table(
		'trials',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			quizId: text().notNull(),
			controlVersion: integer().notNull(),
			variantVersion: integer().notNull(),
			/** Of a hundred visitors, so many see the variant. */
			share: integer().notNull(),
			/** So many are to have begun, on both sides together, before it is judged. */
			planned: integer(),
			startedAt: time().notNull(),
			/** A user's id, or `token:` and a token's id. */
			startedBy: text().notNull(),
			endedAt: time(),
			/** What visitors see since; null where something else was published, or nothing. */
			kept: text<'control' | 'variant'>()
		},
		(t) => [index('trials_quiz').on(t.workspaceId, t.quizId, t.id)]
	);

	return { partials, letters, trials };
}
