import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listLeads, type LeadFilter } from '../../../src/lib/server/services/lead-list.ts';
import { getLead } from '../../../src/lib/server/services/leads.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const asking = aQuizFile({
	steps: [
		{
			id: 'money',
			kind: 'single_choice',
			title: 'Money',
			options: [
				{ id: 'none', text: 'None', points: 0 },
				{ id: 'some', text: 'Some', points: 25 },
				{ id: 'much', text: 'Much', points: 60 }
			]
		},
		{
			id: 'who',
			kind: 'contact',
			title: 'Who',
			fields: [{ name: 'name' }, { name: 'email' }, { name: 'phone' }, { name: 'company' }]
		}
	]
});

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, asking);
		const other = await aLiveQuiz(house, workspace, asking);
		const send = async (money: string, who: object, quiz = live) => {
			house.clock.advance(1000);
			return valueOf(
				await completeSubmission(house, quiz, { answers: { money, who }, locale: 'en' })
			).response;
		};
		await send('much', {
			name: 'Анна Петрова',
			email: 'anna@example.com',
			company: 'ООО «Ромашка»'
		});
		await send('some', { name: 'Bob_100%', phone: '+44 20 7946 0958' });
		await send('none', { name: 'Carl', email: 'carl@example.com' });
		await send('none', { email: 'carl@example.com' }, other);
		await send('much', { email: 'dora@example.com' }, other);
		const names = async (filter: LeadFilter) =>
			(await listLeads(house, workspace, filter)).items.map(({ name, email }) => name ?? email);
		return { house, workspace, live, other, send, names };
	};

	test('leads are found by segment, stage, quiz and words', async () => {
		const { names, live, other } = await open();
		expect(await names({})).toEqual(['dora@example.com', 'Carl', 'Bob_100%', 'Анна Петрова']);
		expect(await names({ segment: 'hot' })).toEqual(['dora@example.com', 'Анна Петрова']);
		expect(await names({ segment: 'warm' })).toEqual(['Bob_100%']);
		expect(await names({ stage: 'lead' })).toEqual(['Carl']);
		expect(await names({ quiz: live.slug })).toEqual(['Carl', 'Bob_100%', 'Анна Петрова']);
		expect(await names({ quiz: other.quizId, segment: 'hot' })).toEqual(['dora@example.com']);
		expect(await names({ quiz: 'no-such-quiz' })).toEqual([]);
		expect(await names({ q: 'ПЕТРОВА' })).toEqual(['Анна Петрова']);
		expect(await names({ q: 'ромашка' })).toEqual(['Анна Петрова']);
		expect(await names({ q: '@example.com', segment: 'cold' })).toEqual(['Carl']);
		expect(await names({ q: 'пет ром' })).toEqual(['Анна Петрова']);
		expect(await names({ q: '020 7946' })).toEqual(['Bob_100%']);
		expect(await names({ q: '20 7946 09' })).toEqual(['Bob_100%']);
		expect(await names({ q: '100%' })).toEqual(['Bob_100%']);
		expect(await names({ q: 'bob_1' })).toEqual(['Bob_100%']);
		expect(await names({ q: 'етрова' })).toEqual([]);
		expect(await names({ q: '_____' })).toEqual([]);
		expect(await names({ q: 'nobody' })).toEqual([]);
	});

	test('a phone is found however it is written, within its country too', async () => {
		const { names, send } = await open();
		await send('some', { name: 'Ёлкин', phone: '+7 916 123-45-67' });
		const written = [
			...['8 916 123-45-67', '89161234567', '8(916)123.45.67', '+7 916 123 45 67', '79161234567'],
			...[
				'8 916 12',
				'916-123',
				'123-45-67',
				...['34567', '23-45-67', '6123-45-67', '7 916 123 45 67', '+7', '+7916'],
				'4567',
				'8–916–123–45–67',
				'00 7 916 123 45 67',
				' 8/916/123 '
			]
		];
		for (const q of written) expect([q, await names({ q })]).toEqual([q, ['Ёлкин']]);
		const others = ['8 917 123-45-67', '+8 916 123', '5-67-8', '24567', '+34567', '---', '+++'];
		for (const q of others) expect([q, await names({ q })]).toEqual([q, []]);
	});

	test('one or two digits are a word of their own, and no beginning of a phone', async () => {
		const { names, send } = await open();
		await send('some', { name: 'Ёлкин', phone: '+7 916 123-45-67' });
		await send('some', { email: 'one@example.com', company: 'Фирма №1' });
		await send('some', { email: 'two@example.com', phone: '+79161234568', company: 'Завод 12' });
		for (const q of ['№1', '1', 'фирма 1'])
			expect([q, await names({ q })]).toEqual([q, ['one@example.com']]);
		expect(await names({ q: '12' })).toEqual(['two@example.com']);
		for (const q of ['9', '91', '7']) expect([q, await names({ q })]).toEqual([q, []]);
	});

	test('a lead tells what became of it, quiz by quiz', async () => {
		const { house, workspace, live, other, send } = await open();
		const { lead } = await send('much', { email: 'Carl@example.com' });
		const found = valueOf(await getLead(house, workspace, lead ?? ''));
		expect(found.lead).toMatchObject({ name: 'Carl', segment: 'hot', sequence: 3 });
		expect(found.quizzes.map(({ quizId, segment }) => [quizId, segment])).toEqual([
			[live.quizId, 'hot'],
			[other.quizId, 'cold']
		]);
		expect(found.responses).toHaveLength(3);
		expect(found.history.map(({ kind, toValue }) => `${kind} ${toValue}`)).toEqual(
			expect.arrayContaining(['segment cold', 'segment hot', 'stage lead', 'stage sql'])
		);
	});

	test('lists go page by page', async () => {
		const { house, workspace } = await open();
		const first = await listLeads(house, workspace, { limit: 3 });
		expect(first.items).toHaveLength(3);
		const second = await listLeads(house, workspace, { limit: 3, cursor: first.next ?? '' });
		expect(second).toMatchObject({ items: [{ name: 'Анна Петрова' }], next: null, lost: false });
	});

	test('a page after a lead that is gone is the first, and says so', async () => {
		const { house, workspace } = await open();
		const first = await listLeads(house, workspace, { limit: 3 });
		const { leads } = house.store.tables;
		await house.store.db.delete(leads).where(eq(leads.id, first.next ?? ''));
		const anew = await listLeads(house, workspace, { limit: 3, cursor: first.next ?? '' });
		expect(anew.lost).toBe(true);
		expect(anew.items[0]).toEqual(first.items[0]);
	});

	test('another workspace sees none of them', async () => {
		const { house, live, send } = await open();
		const stranger = await aWorkspace(house);
		expect((await listLeads(house, stranger, {})).items).toEqual([]);
		expect((await listLeads(house, stranger, { quiz: live.quizId })).items).toEqual([]);
		const { lead } = await send('much', { email: 'anna@example.com' });
		expect(codeOf(await getLead(house, stranger, lead ?? ''))).toBe('not_found');
	});
});
