import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import {
	newWebhookSecret,
	signatureHeader
} from '../../../src/lib/server/delivery/webhook/signature.ts';
import { systemRandom } from '../../../src/lib/server/random.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test('the vector of the Standard Webhooks specification is met', () => {
	const message = {
		id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		timestamp: 1614265330,
		body: '{"test": 2432232314}'
	};
	expect(signatureHeader([SECRET], message)).toBe(
		'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
	);
});

describe('the package standardwebhooks', () => {
	const now = Math.floor(Date.now() / 1000);
	const headers = (secrets: string[], body: string) => ({
		'webhook-id': 'msg_1',
		'webhook-timestamp': String(now),
		'webhook-signature': signatureHeader(secrets, { id: 'msg_1', timestamp: now, body })
	});

	test.each(['{}', '{"name":"Анна 🌡"}', '{"a":"\\u0000"}', ' '.repeat(50_000)])(
		'verifies what we sign',
		(body) => {
			const secret = newWebhookSecret(systemRandom);
			const verify = () => new Webhook(secret).verify(body, headers([secret], body));
			if (body.trim()) expect(verify).not.toThrow();
			else expect(verify).toThrow(SyntaxError);
		}
	);

	test('verifies with the old and the new secret while one is rotated', () => {
		const [before, after] = [newWebhookSecret(systemRandom), newWebhookSecret(systemRandom)];
		const both = headers([after, before], '{}');
		expect(() => new Webhook(before).verify('{}', both)).not.toThrow();
		expect(() => new Webhook(after).verify('{}', both)).not.toThrow();
	});

	test('refuses a body that was touched', () => {
		expect(() => new Webhook(SECRET).verify('{"a":2}', headers([SECRET], '{"a":1}'))).toThrow();
	});
});
