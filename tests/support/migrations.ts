import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './store.ts';

/** A copy of an engine's migrations in `folder`, and one more that holds `statement`. */
export async function migrationsWith(
	folder: string,
	engine: Engine,
	statement: string
): Promise<string> {
	const target = join(folder, engine);
	await mkdir(target, { recursive: true });
	await cp(join('drizzle', engine), target, { recursive: true });
	const path = join(target, 'meta', '_journal.json');
	const journal: { entries: { when: number; tag: string }[] } = JSON.parse(
		await readFile(path, 'utf8')
	);
	const last = journal.entries.at(-1);
	journal.entries.push({ ...last, when: (last?.when ?? 0) + 1, tag: 'one_more' });
	await writeFile(path, JSON.stringify(journal));
	await writeFile(join(target, 'one_more.sql'), statement);
	return folder;
}

/** A copy of an engine's migrations in `folder`, without this one and those that came after it. */
export async function migrationsBefore(
	folder: string,
	engine: Engine,
	tag: string
): Promise<string> {
	const target = join(folder, engine);
	await mkdir(target, { recursive: true });
	await cp(join('drizzle', engine), target, { recursive: true });
	const path = join(target, 'meta', '_journal.json');
	const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(path, 'utf8'));
	const at = journal.entries.findIndex((entry) => entry.tag === tag);
	if (at < 0) throw new Error(`There is no migration ${tag}.`);
	await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }));
	return folder;
}
