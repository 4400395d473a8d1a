import { ownPicturesIn, pictureFileOf } from '../../../quiz/own-picture.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { problemTitle, type Problem } from '../../problems.ts';
import { pictureFiles } from '../../storage/picture-files.ts';
import { withProperty } from '../definition.ts';
import { storePicture } from './store-picture.ts';

/** What a file may carry in bytes, so that in base64, and with the quiz, it passes wherever quiz files are taken. */
const MOST_CARRIED = 5 * 1024 * 1024;

/** The quiz file with the pictures that lie here, for the way to another installation; those beyond the most are left out. */
export async function withPictures(app: House, definition: unknown): Promise<unknown> {
	const pictures: Record<string, string> = {};
	let room = MOST_CARRIED;
	for (const address of ownPicturesIn(definition)) {
		const bytes = await bytesAt(app, address, room);
		if (!bytes) continue;
		room -= bytes.length;
		pictures[address] = bytes.toString('base64');
	}
	return Object.keys(pictures).length > 0
		? withProperty(definition, 'pictures', pictures)
		: definition;
}

/** Null where there is none, or more than there is room for. */
async function bytesAt(app: House, address: string, room: number): Promise<Buffer | null> {
	const handle = await opened(app, address);
	if (!handle) return null;
	try {
		const { size } = await handle.stat();
		return size <= room ? await handle.readFile() : null;
	} finally {
		await handle.close();
	}
}

/** Keeps the pictures that a quiz file carries, and gives the file without them. What does not belong to its address is refused. */
export async function takeOutPictures(
	app: House,
	workspace: string,
	definition: unknown,
	carried: Readonly<Record<string, string>> = {}
): Promise<Result<unknown, Problem>> {
	for (const [address, base64] of Object.entries(carried)) {
		const bytes = Buffer.from(base64, 'base64');
		const stored = await storePicture(app, workspace, [bytes], bytes.length, null);
		if (!stored.ok) return fail(atPicture(address, stored.problem));
		if (stored.value.src !== address) return fail(atPicture(address, ANOTHER));
	}
	if (typeof definition !== 'object' || definition === null) return ok(definition);
	const { pictures: _pictures, ...plain } = { pictures: undefined, ...definition };
	return ok(plain);
}

/** Addresses of the house's own pictures that the quiz names, and that are not here. */
export async function missingPictures(app: House, definition: unknown): Promise<string[]> {
	const missing: string[] = [];
	for (const address of ownPicturesIn(definition)) {
		const handle = await opened(app, address);
		if (!handle) missing.push(address);
		await handle?.close();
	}
	return missing;
}

async function opened(app: House, address: string) {
	const file = pictureFileOf(address);
	return file === null ? null : pictureFiles(app.config.dataDir).open(file);
}

/** Told at its place in the file, unless it is the server that cannot take it just now. */
function atPicture(address: string, problem: Problem): Problem {
	if (problem.code === 'disk_full') return problem;
	const message = { en: problemTitle(problem, 'en'), ru: problemTitle(problem, 'ru') };
	return { code: 'invalid_definition', errors: [{ path: `pictures.${address}`, message }] };
}

const ANOTHER: Problem = {
	code: 'file_refused',
	params: {
		message: {
			en: 'This is not the picture that the address names.',
			ru: 'Это не та картинка, на которую указывает адрес.'
		}
	}
};
