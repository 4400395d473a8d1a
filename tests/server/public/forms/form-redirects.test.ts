import { afterEach, expect, test } from 'vitest';
import { saveFormSettings } from '../../../../src/lib/server/services/forms/forms.ts';
import { aQuizFile } from '../../../support/a-quiz.ts';
import { aFormDesk, JSON_PLEASE, type FormDesk } from './form-desk.ts';

let desk: FormDesk;
afterEach(() => desk.house.store.close());

const ANSWERS = { money: 'much', pain: '5' };
const ALLOWED = ['https://example.com/thanks', 'http://shop.example.com:8080/'];

test('after a form people are sent to the first address that is allowed, or to the one that it asks for', async () => {
	desk = await aFormDesk(aQuizFile());
	await desk.settings({ redirects: ALLOWED, redirecting: true });
	const usual = await desk.send(ANSWERS);
	expect(usual.status).toBe(303);
	expect(usual.headers.get('location')).toBe('https://example.com/thanks');
	expect(usual.headers.get('cache-control')).toBe('no-store');
	const asked = await desk.send({ ...ANSWERS, _next: 'https://example.com/thanks/you?a=1' });
	expect(asked.headers.get('location')).toBe('https://example.com/thanks/you?a=1');
	expect(await desk.stored()).toHaveLength(2);
});

test.each([
	'https://evil.example.com/thanks',
	'https://example.com/thanks-no',
	'https://example.com/thanks/../admin',
	'https://example.com/thanks/%2e%2e/admin',
	'https://example.com/',
	'https://example.com:444/thanks',
	'http://example.com/thanks',
	'https://example.com@evil.example.com/thanks',
	'https://user:word@example.com/thanks',
	'https://example.com.evil.example.com/thanks',
	'//example.com/thanks',
	'https:example.com/thanks',
	'https:\\\\evil.example.com\\thanks',
	'javascript:alert(1)//https://example.com/thanks',
	' javascript:alert(1)',
	'data:text/html,hello',
	'/thanks',
	'https://example.com/thanks\n.evil.example.com'
])('%s is not allowed: the answers are kept, and the result is shown', async (next) => {
	desk = await aFormDesk(aQuizFile());
	await desk.settings({ redirects: ALLOWED });
	const sent = await desk.send({ ...ANSWERS, _next: next });
	expect(sent.status).toBe(200);
	expect(sent.headers.get('location')).toBeNull();
	expect((await desk.stored())[0]?.ignored).toEqual(['field:_next']);
});

test('an address that was asked for first is asked for still when the form is sent again', async () => {
	desk = await aFormDesk(aQuizFile());
	await desk.settings({ redirects: ALLOWED });
	const first = await desk.send({ money: 'much', _next: ALLOWED[1] ?? '' });
	expect(first.status).toBe(422);
	expect(first.text).toContain('name="_next" value="http://shop.example.com:8080/"');
});

test('who asks for JSON is told the address', async () => {
	desk = await aFormDesk(aQuizFile());
	await desk.settings({ redirects: ALLOWED, redirecting: true });
	const sent = await desk.send(ANSWERS, { headers: JSON_PLEASE });
	expect(sent.status).toBe(201);
	expect(sent.json).toMatchObject({ redirect: ALLOWED[0] });
});

test('settings that cannot hold are refused at their fields, and so are those of an older revision', async () => {
	desk = await aFormDesk(aQuizFile());
	const { house, workspace, live } = desk;
	const save = (settings: object, revision = 0, of = workspace) =>
		saveFormSettings(house, of, 'usr_1', live.quizId, {
			settings: { names: {}, redirects: [], redirecting: false, ...settings },
			revision
		});
	const pathsOf = async (settings: object) => {
		const saved = await save(settings);
		return saved.ok ? [] : saved.problem.errors?.map(({ path }) => path);
	};
	expect(await pathsOf({ redirects: ['javascript:alert(1)'] })).toEqual(['redirects']);
	expect(await pathsOf({ redirects: ['https://a:b@example.com/'] })).toEqual(['redirects']);
	expect(await pathsOf({ redirecting: true })).toEqual(['redirects']);
	expect(await pathsOf({ names: { money: ['pain'] } })).toEqual(['names.money']);
	expect(await pathsOf({ names: { money: ['_next'] } })).toEqual(['names.money']);
	expect(await pathsOf({ names: { money: ['x'], pain: ['x'] } })).toEqual(['names.pain']);
	expect(await save({ names: { money: [' budget ', ''] } })).toMatchObject({
		ok: true,
		value: { revision: 1, settings: { names: { money: ['budget'] } } }
	});
	expect(await save({})).toMatchObject({ ok: false, problem: { code: 'stale' } });
	expect(await save({}, 1)).toMatchObject({ ok: true, value: { revision: 2 } });
	expect(await save({}, 2, 'ws_other')).toMatchObject({ problem: { code: 'not_found' } });
});
