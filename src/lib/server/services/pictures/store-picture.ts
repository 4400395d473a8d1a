import { pictureAddress } from '../../../quiz/own-picture.ts';
import {
	MOST_PICTURE_BYTES,
	PICTURE_TOO_LARGE,
	type PictureRefusal
} from '../../../quiz/picture-refusal.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { pictureFiles } from '../../storage/picture-files.ts';
import { insertPicture } from '../../storage/queries/pictures.ts';
import { linesOf, type By } from '../audit.ts';
import { DISK_FULL } from '../uploads/begin-upload.ts';
import { lookInto } from './look-into.ts';

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A picture that quizzes may name. */
export interface Picture {
	/** A path on this server, for `picture.src`. */
	src: string;
	/** In bytes. */
	size: number;
	/** In pixels. */
	width: number;
	height: number;
}

/**
 * Takes a picture whole, or nothing of it. The same content is kept once.
 * @param announced how many bytes there will be, where that is known
 * @param by who does it, as the log of changes says it: once of the same content; nobody where a quiz brings it along
 */
export async function storePicture(
	app: House,
	workspace: string,
	chunks: Bytes,
	announced: number | undefined,
	by: By
): Promise<Result<Picture, Problem>> {
	if ((announced ?? 0) > MOST_PICTURE_BYTES) return fail(pictureProblem(PICTURE_TOO_LARGE));
	const files = pictureFiles(app.config.dataDir);
	const mark = app.random.bytes(16).toString('hex');
	try {
		const received = await files.receive(mark, MOST_PICTURE_BYTES, chunks);
		if (received.state !== 'received') {
			const isFull = received.state === 'disk_full';
			return fail(isFull ? DISK_FULL : pictureProblem(PICTURE_TOO_LARGE));
		}
		const seen = await lookInto(await files.part(mark));
		if (!seen.ok) return fail(pictureProblem(seen.problem));
		const { ending, width, height } = seen.value;
		const { size, hash } = received;
		const file = `${hash}.${ending}`;
		await files.keep(mark, file);
		const createdAt = app.clock.now();
		const row = { workspaceId: workspace, file, size, width, height, createdAt };
		const entry = { by, action: 'picture.added', subject: file, detail: { size } };
		await insertPicture(app.store, row, linesOf(app, workspace, entry));
		return ok({ src: pictureAddress(file), size, width, height });
	} finally {
		await files.drop(mark);
	}
}

function pictureProblem({ code, message }: PictureRefusal): Problem {
	const isLarge = code === 'too_large' || code === 'pixels';
	return { code: isLarge ? 'file_too_large' : 'file_refused', params: { message } };
}

const FORGOTTEN = 24 * 60 * 60_000;

/** Removes what processes that were killed have left of pictures on their way. */
export function sweepPictures(app: House): Promise<void> {
	return pictureFiles(app.config.dataDir).sweep(app.clock.now() - FORGOTTEN);
}
