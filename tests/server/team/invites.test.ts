import { describe, expect, test } from 'vitest';
import { sessionUser, signIn } from '../../../src/lib/server/services/accounts.ts';
import {
	acceptInvite,
	invite,
	listInvites,
	lookAtInvite,
	revokeInvite
} from '../../../src/lib/server/services/team/invites.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import type { UserRow } from '../../../src/lib/server/storage/store.ts';
import { aMember } from '../../support/a-member.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const DAY = 86_400_000;
const password = 'correct horse battery';

const tokenIn = (text: string) =>
	/https:\/\/quiz\.example\.com\/invite\/(\S+)/.exec(text)?.[1] ?? '';

const anOwner = (house: TestHouse, workspace: string, given: Partial<UserRow> = {}) =>
	aMember(house, workspace, { role: 'owner', ...given });

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const owner = await anOwner(house, workspace, { name: 'Olga' });
		const given = { by: owner.id, email: null, role: 'sales', locale: 'en' } as const;
		return { house, workspace, owner, given };
	};
	const accept = (house: TestHouse, token: string, more: object = {}) =>
		acceptInvite(house, {
			...{ token, name: ' Sam ', email: 'Sam@example.com', password, locale: 'en' },
			address: '203.0.113.7',
			...more
		});

	describe('an invitation', () => {
		test('by mail makes an account with its role, for its address alone', async () => {
			const { house, workspace, given } = await open();
			const made = await invite(house, workspace, { ...given, email: ' SAM@example.com' });
			expect(valueOf(made)).toMatchObject({ email: 'sam@example.com', mailed: true });
			const [mail] = house.mails;
			expect([mail?.to, mail?.subject]).toEqual([
				['sam@example.com'],
				'Olga invites you to Quizsilver'
			]);
			expect(mail?.text).toContain('as a salesperson');
			const token = tokenIn(mail?.text ?? '');
			expect(await lookAtInvite(house, token)).toEqual({
				...{ state: 'open', email: 'sam@example.com', role: 'sales' },
				...{ workspace: 'Tests', from: 'Olga' }
			});
			const another = await accept(house, token, { email: 'eve@example.com' });
			expect(another.ok ? null : another.problem.errors?.[0]?.message.en).toContain(
				'for another address'
			);
			const { user, session } = valueOf(await accept(house, token));
			expect(user).toMatchObject({
				workspace,
				email: 'sam@example.com',
				name: 'Sam',
				role: 'sales'
			});
			expect(await sessionUser(house, session.token)).toEqual(user);
			const input = { email: 'sam@example.com', password, address: '' };
			expect(codeOf(await signIn(house, input))).toBe('ok');
		});

		test('by link is for whoever has it first, and once', async () => {
			const { house, workspace, given } = await open();
			const { link, mailed } = valueOf(await invite(house, workspace, given));
			expect([mailed, house.mails]).toEqual([false, []]);
			const token = tokenIn(link);
			const tries = await Promise.all(
				['a@example.com', 'b@example.com', 'c@example.com'].map((email) =>
					accept(house, token, { email })
				)
			);
			expect(tries.map(codeOf).sort()).toEqual(['invite_used', 'invite_used', 'ok']);
			expect(codeOf(await accept(house, token, { email: 'd@example.com' }))).toBe('invite_used');
			expect(await lookAtInvite(house, token)).toEqual({ state: 'used' });
			expect(await listInvites(house, workspace)).toEqual([]);
		});

		test('works for a week', async () => {
			const { house, workspace, given } = await open();
			const token = tokenIn(valueOf(await invite(house, workspace, given)).link);
			house.clock.advance(7 * DAY - 1);
			expect((await lookAtInvite(house, token)).state).toBe('open');
			house.clock.advance(1);
			expect((await lookAtInvite(house, token)).state).toBe('expired');
			expect(codeOf(await accept(house, token))).toBe('invite_expired');
			expect((await listInvites(house, workspace)).map(({ expired }) => expired)).toEqual([true]);
		});

		test('that was taken back is refused', async () => {
			const { house, workspace, owner, given } = await open();
			const token = tokenIn(valueOf(await invite(house, workspace, given)).link);
			const [listed] = await listInvites(house, workspace);
			const taken = { by: owner.id, id: listed?.id ?? '' };
			const elsewhere = await aWorkspace(house);
			expect(codeOf(await revokeInvite(house, elsewhere, taken))).toBe('not_found');
			expect(codeOf(await revokeInvite(house, workspace, taken))).toBe('ok');
			expect(codeOf(await revokeInvite(house, workspace, taken))).toBe('not_found');
			expect((await lookAtInvite(house, token)).state).toBe('revoked');
			expect(codeOf(await accept(house, token))).toBe('invite_revoked');
		});

		test('sent again takes the place of the one before', async () => {
			const { house, workspace, given } = await open();
			const mailed = { ...given, email: 'sam@example.com' };
			const first = tokenIn(valueOf(await invite(house, workspace, mailed)).link);
			const second = tokenIn(valueOf(await invite(house, workspace, mailed)).link);
			expect(codeOf(await accept(house, first))).toBe('invite_revoked');
			expect(codeOf(await accept(house, second))).toBe('ok');
		});

		test('that nobody has made is unknown', async () => {
			const { house } = await open();
			expect(await lookAtInvite(house, 'forged')).toEqual({ state: 'unknown' });
			expect(codeOf(await accept(house, 'forged'))).toBe('invite_unknown');
		});

		test('cannot be guessed forever', async () => {
			const { house, workspace, given } = await open();
			const token = tokenIn(valueOf(await invite(house, workspace, given)).link);
			for (let n = 0; n < 20; n += 1) await accept(house, `forged${n}`);
			expect(codeOf(await accept(house, token))).toBe('throttled');
		});

		test('for somebody who has an account is refused, when it is sent and when it is used', async () => {
			const { house, workspace, owner, given } = await open();
			const again = await invite(house, workspace, { ...given, email: owner.email });
			expect(again.ok ? null : again.problem.errors?.[0]?.message.en).toContain('has an account');
			const token = tokenIn(valueOf(await invite(house, workspace, given)).link);
			expect(codeOf(await accept(house, token, { email: owner.email }))).toBe('invalid');
			expect((await lookAtInvite(house, token)).state).toBe('open');
		});

		test.each([
			['not an address', { email: 'nobody' }, 'email'],
			['too short a password', { password: 'short' }, 'password']
		])('taken up with %s says so at the field, and stays open', async (_, more, path) => {
			const { house, workspace, given } = await open();
			const token = tokenIn(valueOf(await invite(house, workspace, given)).link);
			const refused = await accept(house, token, more);
			expect(refused.ok ? null : refused.problem.errors?.[0]?.path).toBe(path);
			expect((await lookAtInvite(house, token)).state).toBe('open');
		});

		test('whose mail is refused still has its link, and the log holds no address', async () => {
			const { house, workspace, given } = await open();
			const mailer = {
				...house.mailer,
				send: () => Promise.reject(new Error('refused'))
			};
			const made = valueOf(
				await invite({ ...house, mailer }, workspace, { ...given, email: 'sam@example.com' })
			);
			expect(made.mailed).toBe(false);
			expect(tokenIn(made.link)).not.toBe('');
			expect(house.lines.join()).toContain('invite_mail_failed');
			expect(house.lines.join()).not.toContain('sam@example.com');
		});
	});

	test('the log of changes says who was invited, and as what', async () => {
		const { house, workspace, given } = await open();
		const token = tokenIn(valueOf(await invite(house, workspace, given)).link);
		const { user } = valueOf(await accept(house, token));
		const rows = await house.store.db.select().from(house.store.tables.auditLog);
		expect(rows.map(({ by, action, detail }) => [by, action, detail])).toEqual([
			[given.by, 'member.invited', { role: 'sales', email: null }],
			[user.id, 'member.joined', { name: 'Sam', role: 'sales' }]
		]);
	});
});
