import { afterAll, describe, expect, test } from 'vitest';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { anApi } from '../../support/an-api.ts';

const api = await anApi();
afterAll(() => api.house.store.close());

const segment = (id: string) => ({
	id,
	title: id,
	temperature: 'cold' as const,
	result: 'read',
	tags: []
});
const [hot, ...rest] = aQuizFile().segments ?? [];
if (!hot) throw new Error('The quiz has no segments.');

/** Its draft has `vip`, what is published of it has `gold`. */
const first = await aLiveQuiz(api.house, api.workspace, {
	...aQuizFile({ title: 'First' }),
	segments: [{ ...hot, id: 'gold' }, ...rest]
});
await api.call(`/quizzes/${first.slug}`, {
	method: 'PUT',
	body: { ...aQuizFile({ title: 'First' }), segments: [{ ...hot, id: 'vip' }, ...rest] }
});
const second = await aLiveQuiz(api.house, api.workspace, {
	...aQuizFile({ title: 'Second' }),
	segments: [hot, segment('partner'), ...rest.slice(-1)]
});

const webhook = { name: 'CRM', url: 'https://crm.example.com/hook', events: ['lead.qualified'] };
const post = (body: unknown, language = 'en') =>
	api.call('/destinations', { method: 'POST', body, headers: { 'accept-language': language } });

describe('a destination', () => {
	test('that is wrong in many ways is told all of them at once', async () => {
		const { status, body } = await post({
			...webhook,
			quizzes: [first.slug, 'nothing'],
			segments: ['hot', 'pratner', 'nobody'],
			events: ['lead.won', 'lead.qualified']
		});
		expect(status).toBe(422);
		expect(body.errors).toEqual([
			{
				path: 'events[0]',
				message:
					'There is no event “lead.won”; choose from response.completed, lead.qualified, lead.updated.'
			},
			{
				path: 'segments[1]',
				message: expect.stringMatching(
					/^There is no segment “pratner” in these quizzes \(did you mean “partner”\?\)/
				)
			},
			{ path: 'segments[2]', message: expect.stringMatching(/there are cold, warm, hot, .*vip/) },
			{
				path: 'quizzes[1]',
				message: 'There is no quiz “nothing”; name one by its id or slug.'
			}
		]);
	});

	test('is told what it names wrongly beside what has the wrong shape', async () => {
		const { status, errors } = await post({
			url: 5,
			segments: ['nobody'],
			quizzes: ['nothing'],
			events: 'lead.qualified',
			segmets: []
		});
		expect(status).toBe(422);
		expect(errors.map(({ path }) => path).sort()).toEqual(
			['name', 'url', 'segments[0]', 'quizzes[0]', 'events', 'segmets'].sort()
		);
		for (const { message } of errors) expect(message).toMatch(/^[A-Z“].*[.?]$/);
	});

	test('is told of a name that is not there with the one that was meant', async () => {
		const { body } = await post({ ...webhook, segment: ['hot'] });
		expect(body.errors).toEqual([
			{
				path: 'segment',
				message: 'There is no property “segment” here; did you mean “segments”?'
			}
		]);
	});

	test('without a body is told what to send', async () => {
		const { status, body } = await api.call('/destinations', { method: 'POST' });
		expect([status, body.errors]).toEqual([
			422,
			[{ path: '', message: 'There is no body: send a JSON object.' }]
		]);
	});

	test.each([
		['of a draft', ['vip']],
		['of what is published', ['gold']],
		['of any quiz', ['partner', 'gold']],
		['by temperature', ['cold', 'warm', 'hot']]
	])('may name segments %s', async (_name, segments) => {
		expect((await post({ ...webhook, segments })).status).toBe(201);
	});

	test('of one quiz may name that quiz’s segments only, for others never come', async () => {
		const of = (quiz: string) => post({ ...webhook, quizzes: [quiz], segments: ['partner'] });
		expect((await of(second.slug)).status).toBe(201);
		const { status, errors } = await of(first.slug);
		expect([status, errors[0]?.path]).toEqual([422, 'segments[0]']);
	});

	test('keeps a segment that its quiz has lost since', async () => {
		const quiz = await aLiveQuiz(api.house, api.workspace, {
			...aQuizFile({ title: 'Third' }),
			segments: [{ ...hot, id: 'passing' }, ...rest]
		});
		const made = await post({ ...webhook, segments: ['passing'] });
		await api.call(`/quizzes/${quiz.slug}`, { method: 'DELETE' });
		expect((await post({ ...webhook, segments: ['passing'] })).status).toBe(422);
		const path = `/destinations/${made.body.id}`;
		const body = { ...webhook, segments: ['passing'], name: 'Renamed' };
		expect((await api.call(path, { method: 'PUT', body })).body.name).toBe('Renamed');
	});

	test('can be sent back as it was read', async () => {
		const recipients = ['sales@example.com'];
		for (const settings of [webhook, { name: 'Sales', recipients }]) {
			const { id } = (await post(settings)).body;
			const { body } = await api.call(`/destinations/${id}`);
			const again = await api.call(`/destinations/${id}`, { method: 'PUT', body });
			expect([again.status, again.body]).toEqual([200, body]);
			expect((await post(body)).status).toBe(201);
		}
	});

	test('is refused in Russian where that is asked for', async () => {
		const { errors } = await post({ name: 5, segments: ['nobody'], events: ['x'] }, 'ru');
		for (const { message } of errors) expect(message).toMatch(/^[А-ЯЁ«].*[.?]$/);
	});
});
