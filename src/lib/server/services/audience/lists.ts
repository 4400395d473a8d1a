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

export type AudienceList = ListRow;

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

/** @param offered those on it may leave it, or come back, on the page that every letter leads to */
export async function createList(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	workspace: string,
	typed: string,
	offered = false
): Promise<Result<ListRow, Problem>> {
	const name = readName(typed);
	if (!name.ok) return name;
	const id = app.ids.next('lst');
	const row = { id, workspaceId: workspace, name: name.value, offered, createdAt: app.clock.now() };
	return unlessTaken(app, async () => {
		await insertList(app.store, row);
		return ok(row);
	});
}

export async function updateList(
	app: Pick<House, 'store'>,
	workspace: string,
	id: string,
	change: { name: string; offered: boolean }
): Promise<Result<void, Problem>> {
	const name = readName(change.name);
	if (!name.ok) return name;
	const to = { name: name.value, offered: change.offered };
	return unlessTaken(app, async () =>
		(await changeList(app.store, workspace, id, to)) ? ok(undefined) : fail({ code: 'not_found' })
	);
}

/** Those on it stay in the audience. */
export async function deleteList(
	app: Pick<House, 'store'>,
	workspace: string,
	id: string
): Promise<Result<void, Problem>> {
	const isGone = await deleteListRow(app.store, workspace, id);
	return isGone ? ok(undefined) : fail({ code: 'not_found' });
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
