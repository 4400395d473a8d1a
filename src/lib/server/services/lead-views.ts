import { fail, ok, type Result } from '../../quiz/result.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import { setPreferences, userById } from '../storage/queries/accounts.ts';
import { deleteViewRow, insertView, viewsOf } from '../storage/queries/saved-views.ts';
import type { Role, SavedViewRow } from '../storage/store.ts';
import { withoutNul } from '../storage/without-nul.ts';
import { auditRow } from './audit.ts';
import { preferencesOf, type LeadExportChoice } from './preferences.ts';
import { may } from './roles.ts';

const LONGEST_NAME = 60;
const LONGEST_QUERY = 2_000;
const MOST_VIEWS = 50;

/** The member who looks. */
interface Looking {
	id: string;
	workspace: string;
}

/** Views of one's own are for whoever looks at leads; those of everybody are changed by whoever works them. */
interface Keeping extends Looking {
	role: Role;
}

/** A member's own views of the list of leads, and everybody's. */
export function savedViews(app: House, { workspace, id }: Looking): Promise<SavedViewRow[]> {
	return viewsOf(app.store, workspace, id);
}

/** @param view `shared`: everybody sees it */
export async function saveView(
	app: House,
	{ workspace, id: user, role }: Keeping,
	view: { name: string; query: string; shared: boolean }
): Promise<Result<SavedViewRow, Problem>> {
	const name = withoutNul(view.name).replace(/\s+/g, ' ').trim();
	if (name === '' || name.length > LONGEST_NAME) return fail(BAD_NAME);
	if (view.shared && !may(role, 'leads.work')) return fail(NOT_FOR_ALL);
	const known = await viewsOf(app.store, workspace, user);
	if (known.length >= MOST_VIEWS) return fail(TOO_MANY);
	if (view.query.length > LONGEST_QUERY) return fail(TOO_LONG);
	const row: SavedViewRow = {
		id: app.ids.next('view'),
		workspaceId: workspace,
		userId: view.shared ? null : user,
		name,
		query: view.query,
		position: known.length,
		createdAt: app.clock.now()
	};
	await insertView(app.store, row, said(app, row, user, 'view.created'));
	return ok(row);
}

export async function deleteView(
	app: House,
	{ workspace, id: user, role }: Keeping,
	id: string
): Promise<Result<null, Problem>> {
	const shared = may(role, 'leads.work');
	const view = (await viewsOf(app.store, workspace, user)).find((one) => one.id === id);
	if (!view) return fail({ code: 'not_found' });
	const lines = said(app, view, user, 'view.deleted');
	const gone = await deleteViewRow(app.store, workspace, { id, user, shared }, lines);
	return gone ? ok(null) : fail({ code: 'not_found' });
}

/** Of everybody's alone: one's own are nobody else's matter. What it is called may be somebody's name, and is not kept. */
function said(app: House, { id, workspaceId, userId }: SavedViewRow, by: string, action: string) {
	return userId === null ? [auditRow(app, workspaceId, { by, action, subject: id })] : [];
}

/** The columns that a member has chosen; null: the usual ones. */
export async function leadColumns(app: House, { id }: Looking): Promise<string[] | null> {
	const user = await userById(app.store, id);
	return preferencesOf(user).leadColumns ?? null;
}

export async function chooseLeadColumns(
	app: House,
	{ id }: Looking,
	columns: readonly string[]
): Promise<void> {
	const user = await userById(app.store, id);
	await setPreferences(app.store, id, { ...preferencesOf(user), leadColumns: [...columns] });
}

/** How a member last exported leads; null: never yet. */
export async function leadExportChoice(
	app: House,
	{ id }: Looking
): Promise<LeadExportChoice | null> {
	const user = await userById(app.store, id);
	return preferencesOf(user).leadExport ?? null;
}

/** Is remembered for the next time. */
export async function chooseLeadExport(
	app: House,
	{ id }: Looking,
	choice: LeadExportChoice
): Promise<Result<null, Problem>> {
	if (choice.which === 'own' && choice.columns.length === 0) return fail(NO_COLUMNS);
	const user = await userById(app.store, id);
	await setPreferences(app.store, id, { ...preferencesOf(user), leadExport: choice });
	return ok(null);
}

const NO_COLUMNS = invalid('columns', {
	en: 'Choose at least one column.',
	ru: 'Выберите хотя бы один столбец.'
});
const BAD_NAME = invalid('name', {
	en: `A view has a name of 1 to ${LONGEST_NAME} characters.`,
	ru: `В названии вида от 1 до ${LONGEST_NAME} символов.`
});
const NOT_FOR_ALL = invalid('shared', {
	en: 'Your role keeps views for yourself alone.',
	ru: 'С вашей ролью вид можно сохранить только для себя.'
});
const TOO_MANY = invalid('name', {
	en: `There are ${MOST_VIEWS} views already: delete one first.`,
	ru: `Уже есть ${MOST_VIEWS} видов: сначала удалите какой-нибудь.`
});
const TOO_LONG = invalid('name', {
	en: 'This view holds too much text to be kept.',
	ru: 'В этом виде слишком много текста, сохранить его нельзя.'
});
