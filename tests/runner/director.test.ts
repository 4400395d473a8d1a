import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aContactFile, aQuizFile } from '../support/a-quiz.ts';
import { aPlay, formOf, RESULT } from '../support/a-play.ts';

const welcome = { title: { en: 'Hello', ru: 'Привет' } };

describe('the way through a quiz', () => {
	test('goes from the welcome screen along the answers to the result', async () => {
		const play = await aPlay(aQuizFile({ welcome }));
		expect(play.title()).toBe('welcome');
		await play.start();
		expect(play.title()).toBe('money');
		await play.answer({ money: 'much' });
		expect(play.title()).toBe('pain');
		await play.answer({ pain: '5' });
		await play.answer({ goals: ['leads', 'order'] });
		await play.answer({ email: 'anna@example.com' });
		expect(play.stage.screen).toEqual({ at: 'result', result: RESULT });
		expect(play.sent).toHaveLength(1);
		expect(play.sent[0]?.answers).toEqual({
			money: 'much',
			pain: 5,
			goals: ['leads', 'order'],
			email: 'anna@example.com'
		});
	});

	test('takes the branch that an answer asks for', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'none' });
		expect(play.title()).toBe('email');
	});

	test('counts a start once, at the first answer, under the name that the submission has', async () => {
		const play = await aPlay(aQuizFile());
		expect(play.starts).toEqual([]);
		await play.answer({ money: 'none' });
		await play.answer();
		expect(play.starts).toHaveLength(1);
		expect(play.sent[0]?.attempt).toBe(play.starts[0]);
	});

	test('stays where an answer is refused, and says why in words', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer();
		expect(play.title()).toBe('money');
		expect(play.stage.refusal?.message).toBe('Please answer this question.');
		expect(play.stage.invalid).toBe('true');
		await play.answer({ money: 'some' });
		expect(play.stage.refusal).toBeUndefined();
	});

	test('says why in the other language once that is chosen', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer();
		await play.director.speak('ru');
		expect(play.stage.refusal?.message).toBe('Ответьте на этот вопрос.');
		expect(play.stage.words.next).toBe('Далее');
	});

	test('says all that is wrong with a form at once, and all of it in the other language', async () => {
		const play = await aPlay(aContactFile());
		await play.answer({ 'who.phone': '12' });
		expect(play.stage.invalid).toBeUndefined();
		expect(play.stage.refusals.map(({ field }) => field)).toEqual([
			'name',
			'email',
			'phone',
			'consents'
		]);
		await play.director.speak('ru');
		expect(play.stage.refusals.map(({ message }) => message)).toEqual([
			'Заполните это поле.',
			'Заполните это поле.',
			'Проверьте номер: в нём должно быть от 7 до 15 цифр.',
			'Без этого согласия продолжить нельзя.'
		]);
	});

	test('goes back with every answer kept', async () => {
		const play = await aPlay(aQuizFile({ welcome }));
		await play.start();
		await play.answer({ money: 'much' });
		await play.answer({ pain: '4' });
		await play.back({ goals: 'sales' });
		expect(play.title()).toBe('pain');
		expect(play.stage.value).toBe(4);
		await play.answer({ pain: '5' });
		expect(play.title()).toBe('goals');
		expect(play.stage.value).toEqual(['sales']);
		await play.back({ goals: 'sales' });
		await play.back({ pain: '5' });
		await play.back({ money: 'much' });
		expect(play.title()).toBe('welcome');
	});

	test('keeps a field that was emptied empty', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'much' });
		await play.answer({ pain: '4' });
		await play.answer({ goals: 'sales' });
		await play.back();
		await play.back();
		await play.answer({ pain: '4' });
		expect(play.title()).toBe('goals');
		expect(play.stage.value).toBeNull();
	});

	test('does not send what was answered on a branch that was left', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'much' });
		await play.answer({ pain: '5' });
		await play.back();
		await play.back();
		await play.answer({ money: 'none' });
		await play.answer();
		expect(Object.keys(play.sent[0]?.answers ?? {})).toEqual(['money', 'email']);
	});

	test('says “Send” on the last step, as far as that is known', async () => {
		const play = await aPlay(aQuizFile());
		const seen = [play.stage.shown.last];
		await play.answer({ money: 'much' });
		await play.answer({ pain: '5' });
		seen.push(play.stage.shown.last);
		await play.answer({ goals: 'sales' });
		seen.push(play.stage.shown.last);
		expect(seen).toEqual([false, false, true]);
	});

	test('says nothing more of what has been put right, and nothing new while one still types', async () => {
		const play = await aPlay(aContactFile());
		const wrong = () => play.stage.refusals.map(({ field }) => field);
		await play.answer({ 'who.phone': '12' });
		play.director.look(formOf({ 'who.name': 'A', 'who.email': 'a', 'who.phone': '12' }));
		expect(wrong()).toEqual(['phone', 'consents']);
		play.director.look(formOf({ 'who.phone': '1234567', 'who.consents': 'processing' }));
		expect(wrong()).toEqual([]);
		await play.director.speak('ru');
		expect(wrong()).toEqual([]);
	});

	test('says “Send” where the answer chosen makes its step the last one', async () => {
		const file = aQuizFile();
		const [money, ...rest] = file.steps;
		if (!money) throw new Error('no steps');
		const next = [{ when: { answer: 'money', is: 'none' } as const, to: 'end' }];
		const play = await aPlay({ ...file, steps: [{ ...money, next }, ...rest] });
		const seen = ['none', 'some', 'gone'].map((money) => {
			play.director.look(formOf({ money }));
			return play.stage.shown.last;
		});
		expect(seen).toEqual([true, false, false]);
	});

	test('says “Send” on coming back to an answer that makes its step the last one', async () => {
		const [money, ...rest] = aQuizFile().steps;
		const sends = { when: { answer: 'money', is: 'none' } as const, to: 'end' };
		const steps = money ? [{ ...money, next: [sends] }, ...rest] : [];
		const seen = [];
		for (const money of ['none', 'some']) {
			const play = await aPlay(aQuizFile({ steps }), { place: { answers: { money } } });
			await play.start();
			seen.push(play.stage.shown.last);
		}
		expect(seen).toEqual([true, false]);
	});

	test('rises on the thermometer as it goes on', async () => {
		const play = await aPlay(aQuizFile());
		const seen = [play.stage.shown.progress];
		await play.answer({ money: 'much' });
		seen.push(play.stage.shown.progress);
		await play.answer({ pain: '5' });
		seen.push(play.stage.shown.progress);
		expect(seen).toEqual([0, 0.25, 0.5]);
	});
});

/** Who has budget points is asked a question that the browser cannot decide on. */
function asksTheServer(): QuizFile {
	const file = aQuizFile();
	const [money, ...rest] = file.steps;
	if (!money) throw new Error('no steps');
	const byScore = { when: { total: true, atLeast: 10 } as const, to: 'email' };
	return { ...file, steps: [{ ...money, next: [byScore] }, ...rest] };
}

describe('a question that only the server can answer', () => {
	test('is asked with the answers so far, and its answer is followed', async () => {
		const play = await aPlay(asksTheServer(), { next: [{ state: 'done', value: 'email' }] });
		await play.answer({ money: 'much' });
		expect(play.asked[0]?.answers).toEqual({ money: 'much' });
		expect(play.title()).toBe('email');
		await play.answer({ email: 'a@example.com' });
		expect(play.sent[0]?.answers).toEqual({ money: 'much', email: 'a@example.com' });
	});

	test('is asked again for another answer, and not for the same', async () => {
		const play = await aPlay(asksTheServer(), {
			next: [
				{ state: 'done', value: 'email' },
				{ state: 'done', value: 'pain' }
			]
		});
		await play.answer({ money: 'much' });
		await play.back();
		await play.answer({ money: 'much' });
		expect(play.asked).toHaveLength(1);
		await play.back();
		await play.answer({ money: 'none' });
		expect(play.asked).toHaveLength(2);
		expect(play.title()).toBe('pain');
	});

	test('can be that there is nothing more', async () => {
		const play = await aPlay(asksTheServer(), { next: [{ state: 'done', value: 'end' }] });
		await play.answer({ money: 'much' });
		expect(play.stage.screen.at).toBe('result');
	});
});

describe('sending', () => {
	const short = aQuizFile({ steps: aQuizFile().steps.slice(0, 1) });

	test('is tried again with growing pauses until the server takes it, always under one key', async () => {
		const play = await aPlay(short, {
			submitted: [
				{ state: 'again', trouble: 'offline' },
				{ state: 'again', trouble: 'busy' },
				{ state: 'again', trouble: 'busy', after: 7 },
				{ state: 'done', value: RESULT }
			]
		});
		await play.answer({ money: 'much' });
		expect(play.waits).toEqual([1000, 2000, 7000]);
		expect(new Set(play.sent.map(({ attempt }) => attempt)).size).toBe(1);
		expect(play.stage.screen.at).toBe('result');
	});

	test('goes back to the answer that the server refuses', async () => {
		const file = aQuizFile();
		const play = await aPlay(file, {
			submitted: [
				{ state: 'refused', fields: [{ path: 'answers.email', message: 'Not this address.' }] },
				{ state: 'done', value: RESULT }
			]
		});
		await play.answer({ money: 'none' });
		await play.answer({ email: 'anna@example.com' });
		expect(play.title()).toBe('email');
		expect(play.stage.refusal).toEqual({ message: 'Not this address.', field: undefined });
		expect(play.stage.value).toBe('anna@example.com');
		await play.answer({ email: 'anna@example.org' });
		expect(play.stage.screen.at).toBe('result');
	});

	test('shows all that the server refuses of one step', async () => {
		const fields = [
			{ path: 'answers.who.email', message: 'No mail.' },
			{ path: 'answers.who.phone', message: 'No call.' },
			{ path: 'answers.else', message: 'Not asked here.' }
		];
		const play = await aPlay(aContactFile(), { submitted: [{ state: 'refused', fields }] });
		const filled = { 'who.name': 'A', 'who.email': 'a@example.com', 'who.consents': 'processing' };
		await play.answer(filled);
		expect(play.title()).toBe('who');
		expect(play.stage.refusals).toEqual([
			{ field: 'email', message: 'No mail.' },
			{ field: 'phone', message: 'No call.' }
		]);
	});

	test('begins anew where the quiz has other questions by now, and keeps the answers', async () => {
		const play = await aPlay(short, {
			submitted: [
				{ state: 'refused', fields: [{ path: 'answers.unknown', message: 'No such step.' }] }
			]
		});
		await play.answer({ money: 'much' });
		expect(play.title()).toBe('money');
		expect(play.stage.trouble).toBe('changed');
		expect(play.stage.value).toBe('much');
	});

	test('takes another key where this one was used for other answers', async () => {
		const play = await aPlay(short, {
			submitted: [{ state: 'reused' }, { state: 'done', value: RESULT }]
		});
		await play.answer({ money: 'much' });
		expect(new Set(play.sent.map(({ attempt }) => attempt)).size).toBe(2);
		expect(play.stage.screen.at).toBe('result');
	});

	test('counts once where another device has sent this attempt', async () => {
		const play = await aPlay(short, { shared: true, submitted: [{ state: 'reused' }] });
		await play.answer({ money: 'much' });
		expect(play.sent).toHaveLength(1);
		expect(play.stage.screen).toMatchObject({
			at: 'result',
			result: { title: 'These answers have been sent already.' }
		});
	});

	test('says so before the next answer, where another device has sent this attempt meanwhile', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'much' });
		await play.director.sentElsewhere();
		expect(play.stage.screen).toMatchObject({
			result: { title: 'These answers have been sent already.' }
		});
		expect(play.kept()).toBeNull();
		const own = await aPlay(short, { submitted: [{ state: 'failed' }] });
		await own.answer({ money: 'much' });
		await own.director.sentElsewhere();
		expect(own.stage.screen.at).toBe('sending');
	});

	test('takes another key where it was this page itself that had sent other answers', async () => {
		const play = await aPlay(short, {
			shared: true,
			submitted: [{ state: 'failed' }, { state: 'reused' }, { state: 'done', value: RESULT }]
		});
		await play.answer({ money: 'much' });
		play.director.again();
		await expect.poll(() => play.stage.screen).toMatchObject({ result: RESULT });
		expect(new Set(play.sent.map(({ attempt }) => attempt)).size).toBe(2);
	});

	test('says that the quiz is closed, and forgets the attempt', async () => {
		const play = await aPlay(short, { submitted: [{ state: 'closed', message: 'Over.' }] });
		await play.answer({ money: 'much' });
		expect(play.stage.screen).toEqual({ at: 'closed', message: 'Over.' });
		expect(play.kept()).toBeNull();
	});

	test('that fails for good can be tried again by hand', async () => {
		const play = await aPlay(short, {
			submitted: [{ state: 'failed' }, { state: 'done', value: RESULT }]
		});
		await play.answer({ money: 'much' });
		expect(play.stage.trouble).toBe('failed');
		play.director.again();
		await expect.poll(() => play.stage.screen.at).toBe('result');
	});

	test('thanks where the quiz has no result screen', async () => {
		const play = await aPlay(short, { submitted: [{ state: 'done', value: null }] });
		await play.answer({ money: 'much' });
		expect(play.stage.screen).toMatchObject({ at: 'result', result: { title: /Thank you/ } });
	});

	test('takes along what a machine wrote where people see nothing', async () => {
		const play = await aPlay(short);
		await play.answer({ money: 'much', _website: 'https://spam.example' });
		expect(play.sent[0]?.trap).toBe('https://spam.example');
	});
});

describe('after a reload', () => {
	test('goes on at the same question with the same answers, language and key', async () => {
		const before = await aPlay(aQuizFile());
		await before.director.speak('ru');
		await before.answer({ money: 'much' });
		await before.answer({ pain: '5' });
		const play = await aPlay(aQuizFile(), { tab: before.tab });
		expect(play.title()).toBe('goals');
		expect(play.stage.locale).toBe('ru');
		await play.answer({ goals: 'sales' });
		await play.answer({ email: '' });
		expect(play.sent[0]).toMatchObject({
			attempt: before.starts[0],
			answers: { money: 'much', pain: 5, goals: ['sales'], email: null }
		});
		expect(play.starts).toEqual([]);
	});

	test('goes back to where an answer does not fit the quiz any more', async () => {
		const before = await aPlay(aQuizFile());
		await before.answer({ money: 'much' });
		await before.answer({ pain: '5' });
		const changed = aQuizFile();
		const [money, pain, ...rest] = changed.steps;
		if (money?.kind !== 'single_choice' || pain?.kind !== 'rating') throw new Error('other steps');
		const play = await aPlay(
			{ ...changed, steps: [money, { ...pain, max: 4 }, ...rest] },
			{ tab: before.tab }
		);
		expect(play.title()).toBe('pain');
	});

	test('shows the result again, and keeps nothing else once the answers are stored', async () => {
		const before = await aPlay(aQuizFile());
		await before.director.speak('ru');
		await before.answer({ money: 'none' });
		expect(before.kept()).not.toBeNull();
		await before.answer();
		expect(before.kept()).toBeNull();
		const play = await aPlay(aQuizFile(), { tab: before.tab });
		expect(play.stage.screen).toEqual({ at: 'result', result: RESULT });
		expect(play.stage.locale).toBe('ru');
		expect(play.sent).toEqual([]);
	});

	test('stays on the welcome screen that was gone back to, and the way back still works', async () => {
		const before = await aPlay(aQuizFile({ welcome }));
		await before.start();
		await before.answer({ money: 'much' });
		await before.go(-2);
		const play = await aPlay(aQuizFile({ welcome }), { tab: before.tab });
		expect(play.title()).toBe('welcome');
		await play.go(2);
		expect(play.title()).toBe('pain');
		const again = await aPlay(aQuizFile({ welcome }), { tab: before.tab });
		await again.back();
		expect(again.title()).toBe('money');
	});

	test('sends what was being sent', async () => {
		const before = await aPlay(aQuizFile(), { submitted: [{ state: 'failed' }] });
		await before.answer({ money: 'none' });
		await before.answer();
		const play = await aPlay(aQuizFile(), { tab: before.tab });
		expect(play.stage.screen.at).toBe('result');
		expect(play.sent[0]?.attempt).toBe(before.starts[0]);
	});

	test('goes on from a form that was posted before the scripts were there', async () => {
		const play = await aPlay(aQuizFile(), {
			place: { path: ['money'], step: 'pain', answers: { money: 'much' }, attempt: 'posted' }
		});
		await play.answer({ pain: '5' });
		expect(play.title()).toBe('goals');
		expect(play.starts).toEqual([]);
		expect(play.kept()).toMatchObject({ attempt: 'posted', path: ['money', 'pain'] });
	});
});

describe('the browser’s own buttons', () => {
	test('back goes to the question before, with its answer, forward on again', async () => {
		const play = await aPlay(aQuizFile({ welcome }));
		await play.start();
		await play.answer({ money: 'much' });
		await play.answer({ pain: '4' });
		await play.go(-1, { goals: 'sales' });
		expect(play.title()).toBe('pain');
		expect(play.stage.value).toBe(4);
		await play.go(-1, { pain: '4' });
		expect(play.title()).toBe('money');
		await play.go(1, { money: 'much' });
		await play.go(1, { pain: '4' });
		expect(play.title()).toBe('goals');
		expect(play.stage.value).toEqual(['sales']);
		await play.go(-3);
		expect(play.title()).toBe('welcome');
		expect(play.tab.isLeft()).toBe(false);
		await play.go(-1);
		expect(play.tab.isLeft()).toBe(true);
	});

	test('and the button on the screen walk the same way: nobody goes in circles', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'much' });
		await play.answer({ pain: '4' });
		await play.back();
		await play.go(-1, { pain: '4' });
		expect(play.title()).toBe('money');
		expect(play.tab.history.length).toBe(3);
	});

	test('forward takes what stands in the form, as “Next” does', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'some' });
		await play.go(-1);
		await play.go(1, { money: 'much' });
		expect(play.title()).toBe('pain');
		expect(play.kept()?.answers).toEqual({ money: 'much' });
	});

	test('forward goes where the answers lead by now', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'much' });
		await play.answer({ pain: '4' });
		await play.go(-2);
		await play.go(2, { money: 'none' });
		expect(play.title()).toBe('email');
		await play.answer();
		expect(Object.keys(play.sent[0]?.answers ?? {})).toEqual(['money', 'email']);
	});

	test('forward stays where the answer is refused, and says why', async () => {
		const play = await aPlay(aQuizFile());
		await play.answer({ money: 'much' });
		await play.answer({ pain: '4' });
		await play.go(-1);
		await play.go(1, { pain: '' });
		expect(play.title()).toBe('pain');
		expect(play.stage.refusal?.message).toBe('Please answer this question.');
		await play.answer({ pain: '5' });
		expect(play.title()).toBe('goals');
		expect(play.tab.history.length).toBe(3);
	});

	test('back stops the sending, and the answers go out once all the same', async () => {
		const stuck = Promise.withResolvers<undefined>();
		const play = await aPlay(aQuizFile(), {
			submitted: [
				{ state: 'again', trouble: 'offline' },
				{ state: 'done', value: RESULT }
			],
			wait: () => stuck.promise
		});
		await play.answer({ money: 'none' });
		void play.answer({ email: 'anna@example.com' });
		await expect.poll(() => play.stage.trouble).toBe('offline');
		await play.go(-1);
		expect(play.title()).toBe('email');
		expect(play.stage.value).toBe('anna@example.com');
		expect(play.stage.trouble).toBeUndefined();
		stuck.resolve(undefined);
		await play.answer({ email: 'anna@example.com' });
		expect(play.stage.screen.at).toBe('result');
		expect(play.sent.map(({ attempt }) => attempt)).toEqual(Array(2).fill(play.starts[0]));
	});

	test('at the result lead out of the quiz, and forward shows the result', async () => {
		const play = await aPlay(aQuizFile({ welcome }));
		await play.start();
		await play.answer({ money: 'none' });
		await play.answer();
		await play.go(1);
		expect(play.stage.screen).toEqual({ at: 'result', result: RESULT });
		await play.go(-1);
		expect(play.stage.screen).toEqual({ at: 'result', result: RESULT });
		await play.go(-1);
		expect(play.tab.isLeft()).toBe(true);
	});

	test('do nothing to a quiz that was closed meanwhile', async () => {
		const play = await aPlay(aQuizFile(), { submitted: [{ state: 'closed', message: 'Over.' }] });
		await play.answer({ money: 'none' });
		await play.answer();
		await play.go(-1);
		expect(play.stage.screen).toEqual({ at: 'closed', message: 'Over.' });
	});
});

test('hidden fields of the address may decide on the first question', async () => {
	const file = aQuizFile();
	const [money, ...rest] = file.steps;
	if (!money) throw new Error('no steps');
	const quiz = {
		...file,
		hidden: ['known'],
		steps: [{ ...money, when: { hidden: 'known', present: false } }, ...rest]
	};
	expect((await aPlay(quiz)).title()).toBe('money');
	const play = await aPlay(quiz, { hidden: { known: 'yes' } });
	expect(play.title()).toBe('pain');
	await play.answer({ pain: '3' });
	expect(play.kept()?.hidden).toEqual({ known: 'yes' });
});

describe('a page that is closed to newcomers', () => {
	const closed = { closed: '<p>See you in May.</p>' };

	test('goes on for whoever was at the quiz, after a reload', async () => {
		const before = await aPlay(aQuizFile());
		await before.answer({ money: 'much' });
		const play = await aPlay(aQuizFile(), { tab: before.tab, ...closed });
		expect(play.title()).toBe('pain');
		await play.answer({ pain: '5' });
		await play.answer({ goals: ['leads'] });
		await play.answer({ email: 'anna@example.com' });
		expect(play.sent).toHaveLength(1);
		const again = await aPlay(aQuizFile(), { tab: before.tab, ...closed });
		expect(again.stage.screen).toEqual({ at: 'result', result: RESULT });
	});

	test('stays closed for everybody else', async () => {
		const play = await aPlay(aQuizFile(), closed);
		expect(play.title()).toBe('closed');
		expect(play.starts).toEqual([]);
	});
});

describe('what the link knows of the respondent', () => {
	const known = { name: 'Anna', email: 'anna@example.com', phone: '+442079460958' };
	const file = () => aQuizFile({ welcome, steps: [...aQuizFile().steps] });

	test('stands in the fields, and is sent only once the respondent sends it', async () => {
		const play = await aPlay(file(), { known });
		await play.start();
		await play.answer({ money: 'none' });
		expect(play.title()).toBe('email');
		expect(play.stage.value).toBe('anna@example.com');
		expect(play.kept()?.answers).toEqual({ money: 'none' });
		await play.answer({ email: 'other@example.com' });
		expect(play.sent[0]?.answers).toEqual({ money: 'none', email: 'other@example.com' });
	});

	test('stands on the first screen too, unless something is written there already', async () => {
		const fresh = await aPlay(aContactFile(), { known: { name: 'Anna' } });
		expect(fresh.stage.value).toEqual({ name: 'Anna' });
		const typed = { 'who.name': 'Ben' };
		const begun = await aPlay(aContactFile(), { known: { name: 'Anna' }, typed });
		expect(begun.stage.value).toBeUndefined();
	});

	test('is there again after a reload, but for what was answered', async () => {
		const first = await aPlay(file(), { known });
		await first.start();
		await first.answer({ money: 'none' });
		const again = await aPlay(file(), { known, tab: first.tab });
		expect(again.title()).toBe('email');
		expect(again.stage.value).toBe('anna@example.com');
		await again.back({ email: 'typed@example.com' });
		await again.answer({ money: 'none' });
		expect(again.stage.value).toBe('typed@example.com');
	});

	test('is there again after a reload where it was only typed, and is no answer yet', async () => {
		const first = await aPlay(file());
		await first.start();
		await first.answer({ money: 'none' });
		first.type({ email: 'anna@exa' });
		expect(first.kept()?.answers).toEqual({ money: 'none' });
		const again = await aPlay(file(), { tab: first.tab });
		expect(again.title()).toBe('email');
		expect(again.stage.value).toBe('anna@exa');
		expect(again.stage.shown.refusals ?? []).toEqual([]);
	});

	test('is gone from the address once the answers are stored', async () => {
		const play = await aPlay(aQuizFile(), { known });
		await play.answer({ money: 'none' });
		expect(play.tab.addresses).toEqual([]);
		await play.answer({ email: 'anna@example.com' });
		expect(play.stage.screen.at).toBe('result');
		expect(play.tab.addresses.at(-1)).toBe('/q/quiz?lang=en');
	});
});
