import { beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { flushVisits } from '../../../src/lib/server/services/answering/visits.ts';
import { getPartial } from '../../../src/lib/server/services/partials.ts';
import { publishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { flushViews } from '../../../src/lib/server/services/visits.ts';
import type { TestHouse } from '../../support/a-house.ts';
import { aLetter } from '../../support/a-letter-link.ts';
import { aLetterReader } from '../../support/a-letter-reader.ts';
import { campaignCountsNow } from '../../support/an-invitation.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { forEachEngine } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

forEachEngine((_engine, makeStore) => {
	const { ready, aQuiz, get, post, act, now, ofQuiz, eventsOf } = aLetterReader(makeStore);
	let house: TestHouse;
	let workspace: string;

	beforeAll(async () => {
		({ house, workspace } = await ready());
	});

	describe('a person’s act', () => {
		test('keeps what was tapped, counts once, and makes the opening a person’s', async () => {
			const live = await aQuiz();
			const { row, tap, answer } = await aLetter(house, live);
			await get(tap('much'));
			await flushVisits(house);
			expect((await now(row.id)).openedBy).toBe('unsure');
			expect(await act(answer, { tapped: 'much', revision: 0 })).toEqual({
				status: 200,
				said: { state: 'kept', revision: 1 }
			});
			const at = house.clock.now();
			expect(await now(row.id)).toMatchObject({
				tappedAt: at,
				openedBy: 'human',
				finishedAt: null
			});
			const partial = valueOf(
				await getPartial(house, workspace, live.quizId, row.attemptId)
			).partial;
			expect(partial).toMatchObject({
				answers: { money: 'much' },
				path: ['money'],
				step: 'pain',
				source: 'email'
			});
			expect(partial.hidden).toEqual({ utm_source: 'email' });
			house.clock.advance(1000);
			expect((await act(answer, { tapped: 'much', revision: 0 })).said).toEqual({
				state: 'older',
				revision: 1
			});
			await act(answer, { answered: true });
			await act(answer);
			expect((await now(row.id)).tappedAt).toBe(at);
			expect(await campaignCountsNow(house.store, row.campaignId)).toEqual({
				opened_human: 1,
				tapped: 1
			});
			expect(await eventsOf(row.id)).toEqual(['act human answered', 'click unsure click']);
			await flushViews(house);
			const counters = await ofQuiz('counters', live.quizId);
			const named = counters.map((counter) =>
				'name' in counter ? `${counter.name} ${counter.count}` : ''
			);
			expect(named.sort()).toEqual(['pass:money 1', 'start 1', 'view 1']);
		});

		test('without an answer says that they are there, and no more', async () => {
			const live = await aQuiz();
			const { row, answer } = await aLetter(house, live);
			expect((await act(answer)).said).toEqual({ state: 'seen' });
			expect(await now(row.id)).toMatchObject({ openedBy: 'human', tappedAt: null });
			await act(answer, { answered: true });
			expect((await now(row.id)).tappedAt).not.toBeNull();
			expect(await eventsOf(row.id)).toEqual(['act human act', 'act human answered']);
		});

		test('comes late, and what was answered since stays', async () => {
			const live = await aQuiz();
			const { row, answer } = await aLetter(house, live);
			const way = {
				attempt: row.attemptId,
				revision: 1,
				answers: { money: 'none' },
				path: ['money'],
				step: 'email',
				locale: 'en'
			};
			await post(`/q/${live.slug}/progress`, JSON.stringify(way), 'application/json');
			expect((await act(answer, { tapped: 'much', revision: 0 })).said).toEqual({
				state: 'older',
				revision: 1
			});
			expect((await now(row.id)).tappedAt).not.toBeNull();
			const { partial } = valueOf(await getPartial(house, workspace, live.quizId, row.attemptId));
			expect(partial.answers).toEqual({ money: 'none' });
		});

		test.each([{ tapped: 5 }, { revision: -1 }, { answered: 'yes' }, []])(
			'of another form (%j) is refused',
			async (said) => {
				const live = await aQuiz();
				const { row, answer } = await aLetter(house, live);
				expect((await act(answer, said)).status).toBe(422);
				expect(await now(row.id)).toEqual(row);
			}
		);
	});

	describe('somebody who comes back', () => {
		const begun = async (file: Partial<QuizFile> = {}) => {
			const live = await aQuiz(file);
			const letter = await aLetter(house, live);
			await act(letter.answer, { tapped: 'much', revision: 0 });
			const way = {
				attempt: letter.row.attemptId,
				revision: 2,
				answers: { money: 'much', pain: 5 },
				path: ['money', 'pain'],
				step: 'goals',
				locale: 'en'
			};
			await post(`/q/${live.slug}/progress`, JSON.stringify(way), 'application/json');
			return { live, ...letter };
		};

		test('is led to where they were, on any device, by whichever link', async () => {
			const { row, tap, answer } = await begun();
			for (const link of [answer, tap('much'), tap('nothing')]) {
				const { place, mail } = await get(link);
				expect(place).toEqual({
					...{ path: ['money', 'pain'], step: 'goals', answers: { money: 'much', pain: 5 } },
					...{ hidden: {}, attempt: row.attemptId, revision: 2 }
				});
				expect(mail.tapped).toBeUndefined();
			}
		});

		test('with another answer sees it in the first question, and it counts once they act', async () => {
			const { live, row, tap, answer } = await begun();
			const { place, shown, mail } = await get(tap('some'));
			expect(place).toMatchObject({
				path: [],
				step: 'money',
				answers: { money: 'much', pain: 5 },
				attempt: row.attemptId,
				revision: 2
			});
			expect(shown.value).toBe('some');
			expect(mail).toMatchObject({ tapped: true, held: ['pain', 'goals'] });
			const before = valueOf(await getPartial(house, workspace, live.quizId, row.attemptId));
			expect(before.partial.answers).toEqual({ money: 'much', pain: 5 });
			await act(answer, { tapped: 'some', revision: 2 });
			const { partial } = valueOf(await getPartial(house, workspace, live.quizId, row.attemptId));
			expect(partial).toMatchObject({
				answers: { money: 'some', pain: 5 },
				path: ['money', 'pain'],
				step: 'goals',
				revision: 3
			});
			expect(await campaignCountsNow(house.store, row.campaignId)).toMatchObject({ tapped: 1 });
		});

		test('after the quiz was published anew goes on with what holds', async () => {
			const { live, answer } = await begun();
			const file = aQuizFile({ title: live.title as string });
			valueOf(
				await saveDraft(
					house,
					workspace,
					live.quizId,
					{
						definition: { ...file, steps: file.steps.filter(({ id }) => id !== 'pain') }
					},
					null
				)
			);
			valueOf(await publishQuiz(house, workspace, live.quizId, { by: 'user_test' }));
			const { place, html } = await get(answer);
			expect(place).toMatchObject({ path: ['money'], step: 'goals', answers: { money: 'much' } });
			expect(html).toContain('The questions have changed since you began');
		});
	});
});
