import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';

const COOKIE = 'flash';

const flashSchema = z.object({
	text: z.string(),
	undo: z
		.object({ action: z.string().startsWith('/'), fields: z.record(z.string(), z.string()) })
		.optional()
});

/** A sentence that the next page shows once: what has just happened, and how to take it back. */
export type Flash = z.infer<typeof flashSchema>;

export function setFlash(cookies: Cookies, flash: Flash): void {
	cookies.set(COOKIE, JSON.stringify(flash), { path: '/', maxAge: 60 });
}

export function takeFlash(cookies: Cookies): Flash | null {
	const text = cookies.get(COOKIE);
	if (text === undefined) return null;
	cookies.delete(COOKIE, { path: '/' });
	try {
		return flashSchema.parse(JSON.parse(text));
	} catch {
		return null;
	}
}
