import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { outcomeAddress } from '../../../src/lib/server/services/desk/outcome-token.ts';
import type { LeadRow, UserRow } from '../../../src/lib/server/storage/store.ts';
import { aDesk, type TestDesk } from '../../support/a-desk.ts';
import { aMember } from '../../support/a-member.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';

const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };
const DAY = 86_400_000;

forEachEngine((_, makeStore) => {
	let desk: TestDesk;
	let app: ReturnType<typeof publicApp>;
	let vera: UserRow;
	let lead: LeadRow;
	let path: string;

	beforeEach(async () => {
		desk = await aDesk(await makeStore());
		app = publicApp(desk.house, bundle);
		vera = await aMember(desk.house, desk.workspace);
		lead = await desk.lead({ ownerId: vera.id, name: 'Anna <b>' });
		path = pathOf(lead.id);
	});

	const pathOf = (id: string, outcome: 'won' | 'lost' = 'won') => {
		const link = { lead: id, member: vera.id, writtenAt: desk.house.clock.now() };
		return outcomeAddress(desk.house, link, outcome).replace('https://quiz.example.com', '');
	};
	const post = async (fields: Record<string, string>, to = path) => {
		const answer = await app.request(to, { method: 'POST', body: new URLSearchParams(fields) });
		return { status: answer.status, text: await answer.text() };
	};
	const get = async (to = path) => {
		const answer = await app.request(to);
		return { status: answer.status, text: await answer.text(), headers: answer.headers };
	};
	const said = () => desk.house.store.db.select().from(desk.house.store.tables.outcomes);
	const nothingSaid = async () => {
		expect(await said()).toEqual([]);
		expect(await desk.read(lead.id)).toEqual(lead);
	};

	test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])('%s records nothing', async (method) => {
		for (const more of ['', '&outcome=won', '&outcome=lost&value=5']) {
			await app.request(path + more, { method });
		}
		await nothingSaid();
	});

	test('the page asks with the outcome of the link chosen, and tells its address to nobody', async () => {
		const { status, text, headers } = await get();
		expect(status).toBe(200);
		expect(text).toContain('What became of Anna &lt;b&gt;?');
		expect(text).toMatch(/value="won" checked/);
		expect(text).not.toMatch(/value="lost" checked/);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		const russian = await get(`${path}&lang=ru`);
		expect(russian.text).toContain('Какой итог у лида');
	});

	test('a press records it for the member, whose touch it is', async () => {
		const answer = await post({ outcome: 'won', value: '1 200,50', currency: 'rub' });
		expect(answer.status).toBe(200);
		expect(answer.text).toContain('Recorded: won');
		expect(await said()).toMatchObject([
			{
				...{ leadId: lead.id, outcome: 'won', value: 1200.5, currency: 'RUB' },
				...{ via: 'link', by: `link:${vera.id}` }
			}
		]);
		expect(await desk.read(lead.id)).toMatchObject({
			...{ outcome: 'won', stage: 'customer', touchedAt: desk.house.clock.now() }
		});
		expect((await desk.history(lead.id)).map(({ by }) => by)).toEqual([
			`link:${vera.id}`,
			`link:${vera.id}`
		]);
	});

	test.each(['junk', 'unreached'])(
		'%s is worth nothing, whatever is in the fields',
		async (outcome) => {
			const answer = await post({ outcome, value: 'much', currency: 'EURO' });
			expect(answer.status).toBe(200);
			expect(await said()).toMatchObject([{ outcome, value: null, currency: null }]);
		}
	);

	test('a link that was used says so, and changes nothing any more', async () => {
		await post({ outcome: 'lost' });
		const before = await desk.read(lead.id);
		const page = await get();
		expect(page.status).toBe(200);
		expect(page.text).toContain('This was said already: lost');
		expect(page.text).not.toContain('<form');
		const again = await post({ outcome: 'won' }, pathOf(lead.id));
		expect(again.status).toBe(409);
		expect(await desk.read(lead.id)).toEqual(before);
		expect(await said()).toHaveLength(1);
		// A letter that is written later asks anew.
		desk.house.clock.advance(1);
		expect((await post({ outcome: 'won' }, pathOf(lead.id))).status).toBe(200);
	});

	test('of two presses at once one is recorded', async () => {
		const both = await Promise.all([post({ outcome: 'won' }), post({ outcome: 'lost' })]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect(await said()).toHaveLength(1);
	});

	test('that nobody was reached is no end: it is said once, and the link stays open', async () => {
		expect((await post({ outcome: 'unreached' })).status).toBe(200);
		const twice = await post({ outcome: 'unreached' });
		expect(twice.status).toBe(409);
		expect(twice.text).toContain('recorded already');
		expect((await post({ outcome: 'won' })).status).toBe(200);
		expect(await said()).toHaveLength(2);
	});

	describe('refused, with nothing recorded and the name told to nobody, is', () => {
		const refused = async (to: string, status: number, words: string) => {
			for (const answer of [await get(to), await post({ outcome: 'won' }, to)]) {
				expect(answer.status).toBe(status);
				expect(answer.text).toContain(words);
				expect(answer.text).not.toContain('Anna');
				expect(answer.text).not.toContain('<form');
			}
			expect(await said()).toEqual([]);
		};

		test('a forged link', async () => {
			const other = await desk.lead();
			const forged = [
				path.replace(lead.id, other.id),
				path.replace(vera.id, 'user_other'),
				path.replace('/o/', '/o/1'),
				path.replace(/\.[\w-]+\?/, '.AAAAAAAAAAAAAAAAAAAAAA?'),
				path.replace('?', '.more?'),
				'/o/x',
				'/o/a.b.c.d'
			];
			for (const one of forged) await refused(one, 404, 'not one of ours');
		});

		test('an expired one', async () => {
			desk.house.clock.advance(30 * DAY - 1);
			expect((await get()).status).toBe(200);
			desk.house.clock.advance(1);
			await refused(path, 410, 'too old');
		});

		test('that of a lead which is a colleague’s by now', async () => {
			const { leads } = desk.house.store.tables;
			const boris = await aMember(desk.house, desk.workspace);
			const change = { ownerId: boris.id };
			await desk.house.store.db.update(leads).set(change).where(eq(leads.id, lead.id));
			await refused(path, 409, 'colleague');
		});

		test('that of a member who has left, or of a lead that was erased', async () => {
			const { leads, users } = desk.house.store.tables;
			const change = { deactivatedAt: 1 };
			await desk.house.store.db.update(users).set(change).where(eq(users.id, vera.id));
			await refused(path, 410, 'nothing to record');
			const back = { deactivatedAt: null };
			await desk.house.store.db.update(users).set(back).where(eq(users.id, vera.id));
			await desk.house.store.db.delete(leads).where(eq(leads.id, lead.id));
			await refused(path, 410, 'nothing to record');
		});

		test('that of a lead in another workspace', async () => {
			const foreign = await desk.lead({ workspaceId: await aWorkspace(desk.house) });
			await refused(pathOf(foreign.id), 410, 'nothing to record');
		});
	});

	test.each([
		[{}, 'Choose an outcome first'],
		[{ outcome: 'married' }, 'Choose an outcome first'],
		[{ outcome: 'won', value: 'much' }, 'The value is a number'],
		[{ outcome: 'won', value: '-5' }, 'The value is a number'],
		[{ outcome: 'won', value: '5', currency: 'EURO' }, 'is a code of three letters'],
		[{ outcome: 'won', value: '5', currency: 'abx' }, 'There is no such currency as “ABX”']
	])('%j is asked for again', async (fields, words) => {
		const { status, text } = await post(fields);
		expect(status).toBe(422);
		expect(text).toContain(words);
		expect(text).toContain('<form');
		await nothingSaid();
	});

	test('what is wrong with a sum stands at its field', async () => {
		const { text } = await post({ outcome: 'won', value: 'much', currency: 'EURO' });
		for (const name of ['value', 'currency']) {
			expect(text).toMatch(
				new RegExp(`name="${name}"[^>]* aria-invalid="true" aria-describedby="${name}-wrong"`)
			);
			expect(text).toContain(`id="${name}-wrong"`);
		}
	});

	test('common currencies are offered by name, and no number is broken', async () => {
		const { text } = await post({ outcome: 'won', value: '-5' });
		expect(text).toContain('list="currencies"');
		expect(text).toContain('<option value="USD">US Dollar</option>');
		const { text: russian } = await post({ outcome: 'won', value: '-5' }, `${path}&lang=ru`);
		expect(russian).toContain('<option value="RUB">российский рубль</option>');
		expect(russian).toContain('до 1\u00a0000\u00a0000\u00a0000\u00a0000.');
	});

	test('of a lead that was merged into another it is said of that', async () => {
		const { leads } = desk.house.store.tables;
		const kept = await desk.lead();
		const change = { mergedInto: kept.id };
		await desk.house.store.db.update(leads).set(change).where(eq(leads.id, lead.id));
		expect((await post({ outcome: 'won' })).status).toBe(200);
		expect(await desk.read(kept.id)).toMatchObject({ outcome: 'won' });
	});
});
