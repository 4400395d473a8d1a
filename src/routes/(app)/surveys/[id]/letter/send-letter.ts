import type { Kept, SaveAnswer } from '$lib/builder/autosave.ts';
import { letterSchema, type Letter } from '$lib/letter/letter.ts';
import { z } from 'zod';

const savedSchema = z.object({ revision: z.number() });
const keptSchema = z.object({ revision: z.number(), letter: letterSchema });
const refusedSchema = z.object({ message: z.string() });

/** The words for a session or a survey that has ended. */
interface Endings {
	signedOut: string;
	gone: string;
}

/** Brings a letter to the server. What cannot be understood counts as not having arrived. */
export async function sendLetter(
	address: string,
	letter: Letter,
	revision: number,
	{ signedOut, gone }: Endings
): Promise<SaveAnswer<Letter>> {
	try {
		const response = await fetch(address, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ letter, revision }),
			redirect: 'manual'
		});
		if (response.type === 'opaqueredirect') return { state: 'ended', message: signedOut };
		if (response.status === 404) return { state: 'ended', message: gone };
		const body: unknown = await response.json();
		if (response.ok) return { state: 'saved', ...savedSchema.parse(body) };
		if (response.status === 409) return { state: 'stale', kept: keptOf(body) };
		if (response.status >= 500 || response.status === 429) return { state: 'away' };
		const state = response.status === 410 ? 'ended' : 'refused';
		return { state, ...refusedSchema.parse(body) };
	} catch {
		return { state: 'away' };
	}
}

/** The letter that the server has, where it was saved since this revision; null where it was not, or it cannot be told. */
export async function newerLetter(address: string, revision: number): Promise<Kept<Letter> | null> {
	try {
		const response = await fetch(`${address}?after=${revision}`, { redirect: 'manual' });
		return response.status === 200 ? keptOf(await response.json()) : null;
	} catch {
		return null;
	}
}

function keptOf(body: unknown): Kept<Letter> {
	const { letter, revision } = keptSchema.parse(body);
	return { draft: letter, revision };
}
