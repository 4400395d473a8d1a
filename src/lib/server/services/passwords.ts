import { hash, verify } from '@node-rs/argon2';
import type { Words } from '../../quiz/text.ts';
import type { FieldError } from '../problems.ts';

/** OWASP's first choice for argon2id, which is this package's own algorithm unless told otherwise. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

const SHORTEST_PASSWORD = 10;
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

/** What keeps this from being the password of the account with this address; null where nothing does. */
export function passwordFault(password: string, email: string): FieldError | null {
	const { length } = password;
	if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) return at(LENGTH);
	const plain = password.normalize('NFKC').toLowerCase().trim();
	if (plain === email.toLowerCase() || plain === email.toLowerCase().split('@')[0]) return at(OWN);
	const isCommon = COMMON.has(plain) || new Set(plain).size < FEWEST_CHARACTERS;
	return isCommon ? at(GUESSED) : null;
}

const at = (message: Words): FieldError => ({ path: 'password', message });

const FEWEST_CHARACTERS = 5;

/** Those of the lists of stolen passwords that are long enough to get here. */
const COMMON = new Set([
	...['0123456789', '1234567890', '12345678910', '123456789a', '123456789q', '9876543210'],
	...['1q2w3e4r5t', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'q1w2e3r4t5', 'q1w2e3r4t5y6', 'qazwsxedcrfv'],
	...['qwerty1234', 'qwerty12345', 'qwerty123456', 'qwertyuiop', 'qwertyuiop[]', 'qwer1234tyui'],
	...['asdfghjkl;', 'asdfghjkl1', 'zxcvbnm123', 'abcdefghij', 'abcd123456', 'abc1234567'],
	...[
		'password12',
		'password123',
		'password1234',
		'passw0rd123',
		'p@ssw0rd123',
		'passwordpassword'
	],
	...['administrator', 'admin12345', 'admin123456', 'changeme123', 'letmein123', 'welcome123'],
	...['iloveyou123', 'football123', 'sunshine123', 'quizsilver', 'quizsilver1', 'quizsilver123'],
	...['йцукенгшщз', 'йцукенгшщзхъ', 'пароль1234', 'пароль12345', 'парольпароль', 'любовь12345']
]);

const LENGTH = {
	en: `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`,
	ru: `Длина пароля — от ${SHORTEST_PASSWORD} до ${LONGEST_PASSWORD} символов.`
};
const OWN = {
	en: 'This is the address of the account; choose a password that nobody knows.',
	ru: 'Это адрес учётной записи; выберите пароль, которого никто не знает.'
};
const GUESSED = {
	en: 'This password is among the first that are tried; three or four words in a row are harder to guess.',
	ru: 'Такой пароль подбирают одним из первых; три-четыре слова подряд угадать труднее.'
};
