import { pause } from './retry.ts';
import type { Work } from './transport.ts';

/** After ALTCHA, version 2: see the server's `proof.ts`. */
interface Challenge {
	parameters: {
		algorithm: string;
		nonce: string;
		salt: string;
		cost: number;
		keyLength: number;
		keyPrefix: string;
	};
	signature: string;
}

/** The server takes one for an hour; ms. */
const FRESH_FOR = 50 * 60_000;
/** Whoever sends waits no longer for work that is not done: the answers are looked at by a person then. */
const PATIENCE = 10_000;

export interface Tools {
	fetch: (address: string) => Promise<Response>;
	/** Browsers offer it to secure pages alone. */
	subtle: SubtleCrypto | undefined;
	wait: (milliseconds: number) => Promise<void>;
	now: () => number;
}

/**
 * Begins at once, while questions are answered; each of the many tries is one of the browser's own threads' affair, so that
 * nothing on the page waits for it. Another attempt, and one that took too long, does other work.
 */
export function startWork(slug: string, tools: Tools): Work {
	let begun = begin();
	let doneFor: string | undefined;
	function begin() {
		return { at: tools.now(), proof: prove(`/q/${slug}/challenge`, tools) };
	}
	return async (attempt) => {
		const isAnother = doneFor !== undefined && doneFor !== attempt;
		if (isAnother || tools.now() - begun.at > FRESH_FOR) begun = begin();
		doneFor = attempt;
		return Promise.race([begun.proof, tools.wait(PATIENCE).then(() => undefined)]);
	};
}

async function prove(address: string, tools: Tools) {
	try {
		const { subtle } = tools;
		const challenge = subtle && (await fetchChallenge(address, tools));
		return challenge && { challenge, solution: await solve(challenge, subtle) };
	} catch {
		// Nobody is kept from answering by a browser that cannot do this.
		return undefined;
	}
}

/** Asked for until it comes; undefined where there is none to be had. */
async function fetchChallenge(address: string, { fetch, wait }: Tools) {
	for (let tries = 1; ; tries += 1) {
		const answer = await fetch(address).catch(() => null);
		if (answer?.ok) return (await answer.json()) as Challenge;
		if (answer && answer.status < 500 && answer.status !== 429) return undefined;
		await wait(pause(tries));
	}
}

/** Tries one number after the other, until the key begins as it is asked for. */
async function solve({ parameters }: Challenge, subtle: SubtleCrypto) {
	const { algorithm, nonce, salt, cost, keyLength, keyPrefix } = parameters;
	const [, hash = ''] = algorithm.split('/');
	const how = { name: 'PBKDF2', salt: bytesOf(salt), iterations: cost, hash };
	const start = bytesOf(nonce);
	const password = new Uint8Array(start.length + 4);
	password.set(start);
	const view = new DataView(password.buffer);
	for (let counter = 0; ; counter += 1) {
		view.setUint32(start.length, counter);
		const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
		const derivedKey = hexOf(await subtle.deriveBits(how, key, keyLength * 8));
		if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
	}
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function hexOf(bytes: ArrayBuffer): string {
	return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
