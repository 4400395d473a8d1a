import { beforeAll, describe, expect, test } from 'vitest';
import { flushVisits } from '../../../src/lib/server/services/answering/visits.ts';
import { sealMailToken } from '../../../src/lib/server/services/mail-token.ts';
import type { TestHouse } from '../../support/a-house.ts';
import { aLetter } from '../../support/a-letter-link.ts';
import { aLetterReader, CHROME, NPS } from '../../support/a-letter-reader.ts';
import { campaignCountsNow } from '../../support/an-invitation.ts';
import { forEachEngine } from '../../support/store.ts';

forEachEngine((_engine, makeStore) => {
	const { ready, app, aQuiz, get, act, now, all, eventsOf } = aLetterReader(makeStore);
	let house: TestHouse;

	beforeAll(async () => {
		({ house } = await ready());
	});

	describe('what opens letters', () => {
		test('is written down some seconds later, once of each kind, and the most human of it counts', async () => {
			const live = await aQuiz();
			const { row, tap, open, answer } = await aLetter(house, live);
			for (let times = 0; times < 30; times += 1) {
				await get(tap('none'), {}, 'HEAD');
				await get(tap('much'), { 'user-agent': 'curl/8' });
				await get(open, { 'user-agent': 'Barracuda' });
			}
			await flushVisits(house, { all: false });
			expect(await eventsOf(row.id)).toEqual([]);
			house.clock.advance(3000);
			await flushVisits(house, { all: false });
			expect(await eventsOf(row.id)).toEqual(['click scanner head', 'open scanner security']);
			expect(await now(row.id)).toMatchObject({
				openedBy: 'scanner',
				openedAt: house.clock.now() - 3000
			});
			house.clock.advance(60_000);
			await flushVisits(house);
			await get(open);
			await get(open, { 'user-agent': 'Mozilla/5.0' });
			await flushVisits(house);
			expect(await now(row.id)).toMatchObject({ openedBy: 'unsure' });
			expect(await campaignCountsNow(house.store, row.campaignId)).toEqual({ opened_unsure: 1 });
			await act(answer);
			await get(tap('much'), { 'user-agent': 'curl/8' });
			await flushVisits(house);
			expect(await campaignCountsNow(house.store, row.campaignId)).toEqual({ opened_human: 1 });
			expect((await eventsOf(row.id)).length).toBeLessThanOrEqual(5);
		});

		test('is told apart by all that comes of one letter, many letters at once', async () => {
			const live = await aQuiz();
			const first = await aLetter(house, live);
			const letters = [first];
			for (let more = 1; more < 250; more += 1)
				letters.push(
					await aLetter(house, live, { invitation: { campaignId: first.row.campaignId } })
				);
			for (const { tap } of letters) {
				await get(tap('none'));
				await get(tap('much'));
			}
			await flushVisits(house);
			expect(await campaignCountsNow(house.store, first.row.campaignId)).toEqual({
				opened_scanner: 250
			});
		});

		test('gets a picture whatever the link says, and keeps none', async () => {
			const live = await aQuiz();
			const { row, open } = await aLetter(house, live);
			for (const path of [
				open,
				`/m/${'x'.repeat(30)}/open.gif`,
				`/m/${sealMailToken(house, 'answer', row.id)}/open.gif`
			]) {
				// Whoever comes by another link would be told apart.
				const agent = path === open ? CHROME : 'curl/8';
				const response = await app().request(path, { headers: { 'user-agent': agent } });
				expect(response.status).toBe(200);
				expect(response.headers.get('content-type')).toBe('image/gif');
				expect(response.headers.get('cache-control')).toBe('no-store');
				expect(
					Buffer.from(await response.arrayBuffer())
						.subarray(0, 6)
						.toString()
				).toBe('GIF89a');
			}
			await flushVisits(house);
			expect(await eventsOf(row.id)).toEqual(['open unsure open']);
		});
	});

	test('a quiz that asks for work, or an office full of people, holds nobody whom a letter has led here', async () => {
		const live = await aQuiz({ ...NPS, proof: true });
		const { row, tap } = await aLetter(house, live);
		await act(tap('9').split('?')[0] ?? '', { tapped: '9' });
		const said = { answers: { score: 9 }, attempt: row.attemptId };
		const body = JSON.stringify(said);
		const headers = { 'content-type': 'application/json', 'content-length': `${body.length}` };
		const submit = (key: string) =>
			app().request(`/api/v1/quizzes/${live.slug}/responses`, {
				method: 'POST',
				body,
				headers: { ...headers, 'idempotency-key': key }
			});
		expect((await submit(row.attemptId)).status).toBe(201);
		expect((await now(row.id)).finishedAt).not.toBeNull();
		await submit('a-stranger');
		const held = (await all('responses'))
			.filter(({ quizId }) => quizId === live.quizId)
			.map((one) => one.held);
		expect(held).toHaveLength(2);
		expect(held).toEqual(expect.arrayContaining(['no_proof', null]));
	});

	test('neither links nor whom they are to are in the log', async () => {
		const live = await aQuiz();
		const { row, tap, answer, open } = await aLetter(house, live, {
			recipient: { email: 'quiet@example.com' }
		});
		await get(tap('much'));
		await get(open);
		await act(answer, { tapped: 'much' });
		await flushVisits(house);
		const log = house.lines.join('\n');
		for (const secret of [
			answer.slice(3),
			answer.split('.')[1] ?? '',
			row.attemptId,
			'quiet@example.com'
		])
			expect(log).not.toContain(secret);
	});
});
