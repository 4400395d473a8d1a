import { hash, verify } from '@node-rs/argon2';
import type { FieldError } from '../problems.ts';

/** OWASP's first choice for argon2id, which is this package's own algorithm unless told otherwise. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 512;

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize('NFKC'), COST);
}

/** Takes the same time where there is no such account (`hashed` null): then a decoy is checked, and false is the answer. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
	decoy ??= hashPassword('nobody has this password');
	const matches = await verify(hashed ?? (await decoy), password.normalize('NFKC'));
	return matches && hashed !== null;
}

/** What keeps this from being a password; null where nothing does. */
export function passwordFault(password: string): FieldError | null {
	if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return null;
	return {
		path: 'password',
		message: {
			en: `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`,
			ru: `Длина пароля — от ${SHORTEST_PASSWORD} до ${LONGEST_PASSWORD} символов.`
		}
	};
}
