import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 as base64url: how secrets that carry their own entropy (sessions, tokens, codes) are stored. */
export function sha256(text: string): string {
	return hash('sha256', text, 'base64url');
}

export function hmac(secret: string, text: string): string {
	return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Compares without telling by its time where the difference is. */
export function sameText(one: string, other: string): boolean {
	const a = Buffer.from(one);
	const b = Buffer.from(other);
	return a.length === b.length && timingSafeEqual(a, b);
}
