import { Readable } from 'node:stream';
import { isPictureFile, PICTURE_TYPES } from '../../../quiz/own-picture.ts';
import type { House } from '../../house.ts';
import { pictureFiles } from '../../storage/picture-files.ts';

/** A picture to be handed out to anybody: a browser shows it, and does nothing else with it. */
export interface ServedPicture {
	headers: Record<string, string>;
	/** To be read or closed. */
	body(): ReadableStream<Uint8Array>;
	close(): Promise<void>;
}

/** What is behind an address never changes: it is named by its content. */
const FOREVER = 'public, max-age=31536000, immutable';

export const pictureTag = (file: string): string => `"${file.slice(0, file.indexOf('.'))}"`;

/** Null where there is none. The database is not asked: what lies there under such a name has been looked into. */
export async function servePicture(app: House, file: string): Promise<ServedPicture | null> {
	const handle = isPictureFile(file) ? await pictureFiles(app.config.dataDir).open(file) : null;
	if (!handle) return null;
	const { size } = await handle.stat();
	return {
		headers: {
			...cachedHeaders(file),
			'content-type': typeOf(file),
			'content-length': String(size)
		},
		// Node's own type of the same stream.
		body: () => Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>,
		close: () => handle.close()
	};
}

/** On the answer to whoever has it already, too. */
export function cachedHeaders(file: string): Record<string, string> {
	return {
		etag: pictureTag(file),
		'cache-control': FOREVER,
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		// Pages elsewhere and mails show it.
		'cross-origin-resource-policy': 'cross-origin',
		'access-control-allow-origin': '*'
	};
}

function typeOf(file: string): string {
	const ending = file.slice(file.indexOf('.') + 1);
	return Object.entries(PICTURE_TYPES).find(([one]) => one === ending)?.[1] ?? '';
}
