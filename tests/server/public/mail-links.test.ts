import { beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { sealMailToken } from '../../../src/lib/server/services/mail-token.ts';
import { unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { deleteQuiz } from '../../../src/lib/server/services/quizzes.ts';
import { flushViews } from '../../../src/lib/server/services/visits.ts';
import type { TestHouse } from '../../support/a-house.ts';
import { aLetter } from '../../support/a-letter-link.ts';
import { aLetterReader, PLAIN } from '../../support/a-letter-reader.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	const { ready, app, aQuiz, get, act, send, now, ofQuiz } = aLetterReader(makeStore);
	let house: TestHouse;
	let workspace: string;

	beforeAll(async () => {
		({ house, workspace } = await ready());
	});

	describe('the link of an answer', () => {
		test('shows the first question with what was tapped, past the welcome screen, and writes nothing', async () => {
			const live = await aQuiz({ welcome: { title: { en: 'Hello', ru: 'Привет' } } });
			const { row, tap } = await aLetter(house, live, { recipient: { email: 'anna@example.com' } });
			const { status, headers, html, place, shown, mail } = await get(tap('some'));
			expect(status).toBe(200);
			expect(headers.get('cache-control')).toBe('no-store');
			expect(headers.get('referrer-policy')).toBe('no-referrer');
			expect(headers.get('etag')).toBeNull();
			expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
			expect(place).toEqual({
				path: [],
				step: 'money',
				answers: {},
				hidden: { utm_source: 'email' }
			});
			expect(shown.value).toBe('some');
			expect(mail).toEqual({
				token: tap('').slice(3).split('?')[0],
				attempt: row.attemptId,
				address: 'an…@example.com',
				tapped: true,
				held: []
			});
			expect(html).toMatch(/value="some"[^>]* checked/);
			expect(html).toContain('A survey for an…@example.com');
			expect(html).not.toContain('anna@example.com');
			expect(html).toContain('/not-me"');
			await flushViews(house);
			for (const table of ['responses', 'partials', 'attempts', 'counters'] as const)
				expect(await ofQuiz(table, live.quizId)).toEqual([]);
			expect(await now(row.id)).toEqual(row);
		});

		test('speaks the language of the letter, whatever the browser likes', async () => {
			const live = await aQuiz();
			const { tap } = await aLetter(house, live, { invitation: { locale: 'ru' } });
			const { html, locale } = await get(tap('some'), { 'accept-language': 'en' });
			expect(locale).toBe('ru');
			expect(html).toContain('Опрос для ');
			expect(html).toContain('Это не я');
			expect((await get(`${tap('some')}&lang=en`)).locale).toBe('en');
		});

		test.each([
			['picture_choice', 'two', 'two'],
			['dropdown', 'two', 'two'],
			['yes_no', 'false', false],
			['rating', '4', 4],
			['opinion_scale', '0', 0]
		] as const)('holds an answer to a %s', async (kind, value, shown) => {
			const options = ['one', 'two'].map((id) => ({
				id,
				text: id,
				picture: { src: 'https://example.com/x.png' }
			}));
			const withOptions =
				kind === 'picture_choice' ? options : options.map(({ id, text }) => ({ id, text }));
			const step = {
				id: 'first',
				kind,
				title: 'First',
				...(['picture_choice', 'dropdown'].includes(kind) && { options: withOptions })
			};
			const live = await aQuiz({
				...PLAIN,
				steps: [step as NonNullable<QuizFile['steps']>[number]]
			});
			const { tap, answer } = await aLetter(house, live);
			const page = await get(tap(value));
			expect(page.shown.value).toBe(shown);
			expect(page.html).toMatch(/ checked| selected/);
			expect((await act(answer, { tapped: value })).said).toEqual({ state: 'kept', revision: 1 });
			const [partial] = await ofQuiz('partials', live.quizId);
			expect(partial).toMatchObject({ answers: { first: shown }, path: ['first'], step: null });
		});

		test.each(['', 'nothing', '7', 'toString', '__proto__', 'x'.repeat(4000)])(
			'with an answer that there is none of (%s) is a plain link',
			async (value) => {
				const live = await aQuiz({ welcome: { title: { en: 'Hello', ru: 'Привет' } } });
				const { tap, answer } = await aLetter(house, live);
				const page = await get(tap(value));
				expect(page.status).toBe(200);
				expect(page.place).toMatchObject({ path: [], step: null });
				expect(page.mail.tapped).toBeUndefined();
				expect((await act(answer, { tapped: value.slice(0, 255) })).said).toEqual({
					state: 'seen'
				});
				expect(await ofQuiz('partials', live.quizId)).toEqual([]);
			}
		);

		test('stands on the page of all questions', async () => {
			const live = await aQuiz({ layout: 'page' });
			const { tap, answer } = await aLetter(house, live);
			const { place, shown, html } = await get(tap('some'));
			expect(place.answers).not.toHaveProperty('money');
			expect(shown.page.values.money).toBe('some');
			expect(html).toMatch(/value="some"[^>]* checked/);
			await act(answer, { tapped: 'some' });
			const [partial] = await ofQuiz('partials', live.quizId);
			expect(partial).toMatchObject({ answers: { money: 'some' }, step: null });
		});
	});

	describe('a link that leads nowhere', () => {
		test('says so where it is forged, another’s or of another purpose', async () => {
			const live = await aQuiz();
			const { row, answer } = await aLetter(house, live);
			const signed = answer.split('.')[1] ?? '';
			const forged = `${answer.slice(0, -1)}${answer.endsWith('A') ? 'B' : 'A'}`;
			const leave = `/m/${sealMailToken(house, 'leave', row.id)}`;
			const open = `/m/${sealMailToken(house, 'open', row.id)}`;
			const gone = `/m/${sealMailToken(house, 'answer', 'inv_gone')}`;
			for (const bad of [
				forged,
				leave,
				open,
				gone,
				`/m/inv_other.${signed}`,
				'/m/x',
				`${answer}.x`
			]) {
				for (const [language, words] of [
					['en', 'This link is not valid'],
					['ru', 'Эта ссылка не действует']
				] as const) {
					const { status, html, headers } = await get(`${bad}?a=much`, {
						'accept-language': language
					});
					expect([bad, status]).toEqual([bad, 404]);
					expect(html).toContain(words);
					expect(headers.get('cache-control')).toBe('no-store');
				}
				expect((await act(bad, { tapped: 'much' })).status).toBe(404);
				expect((await send(`${bad}/not-me`, {})).status).toBe(404);
				expect((await send(bad, { money: 'much' })).status).toBe(404);
			}
			expect(await now(row.id)).toEqual(row);
		});

		test('says so where it is too old, in the letter’s language', async () => {
			const live = await aQuiz();
			const sentAt = house.clock.now() - 60 * 86_400_000;
			const { answer } = await aLetter(house, live, {
				invitation: { sentAt: sentAt + 1000, locale: 'ru' }
			});
			expect((await get(answer)).status).toBe(200);
			house.clock.advance(2000);
			const { status, html } = await get(answer, { 'accept-language': 'en' });
			expect(status).toBe(410);
			expect(html).toContain('Ссылка на этот опрос больше не действует');
			expect((await act(answer)).status).toBe(404);
			const short = await aLetter(house, live, {
				campaign: { settings: { lifetime: 1 } },
				now: house.clock.now() - 86_400_001
			});
			expect((await get(short.answer)).html).toContain('This survey’s link is no longer valid');
		});

		test('says so where the quiz was closed, or deleted; who has begun may finish for an hour', async () => {
			const live = await aQuiz();
			const [fresh, begun] = [await aLetter(house, live), await aLetter(house, live)];
			await act(begun.answer, { tapped: 'much' });
			valueOf(await unpublishQuiz(house, workspace, live.quizId, { by: null }));
			const closed = await get(fresh.answer);
			expect(closed.status).toBe(410);
			expect(closed.html).toContain('This survey is over');
			expect((await get(begun.answer)).place).toMatchObject({ step: 'pain' });
			house.clock.advance(60 * 60_000);
			expect((await get(begun.answer)).status).toBe(410);
			valueOf(await deleteQuiz(house, workspace, live.quizId, null));
			const gone = await get(begun.answer, { 'accept-language': 'ru' });
			expect(gone.status).toBe(410);
			expect(gone.html).toContain('takes no answers');
		});

		test('leads to no quiz of another workspace', async () => {
			const live = await aQuiz();
			const foreign = await aLiveQuiz(house, await aWorkspace(house));
			const { answer } = await aLetter(house, live, { invitation: { quizId: foreign.quizId } });
			expect((await get(answer)).status).toBe(410);
			expect((await act(answer)).status).toBe(404);
		});

		test('is followed from one network so often a minute, and no more', async () => {
			const statuses = new Set<number>();
			house.clock.advance(120_000);
			for (let times = 0; times < 6000; times += 1)
				statuses.add((await app().request('/m/forged.link', { method: 'HEAD' })).status);
			expect([...statuses]).toEqual([404]);
			const { answer } = await aLetter(house, await aQuiz());
			expect((await get(answer)).status).toBe(429);
			expect((await act(answer)).status).toBe(429);
			house.clock.advance(120_000);
			expect((await get(answer)).status).toBe(200);
			expect((await act(answer)).status).toBe(200);
		});
	});
});
