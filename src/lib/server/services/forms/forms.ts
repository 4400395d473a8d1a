import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { formOf, replaceForm } from '../../storage/queries/forms.ts';
import { quizByIdOrSlug } from '../../storage/queries/quizzes.ts';
import { auditRow } from '../audit.ts';
import { storedQuiz } from '../definition.ts';
import {
	settingsErrors,
	storedSettings,
	tidySettings,
	UNSET,
	type FormSettings
} from './form-settings.ts';

/** Settings, and which revision of them this is: 0 before anything was saved. */
export interface FormView {
	settings: FormSettings;
	revision: number;
}

/** How plain forms are taken for a quiz of this workspace. */
export async function formSettings(
	app: House,
	workspace: string,
	quizId: string
): Promise<FormView> {
	const row = await formOf(app.store, workspace, quizId);
	if (!row) return { settings: UNSET, revision: 0 };
	return { settings: storedSettings(row.settings), revision: row.revision };
}

/**
 * @param by a user's id, or `token:` and a token's id
 * @param revision that was looked at; refused as stale where another has been saved since
 */
export async function saveFormSettings(
	app: House,
	workspace: string,
	by: string,
	quizId: string,
	{ settings, revision }: FormView
): Promise<Result<FormView, Problem>> {
	const quiz = await quizByIdOrSlug(app.store, workspace, quizId);
	if (!quiz) return fail({ code: 'not_found' });
	const tidied = tidySettings(settings);
	const errors = settingsErrors(storedQuiz(quiz.draft), tidied);
	if (errors.length > 0) return fail({ code: 'invalid', errors });
	const row = {
		quizId: quiz.id,
		workspaceId: workspace,
		settings: tidied,
		updatedAt: app.clock.now()
	};
	const detail = { name: quiz.title };
	const line = auditRow(app, workspace, {
		...{ by, action: 'quiz.form_changed', subject: quiz.id, detail }
	});
	const saved = await replaceForm(app.store, row, revision, line);
	return saved ? ok({ settings: tidied, revision: revision + 1 }) : fail({ code: 'stale' });
}
