import { beforeAll, describe, expect, test } from 'vitest';
import type { TestHouse } from '../../support/a-house.ts';
import { aLetter } from '../../support/a-letter-link.ts';
import { aLetterReader, NPS } from '../../support/a-letter-reader.ts';
import { campaignCountsNow } from '../../support/an-invitation.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((_engine, makeStore) => {
	const { ready, aQuiz, get, act, send, stateIn, now, all, ofQuiz } = aLetterReader(makeStore);
	let house: TestHouse;

	beforeAll(async () => {
		({ house } = await ready());
	});

	describe('without scripts', () => {
		const sendFirst = async (link: string, fields: Record<string, string>, wait = 1000) => {
			const { html } = await get(link);
			house.clock.advance(wait);
			return send(link, { ...fields, _go: 'next', _state: stateIn(html) });
		};

		test('the button takes the answer, and the quiz goes on to its end as one response with its lead', async () => {
			const live = await aQuiz();
			const { row, tap } = await aLetter(house, live, {
				recipient: { email: 'noscript@example.com', name: 'Nora' }
			});
			let { text } = await sendFirst(tap('much'), { money: 'much' });
			expect(text).toContain('How much does it hurt?');
			expect(text).toContain('Not me');
			expect(await now(row.id)).toMatchObject({ openedBy: 'human', finishedAt: null });
			expect((await now(row.id)).tappedAt).not.toBeNull();
			for (const fields of [{ pain: '5' }, { goals: 'leads' }, { email: 'other@example.com' }]) {
				({ text } = await send(tap('much'), { ...fields, _go: 'next', _state: stateIn(text) }));
			}
			expect(text).toContain('We will call you');
			const [response, ...more] = (await all('responses')).filter(
				({ quizId }) => quizId === live.quizId
			);
			expect(more).toEqual([]);
			expect(response).toMatchObject({
				idempotencyKey: row.attemptId,
				source: 'email',
				held: null
			});
			expect(response?.answers).toMatchObject({ money: 'much', email: 'other@example.com' });
			const lead = (await all('leads')).find(({ id }) => id === response?.leadId);
			expect(lead).toMatchObject({ email: 'noscript@example.com', name: 'Nora' });
			expect(await now(row.id)).toMatchObject({
				responseId: response?.id,
				leadId: lead?.id,
				segment: 'hot'
			});
			const again = await get(tap('none'));
			expect(again.html).toContain('We will call you');
			expect(again.html).toContain('It has been answered already');
			expect(again.html).not.toContain('/not-me');
			expect(
				(await send(tap('none'), { money: 'none', _go: 'next', _state: stateIn(again.html) }))
					.status
			).toBe(200);
			expect((await act(tap('none').split('?')[0] ?? '', { tapped: 'none' })).said).toEqual({
				state: 'finished'
			});
			expect((await all('responses')).filter(({ quizId }) => quizId === live.quizId)).toHaveLength(
				1
			);
		});

		test('one question is sent by its button', async () => {
			const live = await aQuiz(NPS);
			const { row, tap } = await aLetter(house, live);
			const { text } = await sendFirst(tap('9'), { score: '9' });
			expect(text).toContain('Thank you for it');
			expect(await now(row.id)).toMatchObject({ segment: 'fan', temperature: 'hot' });
		});

		test('a program that presses the button at once is held: nothing of it counts', async () => {
			const live = await aQuiz(NPS);
			const { row, tap } = await aLetter(house, live);
			await sendFirst(tap('9'), { score: '9' }, 300);
			expect(await now(row.id)).toEqual(row);
			const [response] = (await all('responses')).filter(({ quizId }) => quizId === live.quizId);
			expect(response).toMatchObject({ held: 'hurried', leadId: null });
		});

		test('another language keeps what was tapped, and takes nothing', async () => {
			const live = await aQuiz();
			const { row, tap } = await aLetter(house, live);
			const { html } = await get(tap('some'));
			const { text } = await send(tap('some'), { _lang: 'ru', _state: stateIn(html) });
			expect(text).toContain('Какой у вас бюджет?');
			expect(text).toMatch(/value="some"[^>]* checked/);
			expect(await now(row.id)).toEqual(row);
			expect(await ofQuiz('partials', live.quizId)).toEqual([]);
		});

		test('the way of another attempt is not taken for theirs', async () => {
			const live = await aQuiz(NPS);
			const [mine, theirs] = [await aLetter(house, live), await aLetter(house, live)];
			const { html } = await get(theirs.tap('9'));
			house.clock.advance(1000);
			await send(mine.tap('9'), { score: '9', _go: 'next', _state: stateIn(html) });
			expect((await now(mine.row.id)).finishedAt).not.toBeNull();
			expect(await now(theirs.row.id)).toEqual(theirs.row);
		});
	});

	describe('“Not me”', () => {
		test('takes back what was tapped, and leads on as somebody unknown', async () => {
			const live = await aQuiz();
			const { row, answer, tap } = await aLetter(house, live, {
				recipient: { email: 'anton@example.com' }
			});
			await act(answer, { tapped: 'much' });
			const { status, text } = await send(`${answer}/not-me`, {});
			expect(status).toBe(200);
			expect(text).toContain('Nothing that was answered here counts for an…@example.com');
			expect(text).toContain(`href="/q/${live.slug}?lang=en&amp;utm_source=email"`);
			expect(await now(row.id)).toMatchObject({ notMeAt: house.clock.now(), tappedAt: null });
			expect(await ofQuiz('partials', live.quizId)).toEqual([]);
			expect(await campaignCountsNow(house.store, row.campaignId)).toEqual({
				opened_human: 1,
				not_me: 1
			});
			// Whom it was to may still answer.
			expect((await get(tap('some'))).shown.value).toBe('some');
			await act(answer, { tapped: 'some' });
			expect(await campaignCountsNow(house.store, row.campaignId)).toEqual({
				opened_human: 1,
				tapped: 1,
				not_me: 1
			});
			await send(`${answer}/not-me`, {});
			await send(`${answer}/not-me`, {});
			expect(await campaignCountsNow(house.store, row.campaignId)).toEqual({
				opened_human: 1,
				not_me: 1
			});
		});

		test('leaves alone what was answered before the page was opened, and what was sent', async () => {
			const live = await aQuiz(NPS);
			const begun = await aLetter(house, live);
			await act(begun.answer, { tapped: '9' });
			const { html } = await get(begun.answer);
			expect(html).toContain('name="begun"');
			await send(`${begun.answer}/not-me`, { begun: '1' });
			expect((await now(begun.row.id)).tappedAt).not.toBeNull();
			const sent = await aLetter(house, live);
			const page = await get(sent.tap('9'));
			house.clock.advance(1000);
			await send(sent.tap('9'), { score: '9', _go: 'next', _state: stateIn(page.html) });
			const before = await now(sent.row.id);
			const { text } = await send(`${sent.answer}/not-me`, {});
			expect(text).not.toContain('counts for');
			expect(await now(sent.row.id)).toEqual({ ...before, notMeAt: house.clock.now() });
		});

		test('is said by nobody who only looks', async () => {
			const live = await aQuiz();
			const { row, answer } = await aLetter(house, live);
			expect((await get(`${answer}/not-me`)).status).toBe(404);
			expect((await get(`${answer}/act`)).status).toBe(404);
			expect(await now(row.id)).toEqual(row);
		});
	});
});
