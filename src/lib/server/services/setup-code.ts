import type { House } from '../house.ts';
import { anyUser } from '../storage/queries/accounts.ts';
import { saveSetting, settingOf } from '../storage/queries/settings.ts';
import { hmac, sameText } from './digest.ts';

/** Without letters and digits that are mistaken for each other. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * At start: a new code to print while there is no owner, else null. Only its digest is stored, and an earlier code is void.
 * @returns `XXXX-XXXX-XXXX`
 */
export async function newSetupCode(app: House): Promise<string | null> {
	if (await anyUser(app.store)) return null;
	const letters = Array.from(app.random.bytes(12), (byte) => LETTERS[byte % LETTERS.length]);
	const code = letters.join('').replace(/(.{4})(?=.)/g, '$1-');
	await saveSetting(app.store, 'setup_code', digest(app, code));
	return code;
}

/** However it was typed: blanks, hyphens and case do not count. */
export async function isSetupCode(app: House, code: string): Promise<boolean> {
	const stored = await settingOf(app.store, 'setup_code');
	return stored !== null && sameText(stored, digest(app, code));
}

function digest(app: House, code: string): string {
	return hmac(app.secret, `setup:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
}
