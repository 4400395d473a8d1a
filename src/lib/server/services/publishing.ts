import { isDeepStrictEqual } from 'node:util';
import { fail, ok, type Result } from '../../quiz/result.ts';
import type { Text } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import { closeQuiz, publishVersion, quizByIdOrSlug } from '../storage/queries/quizzes.ts';
import { latestVersion } from '../storage/queries/versions.ts';
import { trialsOf } from '../storage/queries/trials.ts';
import { Stale, type QuizRow, type VersionRow } from '../storage/store.ts';
import { findProblems } from './analysis.ts';
import { auditRow, linesOf, type By } from './audit.ts';
import { definitionErrors, readDefinition, storedQuiz, type Telling } from './definition.ts';
import { forgetLive } from './live-cache.ts';

const CLOSED: Text = {
	en: 'This quiz takes no answers now.',
	ru: 'Сейчас этот квиз не принимает ответы.'
};

/**
 * Makes the draft what respondents take. A draft that says the same as the latest version brings that one back instead of
 * making another.
 * @param by a user's id, or `token:` and a token's id
 * @param told how it is said what keeps it from being published
 */
export async function publishQuiz(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ by, told = 'by ids' }: { by: string; told?: Telling }
): Promise<Result<{ version: number }, Problem>> {
	const draft = await publishableDraft(app, workspace, idOrSlug, told);
	if (!draft.ok) return draft;
	const row = draft.value;
	try {
		const version = await publishDraft(app, row, by);
		forgetLive(app, row);
		return ok({ version });
	} catch (error) {
		if (error instanceof Stale || app.store.isDuplicate(error)) return fail({ code: 'stale' });
		throw error;
	}
}

/** The draft as it can be published; else what keeps it from that. */
export async function publishableDraft(
	app: House,
	workspace: string,
	idOrSlug: string,
	told: Telling = 'by ids'
): Promise<Result<QuizRow, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const read = readDefinition(row.draft, app.clock.now());
	if (!read.ok) return read;
	const { quiz } = read.value;
	const { problems } = await findProblems(app, quiz);
	const errors = definitionErrors(problems, told === 'by words' ? quiz : undefined);
	return errors.length > 0 ? fail({ code: 'has_errors', errors }) : ok(row);
}

/** The version that publishing would make live. */
export interface NextVersion {
	version: number;
	/** It was published before: the draft says the same. */
	again: boolean;
}

/** What publishing would do now; null where there is no such quiz. */
export async function nextVersion(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<NextVersion | null> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	return row ? versionAfter(app, row) : null;
}

/** The version that the draft becomes, or is already. */
export async function versionAfter(app: House, row: QuizRow): Promise<NextVersion> {
	const latest = await latestVersion(app.store, row.workspaceId, row.id);
	if (!latest) return { version: 1, again: false };
	const again = isDeepStrictEqual(storedQuiz(latest.definition), storedQuiz(row.draft));
	return { version: again ? latest.version : latest.version + 1, again };
}

async function publishDraft(app: House, row: QuizRow, by: string): Promise<number> {
	const { version, again } = await versionAfter(app, row);
	const [trial] = await trialsOf(app.store, row.workspaceId, row.id, 1);
	const now = app.clock.now();
	const kept = trial?.variantVersion === version ? 'variant' : null;
	const line = auditRow(app, row.workspaceId, {
		...{ by, action: 'quiz.published', subject: row.id, detail: { name: row.title, version } }
	});
	const written = versionOf(row, version, { now, by });
	await publishVersion(app.store, row, written, { isNew: !again, now, kept }, [line]);
	return version;
}

/** The draft as the row of a version. */
export function versionOf(
	row: QuizRow,
	version: number,
	{ now, by }: { now: number; by: string }
): VersionRow {
	return {
		workspaceId: row.workspaceId,
		quizId: row.id,
		version,
		definition: row.draft,
		publishedAt: now,
		publishedBy: by
	};
}

/**
 * Takes no more answers, but for attempts under way (see `live.ts`); whoever comes reads the message, else the quiz's own
 * `closed`, else a plain sentence.
 */
export async function unpublishQuiz(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ message, by }: { message?: Text | undefined; by: By }
): Promise<Result<{ version: null }, Problem>> {
	if (message !== undefined && !isMessage(message)) return fail(BAD_MESSAGE);
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	if (row.liveVersion === null && row.closedMessage === null) return ok({ version: null });
	const words = message ?? storedQuiz(row.draft).closed ?? CLOSED;
	const lines = linesOf(app, row.workspaceId, {
		...{ by, action: 'quiz.closed', subject: row.id, detail: { name: row.title } }
	});
	await closeQuiz(app.store, row, words, app.clock.now(), lines);
	forgetLive(app, row);
	return ok({ version: null });
}

function isMessage(message: Text): boolean {
	const texts = typeof message === 'string' ? [message] : Object.values(message);
	return texts.length > 0 && texts.every((text) => text.trim() !== '' && text.length <= 10_000);
}

const BAD_MESSAGE = invalid('message', {
	en: 'Write a closing message of at most 10,000 characters, or leave it out.',
	ru: 'Напишите сообщение о закрытии длиной до 10 000 символов или не указывайте его.'
});
