import { describe, expect, test } from 'vitest';
import { quizCounts } from '../../../src/lib/server/services/counts.ts';
import { createDestination } from '../../../src/lib/server/services/destinations.ts';
import { listDeliveries } from '../../../src/lib/server/services/deliveries.ts';
import { listLeads } from '../../../src/lib/server/services/lead-list.ts';
import { getLead, phonesGiven } from '../../../src/lib/server/services/leads.ts';
import { liveQuiz } from '../../../src/lib/server/services/live.ts';
import { publishQuiz, unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import {
	deleteResponse,
	getResponse,
	listResponses
} from '../../../src/lib/server/services/responses.ts';
import { storedView } from '../../../src/lib/server/services/response-view.ts';
import {
	completeSubmission,
	scoreSubmission
} from '../../../src/lib/server/services/submissions.ts';
import { recordStart } from '../../../src/lib/server/services/visits.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const keyed = (idempotencyKey: string, overrides = {}) => ({
	...aSubmission(overrides),
	idempotencyKey
});

forEachEngine((_engine, makeStore) => {
	const open = async (definition?: unknown) => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const live = await aLiveQuiz(house, workspace, definition);
		return { house, workspace, live };
	};

	describe('a submission', () => {
		test('is scored, classified, stored, and makes a lead', async () => {
			const { house, workspace, live } = await open();
			const { id, response, repeated } = valueOf(
				await completeSubmission(house, live, aSubmission())
			);
			expect(repeated).toBe(false);
			expect(response).toMatchObject({
				id,
				quiz: live.quizId,
				version: 1,
				score: 60,
				percent: 100,
				segment: 'hot',
				temperature: 'hot',
				stage: 'sql',
				path: ['money', 'pain', 'goals', 'email'],
				ignored: [],
				result: { id: 'call', title: 'We will call you' }
			});
			const found = valueOf(await getResponse(house, workspace, id));
			expect(storedView(found.quiz, found.response)).toEqual(response);
			const lead = valueOf(await getLead(house, workspace, response.lead ?? ''));
			expect(lead.lead).toMatchObject({ email: 'anna@example.com', segment: 'hot', stage: 'sql' });
			expect(lead.responses).toMatchObject([{ id }]);
			expect(lead.quizzes).toMatchObject([{ quizId: live.quizId, segment: 'hot', total: 60 }]);
		});

		test('answers off the path are ignored and listed', async () => {
			const { house, live } = await open();
			const input = aSubmission({ answers: { money: 'none', pain: 5, email: 'a@example.com' } });
			const { response } = valueOf(await completeSubmission(house, live, input));
			expect(response).toMatchObject({ score: 0, path: ['money', 'email'], ignored: ['pain'] });
		});

		test('a phone number is stored as E.164, an email as it was typed and found by lower case', async () => {
			const { house, workspace, live } = await open(
				aQuizFile({
					steps: [
						{ id: 'phone', kind: 'phone', title: 'Phone', country: 'RU', points: 30 },
						{ id: 'email', kind: 'email', title: 'Email', points: 30 }
					]
				})
			);
			const answers = { phone: '8 (999) 123-45-67', email: 'Anna@Example.COM' };
			const { id, response } = valueOf(
				await completeSubmission(house, live, aSubmission({ answers }))
			);
			const stored = valueOf(await getResponse(house, workspace, id)).response;
			expect(stored.answers).toEqual({ phone: '+79991234567', email: 'Anna@Example.COM' });
			const { lead } = valueOf(await getLead(house, workspace, response.lead ?? ''));
			expect(lead).toMatchObject({ phone: '+79991234567', email: 'anna@example.com' });
		});

		test('a number that is another lead’s stays with them, and is told of who gave it', async () => {
			const { house, workspace, live } = await open(
				aQuizFile({
					steps: [
						{ id: 'phone', kind: 'phone', title: 'Phone', country: 'RU', points: 30 },
						{ id: 'email', kind: 'email', title: 'Email', points: 30 }
					]
				})
			);
			const leadOf = async (answers: Record<string, string | null>) => {
				const input = aSubmission({ answers });
				const { response } = valueOf(await completeSubmission(house, live, input));
				return valueOf(await getLead(house, workspace, response.lead ?? ''));
			};
			const phone = '8 999 123-45-67';
			const first = await leadOf({ phone, email: 'first@example.com' });
			await leadOf({ phone: null, email: 'second@example.com' });
			const second = await leadOf({ phone, email: 'second@example.com' });
			expect(second.lead.id).not.toBe(first.lead.id);
			expect(second.lead.phone).toBeNull();
			expect(await phonesGiven(house, workspace, second)).toEqual([
				{ phone: '+79991234567', of: { id: first.lead.id, name: 'first@example.com' } }
			]);
			expect(await phonesGiven(house, workspace, first)).toEqual([]);
		});

		test('what is wrong is named by its field, in the respondent’s language; nothing is stored', async () => {
			const { house, workspace, live } = await open();
			const answers = { money: 'gold', pain: 9, nobody: 1, email: 'anna' };
			const refused = await completeSubmission(house, live, aSubmission({ answers, locale: 'ru' }));
			expect(refused.ok ? [] : refused.problem.errors?.map(({ path }) => path).sort()).toEqual([
				'answers.email',
				'answers.money',
				'answers.nobody',
				'answers.pain'
			]);
			expect(refused.ok ? '' : refused.problem.errors?.[0]?.message.ru).toMatch(/[а-я]/i);
			const other = await completeSubmission(house, live, aSubmission({ locale: 'fr' }));
			expect(other.ok ? '' : other.problem.errors?.[0]?.path).toBe('locale');
			expect((await listResponses(house, workspace, { tests: true })).items).toEqual([]);
			expect((await listLeads(house, workspace, {})).items).toEqual([]);
			expect((await quizCounts(house, workspace, [live.quizId]))[live.quizId]?.completions).toBe(0);
		});

		test('a test is stored and nothing else; it alone can be deleted', async () => {
			const { house, workspace, live } = await open();
			const real = valueOf(await completeSubmission(house, live, aSubmission()));
			const { id, response } = valueOf(
				await completeSubmission(house, live, { ...aSubmission(), test: true })
			);
			expect(response.lead).toBeNull();
			expect((await listResponses(house, workspace, {})).items).toMatchObject([{ id: real.id }]);
			expect((await listResponses(house, workspace, { tests: true })).items).toHaveLength(2);
			expect((await quizCounts(house, workspace, [live.quizId]))[live.quizId]?.completions).toBe(1);
			const stranger = await aWorkspace(house);
			expect(codeOf(await deleteResponse(house, stranger, id, null))).toBe('not_found');
			expect(codeOf(await deleteResponse(house, workspace, real.id, null))).toBe('not_found');
			expect(codeOf(await deleteResponse(house, workspace, id, null))).toBe('ok');
			expect(codeOf(await getResponse(house, workspace, id))).toBe('not_found');
		});

		test('what looks like spam is kept, but makes no lead and is sent nowhere', async () => {
			const { house, workspace, live } = await open();
			await createDestination(
				house,
				workspace,
				{
					name: 'all',
					url: 'https://example.com/hook',
					events: ['response.completed']
				},
				null
			);
			const { response } = valueOf(
				await completeSubmission(house, live, { ...aSubmission(), held: 'trap' })
			);
			expect(response.lead).toBeNull();
			expect((await listResponses(house, workspace, {})).items).toMatchObject([
				{ quarantined: true }
			]);
			expect((await listDeliveries(house, workspace, {})).items).toEqual([]);
		});
	});

	describe('the same submission', () => {
		test('100 times in parallel and 100 times later is one response and one webhook', async () => {
			const { house, workspace, live } = await open();
			await createDestination(
				house,
				workspace,
				{ name: 'crm', url: 'https://example.com/hook' },
				null
			);
			const send = () => completeSubmission(house, live, keyed('one-attempt'));
			const parallel = await Promise.all(Array.from({ length: 100 }, send));
			expect(new Set(parallel.map(codeOf))).toEqual(new Set(['ok', 'in_progress']));
			const first = valueOf(parallel.find(({ ok }) => ok) ?? parallel[0] ?? (await send()));
			for (let n = 0; n < 100; n += 1) {
				const later = valueOf(await send());
				expect(later).toEqual({ ...first, repeated: true });
			}
			expect((await listResponses(house, workspace, {})).items).toHaveLength(1);
			expect((await listLeads(house, workspace, {})).items).toMatchObject([{ sequence: 1 }]);
			const { items } = await listDeliveries(house, workspace, {});
			expect(items).toMatchObject([{ event: 'lead.qualified', responseId: first.id }]);
			expect(house.wakes()).toBe(1);
		});

		test('with another body is refused', async () => {
			const { house, live } = await open();
			valueOf(await completeSubmission(house, live, keyed('k')));
			const answers = { money: 'some', pain: 5, email: 'anna@example.com' };
			expect(codeOf(await completeSubmission(house, live, keyed('k', { answers })))).toBe(
				'key_reused'
			);
			const wrong = keyed('k', { answers: { money: 'gold' } });
			expect(codeOf(await completeSubmission(house, live, wrong))).toBe('key_reused');
		});

		test('gets the same answer, whatever has been published or closed since', async () => {
			const { house, workspace, live } = await open();
			const first = valueOf(await completeSubmission(house, live, keyed('k')));
			const [money] = aQuizFile().steps;
			const definition = aQuizFile({
				steps: money ? [{ ...money, next: 'end' }] : [],
				segments: []
			});
			valueOf(await saveDraft(house, workspace, live.quizId, { definition }, null));
			valueOf(await publishQuiz(house, workspace, live.quizId, { by: 'x' }));
			const changed = await liveQuiz(house, live.quizId);
			if (!changed) throw new Error('The quiz is gone.');
			expect(codeOf(await completeSubmission(house, changed, aSubmission()))).toBe('invalid');
			expect(valueOf(await completeSubmission(house, changed, keyed('k')))).toEqual({
				...first,
				repeated: true
			});
			await unpublishQuiz(house, workspace, live.quizId, {
				message: { en: 'Later', ru: 'Позже' },
				by: null
			});
			const closed = await liveQuiz(house, live.quizId);
			if (!closed) throw new Error('The quiz is gone.');
			expect(valueOf(await completeSubmission(house, closed, keyed('k'))).response).toEqual(
				first.response
			);
			const refused = await completeSubmission(house, closed, keyed('another'));
			expect(refused.ok ? null : refused.problem).toEqual({
				code: 'quiz_closed',
				params: { message: { en: 'Later', ru: 'Позже' } }
			});
		});

		test('without a key is a new response each time; a key belongs to one quiz', async () => {
			const { house, workspace, live } = await open();
			const other = await aLiveQuiz(house, workspace);
			const ids = [
				valueOf(await completeSubmission(house, live, aSubmission())).id,
				valueOf(await completeSubmission(house, live, aSubmission())).id,
				valueOf(await completeSubmission(house, live, keyed('k'))).id,
				valueOf(await completeSubmission(house, other, keyed('k'))).id
			];
			expect(new Set(ids).size).toBe(4);
		});

		test.each(['', ' ', 'a b', 'ключ', 'x'.repeat(256), 'a\n'])('%j is no key', async (key) => {
			const { house, live } = await open();
			const refused = await completeSubmission(house, live, keyed(key));
			expect(refused.ok ? '' : refused.problem.errors?.[0]?.path).toBe('Idempotency-Key');
		});
	});

	test('a crowd that comes at once shares its commits and loses nobody', async () => {
		const { house, workspace, live } = await open();
		const sent = await Promise.all(
			Array.from({ length: 300 }, (_, n) => {
				const answers = { ...aSubmission().answers, email: `lead${n}@example.com` };
				return completeSubmission(house, live, aSubmission({ answers }));
			})
		);
		expect(sent.map(codeOf).filter((code) => code !== 'ok')).toEqual([]);
		const counts = await quizCounts(house, workspace, [live.quizId]);
		expect(counts[live.quizId]).toEqual({
			views: 0,
			starts: 300,
			completions: 300,
			byApi: 300,
			segments: { hot: 300 }
		});
	});

	test('one that cannot be stored is told so, logged without a word of it, and can be sent again', async () => {
		const { house, live } = await open();
		const { store } = house;
		let full = true;
		const failing = {
			...store,
			completeSubmissions: (batch: Parameters<typeof store.completeSubmissions>[0]) =>
				full
					? Promise.reject(new Error('SQLITE_FULL: anna@example.com'))
					: store.completeSubmissions(batch)
		};
		const poor = { ...house, store: failing };
		const refused = await completeSubmission(poor, live, keyed('k'));
		expect(refused.ok ? null : refused.problem).toEqual({
			code: 'not_stored',
			params: { seconds: 1 }
		});
		expect(house.lines.join('')).toContain('submission_not_stored');
		expect(house.lines.join('')).not.toContain('anna');
		full = false;
		expect(codeOf(await completeSubmission(poor, live, keyed('k')))).toBe('ok');
	});

	test('an attempt that was seen starting is not counted as a start again', async () => {
		const { house, workspace, live } = await open();
		expect(await recordStart(house, live, 'attempt-1', 'ads')).toBe(true);
		expect(await recordStart(house, live, 'attempt-1', 'ads')).toBe(false);
		valueOf(await completeSubmission(house, live, { ...keyed('attempt-1'), attempt: 'attempt-1' }));
		expect((await quizCounts(house, workspace, [live.quizId]))[live.quizId]).toMatchObject({
			starts: 1,
			completions: 1,
			byApi: 0
		});
	});

	test('scoring stores nothing', async () => {
		const { house, workspace, live } = await open();
		const scored = valueOf(scoreSubmission(house, live.quiz, aSubmission({ locale: 'ru' })));
		expect(scored).toMatchObject({
			score: 60,
			segment: 'hot',
			result: { title: 'Мы вам позвоним' }
		});
		expect((await listResponses(house, workspace, { tests: true })).items).toEqual([]);
	});
});
