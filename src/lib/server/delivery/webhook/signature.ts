import { createHmac } from 'node:crypto';
import type { Random } from '../../random.ts';

const PREFIX = 'whsec_';
const SECRET_BYTES = 24;

/** A secret as Standard Webhooks spells it: `whsec_` and base64. */
export function newWebhookSecret(random: Random): string {
	return PREFIX + random.bytes(SECRET_BYTES).toString('base64');
}

export interface SignedMessage {
	id: string;
	/** Seconds since the epoch, of this attempt. */
	timestamp: number;
	/** The exact bytes that are sent. */
	body: string;
}

/**
 * The `webhook-signature` header: one `v1,` signature per secret, the newest first, so that a receiver passes while a
 * secret is rotated (standardwebhooks.com, "Signature scheme").
 */
export function signatureHeader(secrets: readonly string[], message: SignedMessage): string {
	const content = `${message.id}.${message.timestamp}.${message.body}`;
	return secrets.map((secret) => `v1,${hmac(secret, content)}`).join(' ');
}

function hmac(secret: string, content: string): string {
	const key = Buffer.from(secret.replace(PREFIX, ''), 'base64');
	return createHmac('sha256', key).update(content).digest('base64');
}
