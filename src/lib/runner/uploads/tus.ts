import type { Locale } from '../../quiz/text.ts';
import { uploadWords } from './words.ts';

// The client's part of tus 1.0 (https://tus.io), as much of it as the house speaks.

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = 'application/offset+octet-stream';

/** What came of a request: an answer, a refusal in the server's words, or nothing that can be relied on. */
export type Reply<T> =
	| { state: 'done'; value: T }
	| { state: 'refused'; message: string }
	/** The server does not know the upload (any more). */
	| { state: 'gone' }
	/** The same may go well another time. */
	| { state: 'broken'; message?: string | undefined };

/** @returns the upload's id */
export async function announceFile(
	address: string,
	{ name, size }: File,
	step: string,
	locale: Locale
): Promise<Reply<string>> {
	const metadata = `filename ${base64(name)},step ${base64(step)}`;
	const headers = { 'upload-length': String(size), 'upload-metadata': metadata };
	const response = await ask('POST', address, locale, headers);
	const answer: (Refused & { id?: string }) | null = await response?.json().catch(() => null);
	if (response?.status === 201 && answer?.id) return { state: 'done', value: answer.id };
	// Not the upload is unknown, there is none yet: the quiz was deleted.
	if (response?.status === 404) return { state: 'refused', message: uploadWords(locale).closed };
	return failed(response?.status, answer);
}

export interface Kept {
	name: string;
	size: number;
	/** How many bytes have come. */
	offset: number;
}

/** What the server has of an upload. */
export async function keptOf(id: string, locale: Locale): Promise<Reply<Kept>> {
	const response = await ask('HEAD', addressOf(id), locale);
	if (response?.status !== 200) return failed(response?.status, null);
	const { headers } = response;
	const [, encoded = ''] = (headers.get('upload-metadata') ?? '').split(' ');
	const name = new TextDecoder().decode(
		Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
	);
	const size = Number(headers.get('upload-length'));
	return { state: 'done', value: { name, size, offset: Number(headers.get('upload-offset')) } };
}

/**
 * Sends bytes that begin at `offset`. The one request that is no `fetch`, which tells nothing of how far it is.
 * @returns how many bytes the server has now
 */
export function sendPart(
	id: string,
	bytes: Blob,
	{ offset, locale }: { offset: number; locale: Locale },
	tell: (sent: number) => void,
	signal: AbortSignal
): Promise<Reply<number>> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('PATCH', addressOf(id));
		const headers = { ...TUS, 'content-type': BYTES, 'upload-offset': String(offset) };
		for (const [name, value] of Object.entries({ ...headers, 'accept-language': locale })) {
			request.setRequestHeader(name, value);
		}
		request.upload.onprogress = ({ loaded }) => tell(loaded);
		request.onerror = request.onabort = () => resolve({ state: 'broken' });
		request.onload = () => {
			const received = Number(request.getResponseHeader('upload-offset'));
			if (request.status === 204) resolve({ state: 'done', value: received });
			else resolve(failed(request.status, parsed(request.responseText)));
		};
		signal.addEventListener('abort', () => request.abort());
		request.send(bytes);
	});
}

/** Nobody waits for it. */
export function giveUp(id: string, locale: Locale): void {
	void ask('DELETE', addressOf(id), locale);
}

const addressOf = (id: string) => `/api/v1/uploads/${id}`;

/** Undefined where there is no answer. */
function ask(
	method: string,
	address: string,
	locale: Locale,
	headers: Record<string, string> = {}
): Promise<Response | undefined> {
	return fetch(address, {
		method,
		headers: { ...TUS, 'accept-language': locale, ...headers },
		credentials: 'omit'
	}).catch(() => undefined);
}

interface Refused {
	code?: string;
	title?: string;
}

/** Other conflicts than a closed quiz are about how much has come, which is asked for again before the next try. */
function failed(status: number | undefined, answer: Refused | null): Reply<never> {
	if (status === 404) return { state: 'gone' };
	const message = answer?.title;
	const isConflict = status === 409 && answer?.code !== 'quiz_closed';
	const isFinal = status !== undefined && status >= 400 && status < 500;
	return isFinal && !isConflict && status !== 429 && message
		? { state: 'refused', message }
		: { state: 'broken', message: isConflict ? undefined : message };
}

function parsed(text: string): Refused | null {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function base64(text: string): string {
	return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
