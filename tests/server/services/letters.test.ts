import { afterEach, expect, test } from 'vitest';
import type { ContactAnswer } from '../../../src/lib/quiz/answers.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { createWorker } from '../../../src/lib/server/delivery/worker.ts';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';
import { getPartial, keepPartial } from '../../../src/lib/server/services/partials.ts';
import { unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { writeUnfinished } from '../../../src/lib/server/services/unfinished-letters.ts';
import { lettersOf } from '../../../src/lib/server/storage/queries/letters.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aContactFile, aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

const HOUR = 3_600_000;
const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };
const houses: TestHouse[] = [];
afterEach(async () => {
	for (const house of houses.splice(0)) await house.store.close();
});

const LETTERS: QuizFile['letters'] = {
	unfinished: {
		hours: 24,
		subject: { en: 'Your answers wait, {{who.name|friend}}', ru: 'Ваши ответы ждут' },
		text: { en: 'Hello **{{who.name|friend}}**, go on?', ru: 'Продолжим?' }
	},
	finished: {
		subject: { en: 'Thank you, {{who.name}}', ru: 'Спасибо' },
		text: { en: 'Read [this](https://example.com/a?b=1&c=2).', ru: 'Почитайте.' },
		button: { text: 'To the file', url: 'https://example.com/file?who={{who.name}}' },
		result: true
	}
};

async function aLetterHouse(file: Partial<QuizFile> = {}) {
	const house = await aHouse();
	houses.push(house);
	const workspace = await aWorkspace(house);
	const base = aContactFile({ letters: LETTERS });
	const steps: QuizFile['steps'] = [
		...base.steps,
		{ id: 'more', kind: 'short_text', title: 'More?' }
	];
	const live = await aLiveQuiz(house, workspace, { ...base, steps, ...file });
	return { house, workspace, live };
}

const anna = { name: 'Anna', email: 'Anna@Example.com', consents: ['processing'] };

function stop(house: TestHouse, live: LiveQuiz, attempt: string, who: ContactAnswer = anna) {
	return keepPartial(house, live, {
		attempt,
		answers: { who },
		path: ['who'],
		step: 'more',
		hidden: {},
		locale: 'en',
		source: ''
	});
}

const send = (house: TestHouse, live: LiveQuiz, input: object = {}) =>
	completeSubmission(house, live, { answers: { who: anna }, locale: 'en', ...input });

test('who left an email and stopped is written to once, after the hours, with the link back', async () => {
	const { house, live } = await aLetterHouse();
	const worker = createWorker(house);
	await stop(house, live, 'try_1');
	house.clock.advance(24 * HOUR - 1);
	await writeUnfinished(house);
	await worker.runUntilIdle();
	expect(house.mails).toEqual([]);
	house.clock.advance(1);
	await writeUnfinished(house);
	await writeUnfinished(house);
	await worker.runUntilIdle();
	expect(house.mails).toHaveLength(1);
	const [mail] = house.mails;
	expect(mail).toMatchObject({
		to: ['anna@example.com'],
		subject: 'Your answers wait, Anna',
		messageId: expect.stringMatching(/^<let_.*@quiz\.example\.com>$/)
	});
	expect(mail?.html).toContain('Hello <strong>Anna</strong>, go on?');
	expect(mail?.text).toContain('Hello Anna, go on?');
	expect(mail?.text).toContain('You began “Contact” on quiz.example.com');
	const back = /https:\S+resume=\S+/.exec(mail?.text ?? '')?.[0] ?? '';
	const app = publicApp(house, bundle);
	const page = await app.request(back.replace('https://quiz.example.com', ''));
	expect(await page.text()).toContain('More?');
	// Somebody who begins once more, elsewhere, is not written to again.
	await stop(house, live, 'try_2');
	house.clock.advance(25 * HOUR);
	await writeUnfinished(house);
	await worker.runUntilIdle();
	expect(house.mails).toHaveLength(1);
});

test('who finishes, leaves no email, stopped too long ago or at a closed quiz is not written to', async () => {
	const { house, live, workspace } = await aLetterHouse();
	const worker = createWorker(house);
	await stop(house, live, 'no_email', { name: 'Bob', consents: ['processing'] });
	await stop(house, live, 'finished', { ...anna, email: 'b@example.com' });
	await stop(house, live, 'late', { ...anna, email: 'c@example.com' });
	await send(house, live, { attempt: 'finished', idempotencyKey: 'finished', held: 'trap' });
	house.clock.advance(97 * HOUR);
	await writeUnfinished(house);
	await stop(house, live, 'closed', { ...anna, email: 'd@example.com' });
	house.clock.advance(24 * HOUR);
	valueOf(await unpublishQuiz(house, workspace, live.quizId, { by: null }));
	await writeUnfinished(house);
	await worker.runUntilIdle();
	expect(house.mails).toEqual([]);
});

test('who left at the consent behind the email is not written to, and who gave it is', async () => {
	const { house, live } = await aLetterHouse({
		letters: { unfinished: { hours: 24, subject: 'Go on?', text: 'Your answers wait.' } },
		steps: [
			{ id: 'mail', kind: 'email', title: 'Mail' },
			{ id: 'agree', kind: 'consent', title: 'May we?', consent: 'processing' },
			{ id: 'more', kind: 'short_text', title: 'More?' }
		]
	});
	const way = { hidden: {}, locale: 'en', source: '' };
	const mail = 'left@example.com';
	await keepPartial(house, live, {
		...{ ...way, attempt: 'left', answers: { mail } },
		...{ path: ['mail'], step: 'agree' }
	});
	await keepPartial(house, live, {
		...{ ...way, attempt: 'agreed', answers: { mail: 'agreed@example.com', agree: true } },
		...{ path: ['mail', 'agree'], step: 'more' }
	});
	house.clock.advance(24 * HOUR);
	await writeUnfinished(house);
	await createWorker(house).runUntilIdle();
	expect(house.mails.map(({ to }) => to)).toEqual([['agreed@example.com']]);
});

test('a letter that waits is cancelled where its reader finishes, or wants to hear no more', async () => {
	const { house, live, workspace } = await aLetterHouse();
	await stop(house, live, 'finishes');
	await stop(house, live, 'leaves', { ...anna, email: 'b@example.com' });
	house.clock.advance(25 * HOUR);
	await writeUnfinished(house);
	await send(house, live, { attempt: 'finishes', idempotencyKey: 'finishes', held: 'trap' });
	const [letter] = await lettersOf(house.store, workspace, {
		quiz: live.quizId,
		attempt: 'leaves'
	});
	expect(letter?.state).toBe('queued');
	const rows = await house.store.db.select().from(house.store.tables.letters);
	const text = rows.find(({ attemptId }) => attemptId === 'leaves')?.text ?? '';
	const address = /https:\S+forget\?link=\S+/.exec(text)?.[0] ?? '';
	const path = address.replace('https://quiz.example.com', '');
	const app = publicApp(house, bundle);
	// Mail programs open every link: looking deletes nothing.
	const looked = await app.request(path);
	expect(await looked.text()).toContain('Delete my answers');
	expect(looked.headers.get('referrer-policy')).toBe('no-referrer');
	expect((await getPartial(house, workspace, live.quizId, 'leaves')).ok).toBe(true);
	const forged = await app.request(path.replace('link=', 'link=x'), { method: 'POST' });
	expect(await forged.text()).toContain('There is nothing to delete');
	const done = await app.request(path, { method: 'POST' });
	expect(await done.text()).toContain('Your answers have been deleted');
	expect((await getPartial(house, workspace, live.quizId, 'leaves')).ok).toBe(false);
	await createWorker(house).runUntilIdle();
	expect(house.mails).toEqual([]);
	const states = await house.store.db.select().from(house.store.tables.letters);
	expect(states.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
	await stop(house, live, 'leaves', { ...anna, email: 'b@example.com' });
	house.clock.advance(25 * HOUR);
	await writeUnfinished(house);
	await createWorker(house).runUntilIdle();
	expect(house.mails).toEqual([]);
});

test('who finished is sent the letter, filled, with the result below it', async () => {
	const { house, live, workspace } = await aLetterHouse({
		results: [{ id: 'read', title: 'For {{who.name}}', text: 'Something to **read**.' }]
	});
	const mean = { ...anna, name: 'A <b>&\u2028Bcc: x@y.z' };
	const sent = valueOf(await send(house, live, { answers: { who: mean }, attempt: 'try_1' }));
	await createWorker(house).runUntilIdle();
	const [mail, ...others] = house.mails.filter(({ to }) => to[0] === 'anna@example.com');
	expect(others).toEqual([]);
	expect(mail?.subject).not.toMatch(/[\r\n\u2028]/);
	expect(mail?.html).toContain('<a href="https://example.com/a?b=1&amp;c=2"');
	expect(mail?.text).toContain('this (https://example.com/a?b=1&c=2)');
	expect(mail?.html).not.toContain('<b>');
	expect(mail?.html).toContain('A &lt;b&gt;&amp;');
	expect(mail?.html).toContain('Something to <strong>read</strong>.');
	expect(mail?.html).toContain('https://example.com/file?who=A%20%3Cb%3E');
	const [letter] = await lettersOf(house.store, workspace, { response: sent.id });
	expect(letter).toMatchObject({
		state: 'sent',
		kind: 'finished',
		leadId: sent.response.lead,
		attempts: 1
	});
});

test('the same submission a second time, one that looks like spam, and a test are no second letter', async () => {
	const { house, live } = await aLetterHouse();
	const once = { attempt: 'try_1', idempotencyKey: 'try_1' };
	await send(house, live, once);
	await send(house, live, once);
	await send(house, live, { attempt: 'try_2', idempotencyKey: 'try_2', held: 'trap' });
	await send(house, live, { idempotencyKey: 'try_3', test: true });
	await createWorker(house).runUntilIdle();
	expect(house.mails).toHaveLength(1);
});

test('an email without a consent that its step needs is not kept apart', async () => {
	const { house, live, workspace } = await aLetterHouse();
	await stop(house, live, 'try_1', { name: 'Anna', email: 'anna@example.com' });
	expect(valueOf(await getPartial(house, workspace, live.quizId, 'try_1')).partial.email).toBe(
		null
	);
	const plain = await aLiveQuiz(house, workspace, aQuizFile({ title: 'Plain' }));
	await keepPartial(house, plain, {
		...{ attempt: 'try_1', answers: { money: 'none', email: 'B@Example.com' } },
		...{ path: ['money', 'email'], step: null, hidden: {}, locale: 'ru', source: 'Mail' }
	});
	const { partial } = valueOf(await getPartial(house, workspace, plain.quizId, 'try_1'));
	expect(partial).toMatchObject({ email: 'b@example.com', source: 'mail', locale: 'ru' });
});
