import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../../config.ts';

/** What mails are signed with, as the transport wants it. */
export interface Signature {
	domainName: string;
	keySelector: string;
	privateKey: string;
	headerFieldNames: string;
}

/** Whoever changes one of these on the way breaks the signature. RFC 8058 wants both headers of leaving among them. */
const SIGNED = [
	'From',
	'Reply-To',
	'To',
	'Subject',
	'Date',
	'Message-ID',
	'List-Unsubscribe',
	'List-Unsubscribe-Post',
	'MIME-Version',
	'Content-Type',
	'Content-Transfer-Encoding'
].join(':');

/** Receivers take no signature by a shorter key. */
const LEAST_BITS = 1024;

/**
 * Reads the key. Were it wrong, the transport would send without a signature and say nothing.
 * @throws Error with one line for the operator
 */
export function readSignature({ dkim }: Pick<Config, 'dkim'>): Signature | undefined {
	if (!dkim) return undefined;
	const privateKey = read(dkim.keyFile);
	const bits = bitsOf(privateKey);
	if (bits === null)
		throw new Error(`DKIM_KEY_FILE: ${dkim.keyFile} holds no RSA private key as PEM`);
	if (bits < LEAST_BITS)
		throw new Error(`DKIM_KEY_FILE: the key in ${dkim.keyFile} is shorter than ${LEAST_BITS} bits`);
	const { domain: domainName, selector: keySelector } = dkim;
	return { domainName, keySelector, privateKey, headerFieldNames: SIGNED };
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		throw new Error(`DKIM_KEY_FILE: ${file} cannot be read (${code})`, { cause: error });
	}
}

function bitsOf(pem: string): number | null {
	try {
		const key = createPrivateKey(pem);
		if (key.asymmetricKeyType !== 'rsa') return null;
		return key.asymmetricKeyDetails?.modulusLength ?? null;
	} catch {
		return null;
	}
}
