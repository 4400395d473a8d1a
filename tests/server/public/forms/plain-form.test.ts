import { afterEach, expect, test } from 'vitest';
import { quizCounts } from '../../../../src/lib/server/services/counts.ts';
import { unpublishQuiz } from '../../../../src/lib/server/services/publishing.ts';
import { createQuiz } from '../../../../src/lib/server/services/quizzes.ts';
import { flushViews } from '../../../../src/lib/server/services/visits.ts';
import { aContactFile, aQuizFile } from '../../../support/a-quiz.ts';
import { aFormDesk, fieldsIn, JSON_PLEASE, type FormDesk } from './form-desk.ts';

let desk: FormDesk;
afterEach(() => desk.house.store.close());

const ANSWERS = { money: 'much', pain: '5', email: 'Anna@Example.com' };
const AGREED = { 'who.consents': 'processing' };
const GOALS = [
	['goals', 'leads'],
	['goals', 'order']
] as const;

test('a form of a page far away is judged, scored and stored like the quiz’s own, and answered with the result', async () => {
	desk = await aFormDesk(aQuizFile());
	const sent = await desk.send([...Object.entries(ANSWERS), ...GOALS], {
		headers: { origin: 'https://landing.example.com' }
	});
	expect(sent.status).toBe(200);
	expect(sent.headers.get('content-type')).toContain('text/html');
	const [row, ...others] = await desk.stored();
	expect(others).toEqual([]);
	expect(row).toMatchObject({
		answers: { money: 'much', pain: 5, goals: ['leads', 'order'] },
		segment: 'hot',
		total: 50,
		quarantined: false,
		ignored: []
	});
	const [lead] = await desk.house.store.db.select().from(desk.house.store.tables.leads);
	expect(lead).toMatchObject({ email: 'anna@example.com', segment: 'hot' });
});

test('a form that was sent counts as seen, begun and finished once, however often it is mended', async () => {
	desk = await aFormDesk(aQuizFile());
	const counted = async () => {
		await flushViews(desk.house);
		const counts = await quizCounts(desk.house, desk.workspace, [desk.live.quizId]);
		const { views, starts, completions } = counts[desk.live.quizId] ?? {};
		return { views, starts, completions };
	};
	const faulty = await desk.send({ ...ANSWERS, email: 'no address' });
	expect(faulty.status).toBe(422);
	expect(await counted()).toEqual({ views: 1, starts: 1, completions: 0 });
	const mended = fieldsIn(faulty.text).filter(([name]) => name !== 'email');
	desk.house.clock.advance(60_000);
	expect((await desk.send([...mended, ['email', 'anna@example.com']])).status).toBe(200);
	expect(await counted()).toEqual({ views: 1, starts: 1, completions: 1 });
	await desk.send(ANSWERS);
	expect(await counted()).toEqual({ views: 2, starts: 2, completions: 2 });
});

test('who they are counts where their answers end the quiz before it is asked', async () => {
	const file = aContactFile();
	const answered = {
		id: 'fit',
		kind: 'single_choice',
		title: 'Do you want it?',
		options: [
			{ id: 'yes', text: 'Yes' },
			{ id: 'no', text: 'No' }
		],
		next: [{ when: { answer: 'fit', is: 'no' }, to: 'end' }]
	};
	desk = await aFormDesk({ ...file, steps: [answered, ...file.steps] });
	const fields = { fit: 'no', ...AGREED, 'who.name': 'Anna', 'who.email': 'anna@example.com' };
	expect((await desk.send(fields)).status).toBe(200);
	expect((await desk.stored())[0]).toMatchObject({ path: ['fit', 'who'], ignored: [] });
	const { leads, consents } = desk.house.store.tables;
	expect(await desk.house.store.db.select().from(leads)).toMatchObject([
		{ email: 'anna@example.com' }
	]);
	expect(await desk.house.store.db.select().from(consents)).toHaveLength(1);
});

test('without scripts the quiz’s own page ends with the same HTML', async () => {
	desk = await aFormDesk(aContactFile({ layout: 'page' }));
	const answers = { ...AGREED, 'who.name': 'Anna', 'who.email': 'anna@example.com' };
	const plain = await desk.send(answers);
	const body = new URLSearchParams({ ...answers, _go: 'next' }).toString();
	const own = await desk.app.request(`/q/${desk.live.slug}`, {
		method: 'POST',
		body,
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': String(body.length)
		}
	});
	/** Its state and its attempt are this respondent's own. */
	const common = (html: string) =>
		html
			.replace(/ value="[\w-]+\.[\w-]+"/g, '')
			.replace(/"attempt":"[^"]*"/g, '')
			.replace(/"(?:answers|hidden)":\{.*?\}+/g, '');
	expect(common(plain.text)).toBe(common(await own.text()));
	expect(plain.text).toContain('Thank you');
	expect(plain.text).toContain('client.js');
});

test.each([
	['in English', { money: 'over 1 MILLION', pain: '5' }],
	['in Russian', { money: ' Больше  1 млн ', pain: '5' }]
])('options may be named by their words %s', async (_, fields) => {
	desk = await aFormDesk(aQuizFile());
	expect((await desk.send(fields)).status).toBe(200);
	expect((await desk.stored())[0]?.answers).toMatchObject({ money: 'much' });
});

test('fields may go by names that the marketer has set, with brackets, and contact details by their own', async () => {
	desk = await aFormDesk(aQuizFile());
	await desk.settings({ names: { money: ['budget', 'Бюджет'], goals: ['aims'] } });
	const sent = await desk.send([
		['Бюджет', 'some'],
		['pain', '3'],
		['aims[]', 'More leads'],
		['aims[]', 'Порядок'],
		['Email', 'anna@example.com']
	]);
	expect(sent.status).toBe(200);
	expect((await desk.stored())[0]?.answers).toMatchObject({
		money: 'some',
		goals: ['leads', 'order'],
		email: 'anna@example.com'
	});
});

test('contact details and consents come in the ways that forms have', async () => {
	desk = await aFormDesk(aContactFile());
	const sent = await desk.send({
		'who.name': 'Anna',
		email: 'anna@example.com',
		'who.consents': 'I agree.'
	});
	expect(sent.status).toBe(200);
	expect((await desk.stored())[0]?.answers).toEqual({
		who: { name: 'Anna', email: 'anna@example.com', consents: ['processing'] }
	});
	const consents = await desk.house.store.db.select().from(desk.house.store.tables.consents);
	expect(consents).toMatchObject([{ consentId: 'processing', text: 'I agree.' }]);
});

test('hidden fields come from the form, its address and the page that it stands on', async () => {
	desk = await aFormDesk(aQuizFile({ hidden: ['plan'] }));
	await desk.send(
		{ ...ANSWERS, plan: 'pro', utm_source: 'form' },
		{
			query: '?utm_source=address&utm_medium=cpc',
			headers: { referer: 'https://landing.example.com/offer?email=secret@example.com' }
		}
	);
	expect((await desk.stored())[0]).toMatchObject({
		source: 'form',
		hidden: {
			plan: 'pro',
			utm_source: 'form',
			utm_medium: 'cpc',
			page: 'https://landing.example.com/offer'
		}
	});
});

test('strange fields are ignored, and listed with the response by their names alone', async () => {
	desk = await aFormDesk(aQuizFile());
	await desk.send({ ...ANSWERS, company_size: '200', '<b>x</b>': 'y' });
	const [row] = await desk.stored();
	expect(row?.ignored).toEqual(['field:company_size', 'field:<b>x</b>']);
	expect(JSON.stringify(row)).not.toContain('200');
});

test('answers off the way are listed as ignored, those that fit and those that do not', async () => {
	desk = await aFormDesk(aQuizFile());
	const sent = await desk.send({ money: 'none', pain: 'very', goals: 'leads' });
	expect(sent.status).toBe(200);
	expect((await desk.stored())[0]).toMatchObject({ ignored: ['goals', 'pain'], total: 0 });
});

test('the spam field holds answers for review and tells its robot nothing', async () => {
	desk = await aFormDesk(aQuizFile());
	expect((await desk.send({ ...ANSWERS, _website: 'spam' })).status).toBe(200);
	expect((await desk.stored())[0]).toMatchObject({ quarantined: true, held: 'trap' });
});

test('where a quiz asks for work, a form that cannot do it is held for review', async () => {
	desk = await aFormDesk(aQuizFile({ proof: true }));
	expect((await desk.send(ANSWERS)).status).toBe(200);
	expect((await desk.stored())[0]).toMatchObject({ quarantined: true, held: 'no_proof' });
});

test('too many from one address are turned away', async () => {
	desk = await aFormDesk(aQuizFile());
	let last = await desk.send({}, { address: '203.0.113.9' });
	for (let sent = 1; sent <= 600 && last.status !== 429; sent += 1) {
		last = await desk.send(
			{ x: '1' },
			{ address: '203.0.113.9', headers: { 'content-type': 'text/plain' } }
		);
	}
	expect(last.status).toBe(429);
	expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
	expect((await desk.send(ANSWERS, { address: '198.51.100.4' })).status).toBe(200);
});

test('a key makes one response of however many sendings, and holds other answers off', async () => {
	desk = await aFormDesk(aQuizFile());
	const keyed = { ...ANSWERS, _key: 'visitor-7' };
	const answers = await Promise.all([desk.send(keyed), desk.send(keyed)]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
	expect((await desk.send(keyed)).status).toBe(200);
	const other = await desk.send({ ...keyed, money: 'none' });
	expect(other.status).toBe(422);
	expect(other.text).toContain('sent before with other answers');
	expect(await desk.stored()).toHaveLength(1);
	expect((await desk.send({ ...ANSWERS, _key: 'a b' })).status).toBe(422);
});

test('who asks for JSON is told the result, or each field at fault by the name that the form gave it', async () => {
	desk = await aFormDesk(aContactFile());
	await desk.settings({ names: { 'who.email': ['your-mail'] } });
	const agreed = { ...AGREED, name: 'Anna' };
	const wrong = await desk.send({ ...agreed, 'your-mail': 'anna' }, { headers: JSON_PLEASE });
	expect(wrong.status).toBe(422);
	expect(wrong.headers.get('content-type')).toContain('application/problem+json');
	expect(wrong.headers.get('access-control-allow-origin')).toBe('*');
	expect(wrong.json).toMatchObject({ code: 'invalid', errors: [{ path: 'your-mail' }] });
	const right = await desk.send(
		{ ...agreed, 'your-mail': 'a@example.com' },
		{ headers: JSON_PLEASE }
	);
	expect(right.status).toBe(201);
	expect(right.json).toMatchObject({ id: expect.any(String), redirect: null });
});

test('of several fields in one question each that is wrong is named and counted', async () => {
	desk = await aFormDesk(aContactFile());
	const { text } = await desk.send({ 'who.email': 'anna', 'who.phone': '12' });
	for (const name of ['Name', 'Email', 'Phone', 'Who are you: Consents'])
		expect(text).toContain(`<a href="#title--who">${name}</a>`);
	expect(text).toContain('Please check 4 answers.');
});

test('what is wrong is named on a page that keeps what was typed, and can be sent again', async () => {
	desk = await aFormDesk(aContactFile());
	const first = await desk.send({
		...{ 'who.name': '<script>alert(1)</script>', 'who.email': 'anna', _locale: 'ru' },
		...{ 'who.consents': 'processing', utm_source: 'ad', stray: 'x' }
	});
	expect(first.status).toBe(422);
	expect(first.text).toContain('<html lang="ru">');
	expect(first.text).toContain('Ответы ещё не отправлены');
	expect(first.text).toContain('href="#title--who"');
	expect(first.text).toContain('id="title--who"');
	expect(first.text).not.toContain('<script>alert');
	expect(first.text).not.toContain('client.js');
	expect(await desk.stored()).toEqual([]);
	const again = fieldsIn(first.text);
	expect(again).toContainEqual(['who.name', '<script>alert(1)</script>']);
	expect(again).toContainEqual(['who.email', 'anna']);
	expect(again).toContainEqual(['who.consents', 'processing']);
	const mended = again.map(([name, value]) =>
		name === 'who.email' ? ([name, 'anna@example.com'] as const) : ([name, value] as const)
	);
	desk.house.clock.advance(5000);
	expect((await desk.send(mended)).status).toBe(200);
	expect((await desk.stored())[0]).toMatchObject({
		answers: { who: { name: '<script>alert(1)</script>', email: 'anna@example.com' } },
		...{ source: 'ad', ignored: ['field:stray'], quarantined: false, locale: 'ru' }
	});
});

test('what is sent again faster than anybody reads is held for review', async () => {
	desk = await aFormDesk(aQuizFile());
	const first = await desk.send({ money: 'much' });
	const fields = fieldsIn(first.text).filter(([name]) => name !== 'pain');
	expect((await desk.send([...fields, ['pain', '5']])).status).toBe(200);
	expect((await desk.stored())[0]).toMatchObject({ held: 'hurried' });
});

test('answers to questions that come later are kept while one before them is mended', async () => {
	desk = await aFormDesk(aQuizFile());
	const first = await desk.send({ money: 'plenty', pain: '5', 'goals[]': 'leads' });
	expect(first.status).toBe(422);
	const again = fieldsIn(first.text);
	expect(again).toContainEqual(['pain', '5']);
	expect(again).toContainEqual(['goals', 'leads']);
	desk.house.clock.advance(5000);
	const rest = again.filter(([name]) => name !== 'money');
	expect((await desk.send([...rest, ['money', 'much']])).status).toBe(200);
	expect((await desk.stored())[0]?.answers).toMatchObject({ pain: 5, goals: ['leads'] });
});

test('the same field twice with different answers is said at the field; twice the same is one answer', async () => {
	desk = await aFormDesk(aQuizFile());
	const twice = await desk.send([...Object.entries(ANSWERS), ['money', 'none']]);
	expect(twice.status).toBe(422);
	expect(twice.text).toContain('sent twice');
	const same = await desk.send([...Object.entries(ANSWERS), ['money', 'Over 1 million']]);
	expect(same.status).toBe(200);
});

test.each([
	['JSON', 'application/json', '{"money":"much"}'],
	['plain text', 'text/plain', 'money=much'],
	['a form without its boundary', 'multipart/form-data; x=1', 'money=much']
])('%s is no form', async (_, type, body) => {
	desk = await aFormDesk(aQuizFile());
	const sent = await desk.send({}, { body, headers: { 'content-type': type } });
	expect(sent.status).toBe(415);
	expect(sent.text).toContain('multipart/form-data');
});

test('a form that is too large is told so', async () => {
	desk = await aFormDesk(aQuizFile());
	const sent = await desk.send({ money: 'x'.repeat(300_000) });
	expect(sent.status).toBe(413);
	expect(sent.text).toContain('256 kB');
});

test('pages that are not written in UTF-8 are read as they are', async () => {
	desk = await aFormDesk(aQuizFile());
	// «До 1 млн» in windows-1251.
	const body = 'money=%C4%EE+1+%EC%EB%ED&pain=5';
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	expect((await desk.send({}, { body, headers })).status).toBe(200);
	expect((await desk.stored())[0]?.answers).toMatchObject({ money: 'some' });
});

test('where there is no quiz, or a closed or unpublished one, that is said', async () => {
	desk = await aFormDesk(aQuizFile());
	const { app, house, workspace, live } = desk;
	const to = (slug: string, accept = 'text/html') =>
		app.request(`/f/${slug}`, {
			method: 'POST',
			body: new URLSearchParams(ANSWERS),
			headers: { accept }
		});
	expect((await to('nothing-here')).status).toBe(404);
	const draft = await createQuiz(
		house,
		workspace,
		{ definition: aQuizFile({ title: 'Draft' }) },
		null
	);
	const unpublished = await to(draft.ok ? draft.value.slug : '');
	expect(unpublished.status).toBe(409);
	expect(await unpublished.text()).toContain('not published yet');
	await unpublishQuiz(house, workspace, live.quizId, { message: 'We are full.', by: null });
	const closed = await to(live.slug);
	expect(closed.status).toBe(410);
	expect(await closed.text()).toContain('We are full.');
	expect((await to(live.slug, 'application/json')).status).toBe(409);
});

test('whoever opens the address is led to the quiz', async () => {
	desk = await aFormDesk(aQuizFile());
	const answer = await desk.app.request(`/f/${desk.live.slug}?utm_source=x`);
	expect(answer.status).toBe(303);
	expect(answer.headers.get('location')).toBe(`/q/${desk.live.slug}?utm_source=x`);
	expect((await desk.app.request(`/f/${desk.live.slug}`, { method: 'PUT' })).status).toBe(405);
});
