import { cleanLine } from '../../../quiz/questions/text-parts.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import {
	changeList,
	countMembers,
	deleteListRow,
	insertList,
	listsOf
} from '../../storage/queries/lists.ts';
import type { ListRow } from '../../storage/store.ts';
import { linesOf, type By } from '../audit.ts';

export type AudienceList = ListRow;

type Lists = Pick<House, 'store' | 'ids' | 'clock'>;

const LONGEST = 100;

/** By name. */
export function allLists(app: Pick<House, 'store'>, workspace: string): Promise<ListRow[]> {
	return listsOf(app.store, workspace);
}

/** By name, each with how many are on it. */
export async function listsWithCounts(
	app: Pick<House, 'store'>,
	workspace: string
): Promise<(ListRow & { members: number })[]> {
	const [lists, counts] = await Promise.all([
		listsOf(app.store, workspace),
		countMembers(app.store, workspace)
	]);
	const members = new Map(counts.map(({ listId, count }) => [listId, count]));
	return lists.map((list) => ({ ...list, members: members.get(list.id) ?? 0 }));
}

export async function getList(
	app: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<Result<ListRow, Problem>> {
	const list = (await listsOf(app.store, workspace)).find((one) => one.id === id);
	return list ? ok(list) : fail({ code: 'not_found' });
}

/**
 * @param offered those on it may leave it, or come back, on the page that every letter leads to
 * @param by who does it, as the log of changes says it; the same below
 */
export async function createList(
	app: Lists,
	workspace: string,
	typed: string,
	offered = false,
	by: By
): Promise<Result<ListRow, Problem>> {
	const name = readName(typed);
	if (!name.ok) return name;
	const id = app.ids.next('lst');
	const row = { id, workspaceId: workspace, name: name.value, offered, createdAt: app.clock.now() };
	return unlessTaken(app, async () => {
		await insertList(app.store, row, said(app, row, by, 'created'));
		return ok(row);
	});
}

export async function updateList(
	app: Lists,
	workspace: string,
	id: string,
	change: { name: string; offered: boolean },
	by: By
): Promise<Result<void, Problem>> {
	const name = readName(change.name);
	if (!name.ok) return name;
	const to = { name: name.value, offered: change.offered };
	const lines = said(app, { id, workspaceId: workspace, name: to.name }, by, 'changed');
	return unlessTaken(app, async () => {
		const changed = await changeList(app.store, workspace, id, to, lines);
		return changed ? ok(undefined) : fail({ code: 'not_found' });
	});
}

/** Those on it stay in the audience. */
export async function deleteList(
	app: Lists,
	workspace: string,
	id: string,
	by: By
): Promise<Result<void, Problem>> {
	const list = await getList(app, workspace, id);
	if (!list.ok) return list;
	const lines = said(app, list.value, by, 'deleted');
	const isGone = await deleteListRow(app.store, workspace, id, lines);
	return isGone ? ok(undefined) : fail({ code: 'not_found' });
}

function said(
	app: Lists,
	{ id, workspaceId, name }: Pick<ListRow, 'id' | 'workspaceId' | 'name'>,
	by: By,
	what: 'created' | 'changed' | 'deleted'
) {
	return linesOf(app, workspaceId, { by, action: `list.${what}`, subject: id, detail: { name } });
}

function readName(typed: string): Result<string, Problem> {
	const name = cleanLine(typed);
	if (name === '') return fail(invalid('name', EMPTY));
	return name.length > LONGEST ? fail(invalid('name', LONG)) : ok(name);
}

async function unlessTaken<T>(
	{ store }: Pick<House, 'store'>,
	work: () => Promise<Result<T, Problem>>
): Promise<Result<T, Problem>> {
	try {
		return await work();
	} catch (error) {
		if (!store.isDuplicate(error)) throw error;
		return fail(invalid('name', TAKEN));
	}
}

const EMPTY: Words = { en: 'Give the list a name.', ru: 'Назовите список.' };
const LONG: Words = { en: 'At most 100 characters.', ru: 'Не больше 100 символов.' };
const TAKEN: Words = {
	en: 'There is a list of this name already.',
	ru: 'Список с таким названием уже есть.'
};
