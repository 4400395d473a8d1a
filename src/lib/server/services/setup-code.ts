import type { House } from '../house.ts';
import { anyUser } from '../storage/queries/accounts.ts';
import { settingOnce } from '../storage/queries/settings.ts';
import { hmac, sameText } from './digest.ts';

/** Without letters and digits that are mistaken for each other. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * At start: the code to print while there is no owner, else null. It is made from the secret and a number that the database
 * keeps, neither of which is enough without the other: all processes on one database print the same.
 * @returns `XXXX-XXXX-XXXX`
 */
export async function setupCode(app: House): Promise<string | null> {
	return (await anyUser(app.store)) ? null : codeOf(app);
}

/** However it was typed: blanks, hyphens and case do not count. */
export async function isSetupCode(app: House, code: string): Promise<boolean> {
	return sameText(plain(await codeOf(app)), plain(code));
}

async function codeOf(app: House): Promise<string> {
	const number = await settingOnce(app.store, 'setup_code', app.random.token(16));
	const bytes = Buffer.from(hmac(app.secret, `setup:${number}`), 'base64url').subarray(0, 12);
	const letters = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]);
	return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function plain(code: string): string {
	return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
