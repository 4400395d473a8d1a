import { describe, expect, test } from 'vitest';
import {
	changePassword,
	createOwner,
	ownerExists,
	sessionUser,
	setLocale,
	signIn,
	signOut,
	signOutEverywhere
} from '../../../src/lib/server/services/accounts.ts';
import { setupCode } from '../../../src/lib/server/services/setup-code.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';
import { forEachEngine } from '../../support/store.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const email = 'owner@example.com';
const password = 'correct horse battery';
const address = '203.0.113.7';
const owner = { email, password, code: null, trustedAddress: true, address };

const createdIn = async (house: TestHouse) => valueOf(await createOwner(house, owner));
forEachEngine((_engine, makeStore) => {
	const open = async () => aHouse({ store: await makeStore() });

	describe('the first owner', () => {
		test('is made without a code on the machine itself, and is signed in', async () => {
			const house = await open();
			expect(await ownerExists(house)).toBe(false);
			const { user, session } = await createdIn(house);
			expect(await ownerExists(house)).toBe(true);
			expect(await sessionUser(house, session.token)).toEqual(user);
			expect(codeOf(await createOwner(house, owner))).toBe('owner_exists');
		});

		test('needs the code printed at start from anywhere else, however it is typed', async () => {
			const house = await open();
			const code = await setupCode(house);
			expect(code).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/);
			const stranger = { ...owner, trustedAddress: false };
			expect(codeOf(await createOwner(house, stranger))).toBe('wrong_code');
			expect(codeOf(await createOwner(house, { ...stranger, code: 'AAAA-AAAA-AAAA' }))).toBe(
				'wrong_code'
			);
			const typed = ` ${code?.toLowerCase().replaceAll('-', ' ')} `;
			expect(codeOf(await createOwner(house, { ...stranger, code: typed }))).toBe('ok');
			expect(await setupCode(house)).toBeNull();
		});

		test('of many at once one becomes the owner', async () => {
			const house = await open();
			const created = await Promise.all(
				Array.from({ length: 5 }, (_, n) => createOwner(house, { ...owner, email: `o${n}@x.org` }))
			);
			expect(created.map(codeOf).sort()).toEqual(['ok', ...Array(4).fill('owner_exists')]);
		});

		test('a code cannot be guessed forever', async () => {
			const house = await open();
			const code = await setupCode(house);
			const stranger = { ...owner, trustedAddress: false };
			for (let n = 0; n < 10; n += 1) await createOwner(house, { ...stranger, code: `${n}` });
			expect(codeOf(await createOwner(house, { ...stranger, code }))).toBe('throttled');
			house.clock.advance(15 * MINUTE);
			expect(codeOf(await createOwner(house, { ...stranger, code }))).toBe('ok');
		});

		test.each([
			['not an address', { email: 'nobody' }, 'email'],
			['too short a password', { password: 'short' }, 'password'],
			['too long a password', { password: 'x'.repeat(513) }, 'password'],
			['a password that everybody has', { password: 'password123' }, 'password'],
			['the address for a password', { password: email }, 'password']
		])('%s is refused at its field', async (_name, change, path) => {
			const house = await open();
			const refused = await createOwner(house, { ...owner, ...change });
			expect(refused.ok ? null : refused.problem.errors?.map((error) => error.path)).toEqual([
				path
			]);
			expect(await ownerExists(house)).toBe(false);
		});
	});

	describe('signing in', () => {
		test('takes the address in any case and with blanks around it', async () => {
			const house = await open();
			await createdIn(house);
			const input = { email: ' Owner@Example.com ', password, address };
			expect(codeOf(await signIn(house, input))).toBe('ok');
		});

		test('says the same of a wrong password and of nobody, in about the same time', async () => {
			const house = await open();
			await createdIn(house);
			const wrong = { email, password: 'wrong horse', address };
			const nobody = { email: 'nobody@example.com', password, address };
			await signIn(house, nobody);
			const took = async (input: typeof wrong) => {
				const started = performance.now();
				expect(await signIn(house, input)).toEqual({
					ok: false,
					problem: { code: 'wrong_credentials' }
				});
				return performance.now() - started;
			};
			const known = Math.min(await took(wrong), await took(wrong), await took(wrong));
			const unknown = Math.min(await took(nobody), await took(nobody), await took(nobody));
			expect(unknown).toBeGreaterThan(known / 3);
		});

		test('is throttled per account, for the right password too, until the window has passed', async () => {
			const house = await open();
			await createdIn(house);
			for (let n = 0; n < 10; n += 1) {
				await signIn(house, { email, password: 'wrong', address: `203.0.113.${n}` });
			}
			const input = { email, password, address: '198.51.100.1' };
			const throttled = await signIn(house, input);
			expect(throttled.ok ? null : throttled.problem).toEqual({
				code: 'throttled',
				params: { seconds: 900 }
			});
			house.clock.advance(15 * MINUTE);
			expect(codeOf(await signIn(house, input))).toBe('ok');
		});

		test('is throttled per address, whatever the account', async () => {
			const house = await open();
			await createdIn(house);
			const { throttles } = house.store.tables;
			await signIn(house, { email: 'x0@example.com', password, address });
			await house.store.db.update(throttles).set({ count: 50 });
			expect(codeOf(await signIn(house, { email, password, address }))).toBe('throttled');
			expect(codeOf(await signIn(house, { email, password, address: '198.51.100.1' }))).toBe('ok');
		});

		test('a success lets the account begin anew', async () => {
			const house = await open();
			await createdIn(house);
			for (let n = 0; n < 9; n += 1) await signIn(house, { email, password: 'wrong', address });
			await signIn(house, { email, password, address });
			for (let n = 0; n < 9; n += 1) await signIn(house, { email, password: 'wrong', address });
			expect(codeOf(await signIn(house, { email, password, address }))).toBe('ok');
		});

		test('neither the token nor the password nor the address tried from is stored in plain', async () => {
			const house = await open();
			const { session } = await createdIn(house);
			await signIn(house, { email, password: 'wrong', address });
			const { sessions, users, throttles } = house.store.tables;
			const { db } = house.store;
			const rows = [
				await db.select().from(sessions),
				await db.select().from(users),
				await db.select().from(throttles)
			];
			const kept = JSON.stringify(rows);
			expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
			for (const secret of [session.token, password, address]) expect(kept).not.toContain(secret);
		});
	});

	describe('a session', () => {
		test('lives for 30 days after it was last used', async () => {
			const house = await open();
			const { session } = await createdIn(house);
			house.clock.advance(29 * DAY);
			expect(await sessionUser(house, session.token)).not.toBeNull();
			house.clock.advance(29 * DAY);
			expect(await sessionUser(house, session.token)).not.toBeNull();
			house.clock.advance(30 * DAY + 1);
			expect(await sessionUser(house, session.token)).toBeNull();
		});

		test('ends at sign-out, the others stay', async () => {
			const house = await open();
			const { session } = await createdIn(house);
			const other = valueOf(await signIn(house, { email, password, address })).session;
			await signOut(house, session.token);
			expect(await sessionUser(house, session.token)).toBeNull();
			expect(await sessionUser(house, other.token)).not.toBeNull();
			await signOutEverywhere(
				house,
				valueOf(await signIn(house, { email, password, address })).user
			);
			expect(await sessionUser(house, other.token)).toBeNull();
		});

		test('a made-up token is nobody', async () => {
			const house = await open();
			await createdIn(house);
			expect(await sessionUser(house, 'made up')).toBeNull();
		});

		test('every one ends when the password changes, but for the one that changed it', async () => {
			const house = await open();
			const { session, user } = await createdIn(house);
			const next = 'a new password';
			const wrong = await changePassword(house, user.id, { current: 'wrong', next });
			expect(wrong.ok ? null : wrong.problem.errors?.[0]?.path).toBe('current');
			const known = await changePassword(house, user.id, { current: password, next: email });
			expect(known.ok ? null : known.problem.errors?.[0]?.path).toBe('password');
			const fresh = valueOf(await changePassword(house, user.id, { current: password, next }));
			expect(await sessionUser(house, session.token)).toBeNull();
			expect(await sessionUser(house, fresh.token)).not.toBeNull();
			expect(codeOf(await signIn(house, { email, password, address }))).toBe('wrong_credentials');
			expect(codeOf(await signIn(house, { email, password: next, address }))).toBe('ok');
		});
	});

	test('the language of an account can be changed', async () => {
		const house = await open();
		const { user, session } = await createdIn(house);
		await setLocale(house, user.id, 'ru');
		expect((await sessionUser(house, session.token))?.locale).toBe('ru');
	});
});
