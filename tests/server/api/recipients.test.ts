import { afterAll, describe, expect, test } from 'vitest';
import { anApi } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());
const consented = { basis: 'consent', basisAt: '2026-01-01', basisNote: 'Order form' };
const post = (body: object) => api.call('/recipients', { method: 'POST', body });

describe('recipients by program', () => {
	test('are added with their basis, put on lists, found, read and erased', async () => {
		const list = await api.call('/lists', { method: 'POST', body: { name: 'News' } });
		expect(list.status).toBe(201);
		const added = await post({
			recipients: [
				{
					email: 'Anna@Example.com',
					name: 'Анна',
					locale: 'ru',
					fields: { company: 'Acme' },
					tags: ['vip']
				},
				{ email: 'bob@почта.рф' }
			],
			lists: [list.body.id],
			...consented
		});
		expect(added.status).toBe(201);
		expect(added.body).toMatchObject({ added: 2, updated: 0 });
		const found = await api.call(`/recipients?q=acme&list=${list.body.id}&tag=vip&state=open`);
		expect(found.items).toMatchObject([
			{
				...{ email: 'anna@example.com', name: 'Анна', locale: 'ru', tags: ['vip'], lead: null },
				...{ fields: { company: 'Acme' }, lists: [list.body.id], suppression: null },
				...{ basis: 'consent', basisAt: '2026-01-01T00:00:00.000Z', basisNote: 'Order form' }
			}
		]);
		const one = await api.call(`/recipients/${found.items[0]?.id}`);
		expect(one.body).toEqual(found.items[0]);
		expect(
			(await api.call('/recipients/bob%40%D0%BF%D0%BE%D1%87%D1%82%D0%B0.%D1%80%D1%84')).body
		).toMatchObject({
			email: 'bob@xn--80a1acny.xn--p1ai'
		});
		expect(
			(await post({ recipients: [{ email: 'anna@example.com' }], ...consented })).body
		).toMatchObject({
			...{ added: 0, updated: 1, ids: [one.body.id] }
		});
		const first = await api.call('/recipients?limit=1');
		const second = await api.call(`/recipients?limit=1&cursor=${first.body.next}`);
		expect([...first.items, ...second.items].map(({ email }) => email)).toEqual([
			'bob@xn--80a1acny.xn--p1ai',
			'anna@example.com'
		]);
		const erase = await api.call(`/recipients/${one.body.id}`, { method: 'DELETE' });
		expect(erase.status).toBe(204);
		expect((await api.call(`/recipients/${one.body.id}`)).status).toBe(404);
	});

	test('are refused by their place, all of them; none is taken', async () => {
		const refused = await post({
			recipients: [{ email: 'good@example.com' }, { email: 'bad@@example.com' }],
			...consented,
			basisAt: 'yesterday',
			basisNote: ' '
		});
		expect(refused.status).toBe(422);
		expect(refused.errors.map(({ path }) => path)).toEqual([
			'basisAt',
			'basisNote',
			'recipients[1].email'
		]);
		expect((await api.call('/recipients?q=good')).items).toEqual([]);
		const many = Array.from({ length: 1001 }, (_, at) => ({ email: `p${at}@example.com` }));
		expect((await post({ recipients: many, ...consented })).status).toBe(422);
		expect((await post({ recipients: many.slice(1), ...consented })).body).toMatchObject({
			added: 1000
		});
		expect((await post({ recipients: [], ...consented })).status).toBe(422);
	});

	test('lists have names of their own', async () => {
		const made = await api.call('/lists', { method: 'POST', body: { name: ' VIP ' } });
		expect(made.body).toMatchObject({ name: 'VIP', offered: false });
		const twice = await api.call('/lists', { method: 'POST', body: { name: 'VIP' } });
		expect([twice.status, twice.errors[0]?.path]).toEqual([422, 'name']);
		const path = `/lists/${made.body.id}`;
		const body = { name: 'Gold', offered: true };
		expect((await api.call(path, { method: 'PUT', body })).body).toMatchObject(body);
		expect((await api.call('/lists')).items.map((list) => list['name'])).toEqual(['Gold', 'News']);
		expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
		expect((await api.call(path, { method: 'DELETE' })).status).toBe(404);
	});
});
