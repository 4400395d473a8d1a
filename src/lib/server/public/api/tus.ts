import type { Context } from 'hono';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { invalid, type Problem } from '../../problems.ts';
import type { UnderWay } from '../../services/uploads/receive-upload.ts';
import { MOST_MEGABYTES } from '../../../quiz/questions/file-check.ts';

// The core of tus 1.0, with creation and termination: https://tus.io/protocols/resumable-upload

const VERSION = '1.0.0';

/** Any page may send files. */
export const UPLOAD_HEADERS = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers':
		'Location, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
	'tus-resumable': VERSION
};

/** What a browser, and a tus client, asks before anything else. */
export const UPLOAD_PREFLIGHT = {
	...UPLOAD_HEADERS,
	'access-control-allow-methods': 'POST, HEAD, PATCH, DELETE',
	'access-control-allow-headers':
		'accept-language, content-type, tus-resumable, upload-length, upload-metadata, upload-offset',
	'access-control-max-age': '86400',
	'tus-version': VERSION,
	'tus-extension': 'creation,termination',
	'tus-max-size': String(MOST_MEGABYTES * 1024 * 1024)
};

/** What a request to begin says of the file. */
interface Creation {
	size: number;
	name: string;
	step: string | undefined;
}

export function isTus(c: Context): boolean {
	return c.req.header('tus-resumable') !== undefined;
}

export function checkVersion(c: Context): Problem | null {
	return c.req.header('tus-resumable') === VERSION ? null : { code: 'tus_version' };
}

export function readCreation(c: Context): Result<Creation, Problem> {
	const size = wholeNumber(c.req.header('upload-length'));
	if (size === undefined) return fail(missing('Upload-Length'));
	const metadata = metadataOf(c.req.header('upload-metadata') ?? '');
	return ok({ size, name: metadata.get('filename') ?? '', step: metadata.get('step') });
}

export interface Continuation {
	from: number;
	/** What the request brings; unknown where it comes in chunks. */
	length: number | undefined;
}

export function readContinuation(c: Context): Result<Continuation, Problem> {
	if (c.req.header('content-type') !== 'application/offset+octet-stream') {
		return fail({ code: 'unsupported_upload' });
	}
	const from = wholeNumber(c.req.header('upload-offset'));
	if (from === undefined) return fail(missing('Upload-Offset'));
	return ok({ from, length: wholeNumber(c.req.header('content-length')) });
}

/** How far an upload is. */
export function progressHeaders({ upload, received }: UnderWay): Record<string, string> {
	const { size, name } = upload;
	return {
		...UPLOAD_HEADERS,
		'upload-length': String(size),
		'upload-offset': String(received),
		'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`
	};
}

/** `key base64,key base64` */
function metadataOf(header: string): Map<string, string> {
	return new Map(
		header.split(',').map((pair) => {
			const [key = '', value = ''] = pair.trim().split(' ');
			return [key, Buffer.from(value, 'base64').toString('utf8')];
		})
	);
}

function wholeNumber(header: string | undefined): number | undefined {
	return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

function missing(header: string): Problem {
	return invalid(header, {
		en: `${header} is a whole number of bytes.`,
		ru: `${header} — целое число байтов.`
	});
}
