import { describe, expect, test } from 'vitest';
import { createOwner, setLocale, signIn } from '../../../src/lib/server/services/accounts.ts';
import {
	isResetToken,
	requestReset,
	resetLink,
	resetPassword
} from '../../../src/lib/server/services/password-reset.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const email = 'owner@example.com';
const address = '203.0.113.7';
const HOUR = 60 * 60_000;
const next = 'a new password';

const withOwner = async (house: TestHouse) =>
	valueOf(
		await createOwner(house, {
			email,
			password: 'the first password',
			code: null,
			trustedAddress: true,
			address
		})
	).user;

const madeLink = async (house: TestHouse) => {
	const made = await resetLink(house, email);
	return typeof made === 'string' ? '' : made.link;
};

const tokenIn = (text: string) =>
	/https:\/\/quiz\.example\.com\/reset\/(\S+)/.exec(text)?.[1] ?? '';

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		return { house, user: await withOwner(house) };
	};

	describe('a reset link', () => {
		test('is mailed in the account’s language and sets a new password once', async () => {
			const { house, user } = await open();
			await requestReset(house, { email: ' Owner@example.com', address });
			await setLocale(house, user.id, 'ru');
			await requestReset(house, { email, address });
			expect(house.mails.map(({ to, subject }) => [to, subject])).toEqual([
				[[email], 'A new password for Quizsilver'],
				[[email], 'Новый пароль для Quizsilver']
			]);
			const token = tokenIn(house.mails[0]?.text ?? '');
			expect(await isResetToken(house, token)).toBe(true);
			expect(valueOf(await resetPassword(house, { token, password: next }))).toEqual({ email });
			expect(codeOf(await signIn(house, { email, password: next, address }))).toBe('ok');
			expect(codeOf(await resetPassword(house, { token, password: 'another one' }))).toBe(
				'link_expired'
			);
			const second = tokenIn(house.mails[1]?.text ?? '');
			expect(await isResetToken(house, second)).toBe(false);
		});

		test('lasts an hour', async () => {
			const { house } = await open();
			const token = tokenIn(await madeLink(house));
			house.clock.advance(HOUR - 1);
			expect(await isResetToken(house, token)).toBe(true);
			house.clock.advance(1);
			expect(codeOf(await resetPassword(house, { token, password: next }))).toBe('link_expired');
		});

		test('of two at the same moment one sets the password', async () => {
			const { house } = await open();
			const token = tokenIn(await madeLink(house));
			const codes = await Promise.all(
				['password one', 'password two'].map(async (password) =>
					codeOf(await resetPassword(house, { token, password }))
				)
			);
			expect(codes.sort()).toEqual(['link_expired', 'ok']);
		});

		test('cannot be made up, prolonged, or turned to somebody else', async () => {
			const { house, user } = await open();
			const [payload = '', signature = ''] = tokenIn(await madeLink(house)).split('.');
			const later = Buffer.from(`${user.id}.${house.clock.now() + 2 * HOUR}`).toString('base64url');
			const made = [`${later}.${signature}`, `${payload}.x`, payload, '', '.', 'a.b.c'];
			for (const token of made) expect(await isResetToken(house, token)).toBe(false);
		});

		test('lets the account in again that wrong passwords have locked', async () => {
			const { house } = await open();
			const from = (n: number) => ({ email, address: `203.0.113.${n}` });
			for (let n = 0; n < 11; n += 1) {
				await signIn(house, { ...from(n), password: 'wrong' });
			}
			const locked = await signIn(house, { ...from(20), password: 'the first password' });
			expect(codeOf(locked)).toBe('throttled');
			const token = tokenIn(await madeLink(house));
			expect(codeOf(await resetPassword(house, { token, password: next }))).toBe('ok');
			expect(codeOf(await signIn(house, { ...from(20), password: next }))).toBe('ok');
		});

		test('a password that is none leaves the link as it was', async () => {
			const { house } = await open();
			const token = tokenIn(await madeLink(house));
			expect(codeOf(await resetPassword(house, { token, password: 'short' }))).toBe('invalid');
			expect(codeOf(await resetPassword(house, { token, password: next }))).toBe('ok');
		});
	});

	test('asking for nobody’s link says the same, and sends nothing', async () => {
		const { house } = await open();
		const known = await requestReset(house, { email, address });
		const unknown = await requestReset(house, { email: 'nobody@example.com', address });
		expect(unknown).toEqual(known);
		expect(house.mails).toHaveLength(1);
		expect(await resetLink(house, 'nobody@example.com')).toBe('nobody');
	});

	test('an account gets three mails an hour; whoever asks learns nothing of it', async () => {
		const { house } = await open();
		for (let n = 0; n < 5; n += 1) {
			expect(codeOf(await requestReset(house, { email, address: `203.0.113.${n}` }))).toBe('ok');
		}
		expect(house.mails).toHaveLength(3);
	});

	test('a mail that cannot be sent is logged, without the address', async () => {
		const { house } = await open();
		const failing = {
			...house,
			mailer: {
				send: () => Promise.reject(new Error(`No such mailbox: ${email}`)),
				close: () => undefined
			}
		};
		expect(codeOf(await requestReset(failing, { email, address }))).toBe('ok');
		await new Promise(setImmediate);
		expect(house.lines.join('')).toContain('reset_mail_failed');
		expect(house.lines.join('')).not.toContain(email);
	});
});
