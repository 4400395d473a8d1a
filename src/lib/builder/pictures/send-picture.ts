import { z } from 'zod';
import type { SendAnswer } from './picture-uploads.svelte.ts';

const keptSchema = z.object({ src: z.string() });
const refusedSchema = z.object({ message: z.string() });

/**
 * Brings a picture to the server. No `fetch`, which tells nothing of how far it is.
 * @param signedOut the words for a session that has ended
 */
export function sendPicture(
	address: string,
	file: Blob,
	{ signedOut }: { signedOut: string },
	tell: (share: number) => void,
	signal: AbortSignal
): Promise<SendAnswer> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', address);
		// Whatever it claims to be; the server looks into it.
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
		request.onerror = request.onabort = () => resolve({ state: 'broken' });
		request.onload = () => {
			// Who is signed out is led to another page.
			const isLed = new URL(request.responseURL).pathname !== address;
			resolve(isLed ? { state: 'refused', message: signedOut } : answerOf(request));
		};
		signal.addEventListener('abort', () => request.abort());
		request.send(file);
	});
}

/** What cannot be understood counts as not having arrived. */
function answerOf({ status, responseText }: XMLHttpRequest): SendAnswer {
	const body = parsed(responseText);
	const kept = keptSchema.safeParse(body);
	if (status === 201 && kept.success) return { state: 'done', src: kept.data.src };
	const refused = refusedSchema.safeParse(body);
	const isFinal = (status >= 400 && status < 500 && status !== 429) || status === 507;
	return isFinal && refused.success
		? { state: 'refused', message: refused.data.message }
		: { state: 'broken' };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
