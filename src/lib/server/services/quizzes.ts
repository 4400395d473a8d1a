import { fail, ok, type Result } from '../../quiz/result.ts';
import { freeSlug, slugOf } from '../../quiz/slug.ts';
import type { Text } from '../../quiz/text.ts';
import type { QuizProblem } from '../../quiz/verify.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { slugsLike } from '../storage/queries/addresses.ts';
import {
	insertQuiz,
	quizByIdOrSlug,
	quizzesPage,
	replaceDraft,
	setQuizDeleted,
	type FindQuiz,
	type QuizListed
} from '../storage/queries/quizzes.ts';
import type { AuditRow, QuizRow } from '../storage/store.ts';
import { linesOf, type By } from './audit.ts';
import {
	definitionErrors,
	plainTitle,
	readDefinition,
	storedFile,
	storedQuiz,
	withProperty,
	type ReadDefinition
} from './definition.ts';
import { forgetLive } from './live-cache.ts';
import { takeOutPictures } from './pictures/carried-pictures.ts';
import { pageLimit, pageOf, type Page, type PageInput } from './pages.ts';
import { templateDefinition } from './templates.ts';
import { z } from 'zod';

/** A quiz and its draft. Times are ms. */
export interface QuizView {
	id: string;
	slug: string;
	/** In the quiz's first language. */
	title: string;
	/** In each of its languages. */
	titles: Text;
	/** The published one; null where nothing is. */
	version: number | null;
	/** Rises with each save of the draft. */
	revision: number;
	/** The draft as it was written. */
	definition: unknown;
	/** Null unless the quiz was unpublished; what respondents are told then. */
	closedMessage: Text | null;
	createdAt: number;
	updatedAt: number;
	deletedAt: number | null;
}

/** A quiz that was just written, with what the analysis says of its draft. */
export type SavedQuiz = QuizView & { problems: QuizProblem[] };

export type NewQuiz =
	| {
			definition: unknown;
			/** Keeps a draft with structural errors, to be mended before it is published. */
			allowProblems?: boolean | undefined;
	  }
	| { template: string; locale?: string | undefined };

/**
 * From a definition or a template.
 * @param by who does it, as the log of changes says it: a user's id, or `token:` and a token's id; the same below
 */
export async function createQuiz(
	app: House,
	workspace: string,
	input: NewQuiz,
	by: By
): Promise<Result<SavedQuiz, Problem>> {
	const definition =
		'template' in input
			? await templateDefinition(app, input.template, input.locale)
			: ok(input.definition);
	if (!definition.ok) return definition;
	const read = readDefinition(definition.value, app.clock.now());
	if (!read.ok) return read;
	const errors = definitionErrors(read.value.problems);
	const allowed = 'allowProblems' in input && input.allowProblems === true;
	if (errors.length > 0 && !allowed) return fail({ code: 'has_errors', errors });
	const slug = 'template' in input ? input.template : undefined;
	const { pictures } = read.value.quiz;
	const plain = await takeOutPictures(app, workspace, definition.value, pictures);
	if (!plain.ok) return plain;
	return ok(await insertDraft(app, workspace, plain.value, read.value, { slug, by }));
}

export async function listQuizzes(
	app: House,
	workspace: string,
	input: PageInput & FindQuiz = {}
): Promise<Page<QuizListed>> {
	const limit = pageLimit(input);
	const { cursor: before, deleted } = input;
	return pageOf(await quizzesPage(app.store, workspace, { before, limit, deleted }), limit);
}

export async function getQuiz(
	app: House,
	workspace: string,
	idOrSlug: string
): Promise<Result<QuizView, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	return row ? ok(viewOf(row)) : fail({ code: 'not_found' });
}

export interface DraftInput {
	definition: unknown;
	/** The one that was edited: refused as stale where a newer one is there. */
	revision?: number | undefined;
}

/** Structural errors are kept with the draft; what is published stays as it is. */
export async function saveDraft(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ definition, revision }: DraftInput,
	by: By
): Promise<Result<SavedQuiz, Problem>> {
	const read = readDefinition(definition, app.clock.now());
	if (!read.ok) return read;
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	if (revision !== undefined && revision !== row.draftRevision) return fail({ code: 'stale' });
	const { quiz } = read.value;
	const plain = await takeOutPictures(app, workspace, definition, quiz.pictures);
	if (!plain.ok) return plain;
	const change = {
		draft: plain.value,
		title: plainTitle(quiz),
		titles: quiz.title,
		updatedAt: app.clock.now()
	};
	const lines = said(app, { ...row, ...change }, by, 'changed');
	if (!(await replaceDraft(app.store, row, change, lines))) return fail({ code: 'stale' });
	const saved = { ...row, ...change, draftRevision: row.draftRevision + 1 };
	return ok({ ...viewOf(saved), problems: read.value.problems });
}

/**
 * A draft as the builder sends it: its steps are given, or named by their places in the draft of that revision. It does so at
 * every pause of whoever types: the log of changes is told when they publish.
 * @see packDraft
 */
export async function saveSentDraft(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ definition, revision }: Required<DraftInput>
): Promise<Result<SavedQuiz, Problem>> {
	const sent = sentSchema.safeParse(definition);
	if (!sent.success) return saveDraft(app, workspace, idOrSlug, { definition, revision }, null);
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	if (revision !== row.draftRevision) return fail({ code: 'stale' });
	const known = storedFile(row.draft).steps;
	const steps = sent.data.steps.map((step) =>
		typeof step === 'number' ? (known[step] ?? step) : step
	);
	const whole = withProperty(definition, 'steps', steps);
	return saveDraft(app, workspace, idOrSlug, { definition: whole, revision }, null);
}

const sentSchema = z.looseObject({ steps: z.array(z.unknown()) });

/** The draft once more under a new address; nothing of it is published. */
export async function duplicateQuiz(
	app: House,
	workspace: string,
	idOrSlug: string,
	by: By
): Promise<Result<SavedQuiz, Problem>> {
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug);
	if (!row) return fail({ code: 'not_found' });
	const { title, locales } = storedQuiz(row.draft);
	const copy = withProperty(row.draft, 'title', copyTitle(title, locales[0] ?? 'en'));
	const read = readDefinition(copy, app.clock.now());
	return read.ok ? ok(await insertDraft(app, workspace, copy, read.value, { by })) : read;
}

/** Can be undone by `restoreQuiz`; its addresses stay taken. */
export function deleteQuiz(app: House, workspace: string, idOrSlug: string, by: By) {
	return setDeleted(app, workspace, idOrSlug, { deletedAt: app.clock.now(), by });
}

export function restoreQuiz(app: House, workspace: string, idOrSlug: string, by: By) {
	return setDeleted(app, workspace, idOrSlug, { deletedAt: null, by });
}

async function setDeleted(
	app: House,
	workspace: string,
	idOrSlug: string,
	{ deletedAt, by }: { deletedAt: number | null; by: By }
): Promise<Result<QuizView, Problem>> {
	const deleted = deletedAt === null;
	const row = await quizByIdOrSlug(app.store, workspace, idOrSlug, { deleted });
	if (!row) return fail({ code: 'not_found' });
	const lines = said(app, row, by, deleted ? 'restored' : 'deleted');
	if (!(await setQuizDeleted(app.store, row, deletedAt, lines))) return fail({ code: 'not_found' });
	forgetLive(app, row);
	return ok(viewOf({ ...row, deletedAt }));
}

async function insertDraft(
	app: House,
	workspace: string,
	draft: unknown,
	{ quiz, problems }: ReadDefinition,
	{ slug, by }: { slug?: string | undefined; by: By }
): Promise<SavedQuiz> {
	const now = app.clock.now();
	const title = plainTitle(quiz);
	const base = slug ?? slugOf(title);
	for (;;) {
		const row: QuizRow = {
			id: app.ids.next('quiz'),
			workspaceId: workspace,
			slug: freeSlug(base, await slugsLike(app.store, base)),
			title,
			titles: quiz.title,
			draft,
			draftRevision: 1,
			liveVersion: null,
			closedMessage: null,
			closedVersion: null,
			closedAt: null,
			retentionDays: null,
			createdAt: now,
			updatedAt: now,
			deletedAt: null
		};
		try {
			await insertQuiz(app.store, row, said(app, row, by, 'created'));
			return { ...viewOf(row), problems };
		} catch (error) {
			// Somebody took the address between the look and the write; the next look sees it.
			if (!app.store.isDuplicate(error)) throw error;
		}
	}
}

/** What the log of changes says of it. */
function said(
	app: House,
	{ id, workspaceId, title: name }: QuizRow,
	by: By,
	what: 'created' | 'changed' | 'deleted' | 'restored'
): AuditRow[] {
	return linesOf(app, workspaceId, { by, action: `quiz.${what}`, subject: id, detail: { name } });
}

function viewOf(row: QuizRow): QuizView {
	const { id, slug, title, closedMessage, createdAt, updatedAt, deletedAt } = row;
	return {
		id,
		slug,
		title,
		titles: row.titles ?? title,
		version: row.liveVersion,
		revision: row.draftRevision,
		definition: row.draft,
		closedMessage,
		createdAt,
		updatedAt,
		deletedAt
	};
}

function copyTitle(title: Text, locale: string): Text {
	const copied = (text: string, language: string) =>
		`${text} ${language.startsWith('ru') ? '(копия)' : '(copy)'}`;
	if (typeof title === 'string') return copied(title, locale);
	return Object.fromEntries(
		Object.entries(title).map(([language, text]) => [language, copied(text, language)])
	);
}
