import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../../src/lib/quiz/quiz.ts';
import { liveQuiz } from '../../../../src/lib/server/services/live.ts';
import { publishQuiz } from '../../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../../src/lib/server/services/quizzes.ts';
import { completeSubmission } from '../../../../src/lib/server/services/submissions.ts';
import { anExport } from '../../../support/an-export.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aLiveQuiz } from '../../../support/a-live-quiz.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aWorkspace } from '../../../support/a-workspace.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const choice = (title: string, text: string): QuizFile['steps'][number] => ({
	id: 'money',
	kind: 'single_choice',
	title,
	options: [
		{ id: 'much', text, points: 20 },
		{ id: 'more', text: 'More', points: 40 }
	]
});

const first = aQuizFile({
	title: 'Fit',
	locales: ['en'],
	hidden: ['utm_source'],
	dimensions: [{ id: 'budget', title: '=Budget' }],
	steps: [
		choice('Money?', 'Much'),
		{ id: 'old', kind: 'short_text', title: '@old' },
		{
			id: 'who',
			kind: 'contact',
			title: 'Who',
			fields: [{ name: 'name' }, { name: 'phone' }, { name: 'email' }]
		}
	]
});
const second = aQuizFile({
	...first,
	steps: [
		{ id: 'size', kind: 'number', title: 'Size' },
		choice('How much money?', 'A lot'),
		{ id: 'who', kind: 'contact', title: 'Who', fields: [{ name: 'name' }, { name: 'email' }] }
	]
});

const responsesCsv = anExport('responses', 'csv');
const responsesNdjson = anExport('responses', 'ndjson');
const leadsCsv = anExport('leads', 'csv');
const leadsNdjson = anExport('leads', 'ndjson');

async function all(chunks: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += chunk;
	return text;
}

const rowsOf = (csv: string) =>
	csv
		.replace(/^\uFEFF/, '')
		.trimEnd()
		.split('\r\n')
		.map((line) => line.split(','));

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, first);
		const old = {
			answers: {
				money: 'much',
				old: '=HYPERLINK("x")',
				who: { name: '+Anna', phone: '+7 999 123-45-67', email: 'anna@example.com' }
			},
			hidden: { utm_source: '-ads' }
		};
		valueOf(await completeSubmission(house, live, old));
		await saveDraft(house, workspace, live.quizId, { definition: second }, null);
		valueOf(await publishQuiz(house, workspace, live.quizId, { by: 'x' }));
		const newer = await liveQuiz(house, live.quizId);
		if (!newer || newer.closed) throw new Error('The quiz is not live.');
		house.clock.advance(1000);
		const answers = { size: -5, money: 'much', who: { name: 'Bob' } };
		valueOf(await completeSubmission(house, newer, { answers }));
		valueOf(await completeSubmission(house, newer, { answers, test: true }));
		return { house, workspace, live, newer };
	};

	describe('responses as CSV', () => {
		test('merge the versions by step, defuse formulas in cells and headings, and keep numbers', async () => {
			const { house, workspace, live } = await open();
			const csv = await all(responsesCsv(house, workspace, { quiz: live.quizId }));
			expect(csv.startsWith('\uFEFF')).toBe(true);
			const [head = [], ...rows] = rowsOf(csv);
			expect(head.slice(head.indexOf('score'))).toEqual([
				'score',
				'percent',
				'consents',
				"'=Budget [budget]",
				'Size [size]',
				'How much money? [money]',
				'Who: name [who.name]',
				'Who: email [who.email]',
				"'@old [old]",
				'Who: phone [who.phone]',
				'utm_source'
			]);
			const from = (row: string[] | undefined) => row?.slice(head.indexOf('score'));
			expect(rows).toHaveLength(2);
			expect(from(rows[0])).toEqual([
				'20',
				'50',
				'',
				'20',
				'',
				'Much',
				"'+Anna",
				'anna@example.com',
				`"'=HYPERLINK(""x"")"`,
				'+79991234567',
				"'-ads"
			]);
			expect(from(rows[1])).toEqual(['20', '50', '', '20', '-5', 'A lot', 'Bob', '', '', '', '']);
		});

		test('can be narrowed to a segment and a time', async () => {
			const { house, workspace, live } = await open();
			const count = async (filter: object) =>
				rowsOf(await all(responsesCsv(house, workspace, { quiz: live.quizId, ...filter }))).length -
				1;
			expect(await count({ segment: 'warm' })).toBe(2);
			expect(await count({ segment: 'hot' })).toBe(0);
			expect(await count({ since: house.clock.now() })).toBe(1);
			expect(await count({ until: house.clock.now() })).toBe(1);
		});
	});

	test('as NDJSON every response is one line, answers by id', async () => {
		const { house, workspace, live } = await open();
		const text = await all(responsesNdjson(house, workspace, { quiz: live.quizId }));
		const records = text
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(records).toMatchObject([
			{ version: 1, answers: { money: 'much' }, hidden: { utm_source: '-ads' } },
			{ version: 2, answers: { size: -5 }, lead: null }
		]);
	});

	test('a large number of them comes in pages, in order, none twice', async () => {
		const { house, workspace, newer } = await open();
		await Promise.all(
			Array.from({ length: 1100 }, (_, n) =>
				completeSubmission(house, newer, {
					answers: { size: n, who: { email: `lead${n}@example.com` } }
				})
			)
		);
		const chunks: string[] = [];
		for await (const chunk of responsesNdjson(house, workspace, { quiz: newer.quizId })) {
			chunks.push(chunk);
		}
		const ids = chunks
			.join('')
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line).id as string);
		expect(chunks).toHaveLength(3);
		expect(new Set(ids).size).toBe(1102);
		expect(ids).toEqual([...ids].sort());
		const leads: string[] = [];
		for await (const chunk of leadsCsv(house, workspace)) leads.push(chunk);
		// The headings, and three pages.
		expect(leads).toHaveLength(4);
		expect(rowsOf(leads.join(''))).toHaveLength(1102);
	});

	test('leads as CSV and NDJSON', async () => {
		const { house, workspace } = await open();
		const [head = [], row = []] = rowsOf(await all(leadsCsv(house, workspace)));
		const cell = (name: string) => row[head.indexOf(name)];
		expect([cell('name'), cell('email'), cell('phone'), cell('segment')]).toEqual([
			"'+Anna",
			'anna@example.com',
			'+79991234567',
			'warm'
		]);
		const [line = ''] = (await all(leadsNdjson(house, workspace))).split('\n');
		expect(JSON.parse(line)).toMatchObject({ name: '+Anna', phone: '+79991234567' });
		expect(await all(leadsNdjson(house, workspace, { segment: 'hot' }))).toBe('');
	});

	describe('of somebody who came twice', () => {
		const quiz = (title: string): QuizFile =>
			aQuizFile({
				title,
				locales: ['en'],
				steps: [
					{
						id: 'money',
						kind: 'single_choice',
						title: 'How much, {{utm_source|friend}}, is it?',
						options: [
							{ id: 'much', text: 'Much', points: 60, tags: ['=rich', 'new'] },
							{ id: 'some', text: 'Some', points: 30 },
							{ id: 'none', text: 'None', points: 0 }
						]
					},
					{
						id: 'who',
						kind: 'contact',
						title: 'Who, {{money}}?',
						fields: [{ name: 'email' }],
						consents: ['data', 'news']
					}
				],
				hidden: ['utm_source'],
				consents: [
					{ id: 'data', purpose: 'processing', text: 'Process.' },
					{ id: 'news', purpose: 'advertising', text: 'Write.' }
				]
			});

		const openTwice = async () => {
			const house = await aHouse({ store: await makeStore() });
			const workspace = await aWorkspace(house);
			const live = await aLiveQuiz(house, workspace, quiz('=Fit'));
			const send = async (money: string, consents: string[], hidden: Record<string, string>) => {
				house.clock.advance(1000);
				const who = { email: 'anna@example.com', consents };
				valueOf(await completeSubmission(house, live, { answers: { money, who }, hidden }));
			};
			await send('none', ['data', 'news'], {
				utm_source: '=ads',
				utm_medium: 'cpc',
				utm_campaign: '@spring'
			});
			await send('much', ['data'], { utm_source: 'mail' });
			const { consents } = house.store.tables;
			await house.store.db
				.update(consents)
				.set({ withdrawnAt: house.clock.now() })
				.where(eq(consents.consentId, 'news'));
			return { house, workspace, live };
		};

		test('leads tell score, tags, consents in force and both sources, with formulas defused', async () => {
			const { house, workspace, live } = await openTwice();
			const [head = [], row = []] = rowsOf(await all(leadsCsv(house, workspace)));
			const cells = Object.fromEntries(head.map((name, index) => [name, row[index]]));
			expect(cells).toMatchObject({
				quiz: live.quizId,
				quiz_slug: 'fit',
				quiz_title: "'=Fit",
				score: '60',
				percent: '100',
				tags: `"'=rich`,
				consents: expect.anything()
			});
			const text = await all(leadsCsv(house, workspace));
			expect(text).toContain(`,60,100,"'=rich, new",data,processing,'=ads,cpc,'@spring,,,mail,,,,`);
		});

		test('leads as NDJSON tell the same, consents with their times', async () => {
			const { house, workspace, live } = await openTwice();
			expect(JSON.parse(await all(leadsNdjson(house, workspace)))).toMatchObject({
				quiz: live.quizId,
				quizSlug: 'fit',
				quizTitle: '=Fit',
				score: 60,
				percent: 100,
				tags: ['=rich', 'new'],
				consents: [
					{ id: 'data', purpose: 'processing', withdrawnAt: null },
					{ id: 'news', purpose: 'advertising', withdrawnAt: expect.any(String) },
					{ id: 'data', purpose: 'processing', withdrawnAt: null }
				],
				first: { source: '=ads', medium: 'cpc', campaign: '@spring', term: null },
				latest: { source: 'mail', medium: null, campaign: null }
			});
		});

		test('responses tell their consents, under headings that name what they recall', async () => {
			const { house, workspace, live } = await openTwice();
			const text = await all(responsesCsv(house, workspace, { quiz: live.quizId }));
			expect(text).toContain('"How much, ‹utm_source›, is it? [money]"');
			expect(text).toContain('Who, ‹How much, …, is it?›? email [who.email]');
			expect(text).not.toContain('{{');
			expect(text).toContain(',score,percent,consents,');
			expect(text).toContain(',0,0,data,');
			expect(text).toContain(',60,100,data,');
			const lines = (await all(responsesNdjson(house, workspace, { quiz: live.quizId }))).split(
				'\n'
			);
			expect(JSON.parse(lines[0] ?? '')).toMatchObject({ quizSlug: 'fit', quizTitle: '=Fit' });
			expect(JSON.parse(lines[0] ?? '').consents).toMatchObject([
				{ id: 'data', withdrawnAt: null },
				{ id: 'news', withdrawnAt: expect.any(String) }
			]);
		});
	});

	test('an order is one column in words, a table has one for each row', async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const options = ['a', 'b', 'c'].map((id) => ({ id, text: `Item ${id}`, points: 1 }));
		const live = await aLiveQuiz(
			house,
			workspace,
			aQuizFile({
				title: 'Parts',
				locales: ['en'],
				dimensions: [{ id: 'fit', title: 'Fit' }],
				steps: [
					{ id: 'order', kind: 'ranking', title: 'What first?', options, top: 2 },
					{
						id: 'grid',
						kind: 'matrix',
						title: 'Which of them',
						rows: [
							{ id: 'ads', text: 'In ads' },
							{ id: 'other-ads', text: '=In mails' }
						],
						columns: options,
						several: true
					}
				],
				segments: []
			})
		);
		const answers = { order: ['c', 'a'], grid: { ads: ['b', 'a'] } };
		valueOf(await completeSubmission(house, live, { answers }));
		const text = await all(responsesCsv(house, workspace, { quiz: live.quizId }));
		expect(text).toContain(
			'What first? [order],Which of them: In ads [grid.ads],Which of them: =In mails [grid.other-ads]'
		);
		expect(text).toContain('"1. Item c, 2. Item a","Item a, Item b",');
	});

	test('another workspace’s export is empty', async () => {
		const { house, live } = await open();
		const stranger = await aWorkspace(house);
		const quiz = live.quizId;
		expect(await all(responsesNdjson(house, stranger, { quiz }))).toBe('');
		expect(rowsOf(await all(responsesCsv(house, stranger, { quiz })))).toHaveLength(1);
		expect(await all(leadsNdjson(house, stranger))).toBe('');
	});
});
