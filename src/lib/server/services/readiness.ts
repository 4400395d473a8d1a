import { mkdir } from 'node:fs/promises';
import { codeOf } from '../error-fields.ts';
import type { House } from '../house.ts';
import { tryToWrite } from './try-to-write.ts';

/** What keeps this process from doing its work; empty where nothing does. Each is told in a few words, without secrets. */
export async function whatIsWrong(house: House): Promise<string[]> {
	const told = await Promise.all([databaseTrouble(house), folderTrouble(house)]);
	return told.filter((trouble) => trouble !== null);
}

async function databaseTrouble({ store }: House): Promise<string | null> {
	try {
		await store.ping();
	} catch (error) {
		return `the database does not answer${inBrackets(error)}`;
	}
	const isLevel = await store.isLevel().catch(() => true);
	return isLevel ? null : 'another version has changed the database: start that one everywhere';
}

/** Anybody may ask; the disk is written to at most once a second for it. */
const LOOK_AGAIN = 1_000;
const looks = new WeakMap<House, { at: number; trouble: Promise<string | null> }>();

function folderTrouble(house: House): Promise<string | null> {
	const now = house.clock.now();
	const before = looks.get(house);
	if (before && now >= before.at && now < before.at + LOOK_AGAIN) return before.trouble;
	const trouble = whyNotWritten(house.config.dataDir);
	looks.set(house, { at: now, trouble });
	return trouble;
}

async function whyNotWritten(folder: string): Promise<string | null> {
	await mkdir(folder, { recursive: true }).catch(() => undefined);
	const code = await tryToWrite(folder);
	return code && `the data folder cannot be written to (${code})`;
}

function inBrackets(error: unknown): string {
	const code = codeOf(error);
	return code === undefined ? '' : ` (${code})`;
}
