import { randomBytes } from 'node:crypto';

export interface Random {
	bytes(count: number): Buffer;
	/** Base64url text of `count` random bytes. */
	token(count: number): string;
	/** In [0, 1). */
	fraction(): number;
}

/** Asking the system costs the same for many bytes as for a few, and ids are made several a submission. */
const POOL_SIZE = 8192;
let pool = Buffer.alloc(0);

export const systemRandom: Random = {
	bytes: pooledBytes,
	token: (count) => randomBytes(count).toString('base64url'),
	fraction: () => Math.random()
};

/** Each byte is handed out once. */
function pooledBytes(count: number): Buffer {
	if (count > POOL_SIZE / 16) return randomBytes(count);
	if (pool.length < count) pool = randomBytes(POOL_SIZE);
	const bytes = pool.subarray(0, count);
	pool = pool.subarray(count);
	return bytes;
}
