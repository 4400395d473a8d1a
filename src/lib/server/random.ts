import { randomBytes } from 'node:crypto';

export interface Random {
	bytes(count: number): Buffer;
	/** Base64url text of `count` random bytes. */
	token(count: number): string;
	/** In [0, 1). */
	fraction(): number;
}

export const systemRandom: Random = {
	bytes: (count) => randomBytes(count),
	token: (count) => randomBytes(count).toString('base64url'),
	fraction: () => Math.random()
};
