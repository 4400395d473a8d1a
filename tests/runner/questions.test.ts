import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/lib/quiz/check.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import { shownAt } from '../../src/lib/runner/shown.ts';
import type { Refusal } from '../../src/lib/runner/asking.ts';
import type { ResultView } from '../../src/lib/runner/result-view.ts';
import Runner from '../../src/lib/runner/Runner.svelte';
import { Stage } from '../../src/lib/runner/stage.svelte.ts';
import { wholeShelf } from '../../src/lib/runner/whole-shelf.ts';
import { writtenQuiz } from '../../src/lib/runner/written-quiz.ts';
import { TODAY } from '../support/a-day.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { postedFields } from '../support/posted-fields.ts';

const quiz = publicQuiz(onDay(normaliseQuiz(everyKindFile()), TODAY));
const steps = quiz.steps.map((step) => ({ ...step, name: step.kind }));

interface Shown {
	draft?: unknown;
	refusals?: Refusal[];
	locale?: string;
}

/** The page's markup with this step on it. */
function markup(
	step: string,
	{ draft, refusals, locale = 'en' }: Shown = {},
	shown = quiz
): string {
	const place = { path: [], step, answers: {}, hidden: {} };
	const stage = new Stage(
		{
			...writtenQuiz(shown),
			slug: 'every-kind',
			locale,
			embed: false,
			hiddenNames: [],
			place,
			files: ['1', '2'].map((digit) => ({
				id: `upl_${digit.repeat(32)}`,
				name: `План ${digit}.pdf`,
				size: 1000
			})),
			shown: shownAt(shown, place, locale, kindOf, { draft, refusals })
		},
		wholeShelf
	);
	return render(Runner, { props: { stage } }).body;
}

describe.each(steps)('the fields of $name', (step) => {
	const kind = kindOf(step);

	test.each(kind.samples(step, TODAY).map((sample) => [JSON.stringify(sample), sample]))(
		'hold the answer %s, and post it back as the same',
		(_, sample) => {
			const raw = kind.read(step, postedFields(markup(step.id, { draft: sample })));
			expect(checkAnswer(step, raw, quiz)).toEqual({ ok: true, answer: sample });
		}
	);

	test('are empty at first: nothing is chosen or ticked for the respondent', () => {
		const raw = kind.read(step, postedFields(markup(step.id)));
		const checked = checkAnswer(step, raw, { ...quiz, consents: [] });
		const codes = checked.ok ? [] : checked.problems.map(({ code }) => code);
		expect(checked.ok ? checked.answer : null).toBeNull();
		const missing: string[] = ['required', 'missing_field'];
		expect(codes.filter((code) => !missing.includes(code))).toEqual([]);
	});

	test('are named by the title of the step', () => {
		if (step.kind === 'statement' || step.kind === 'consent') return;
		expect(markup(step.id)).toMatch(/aria-labelledby="title[ "]/);
	});

	test('say when they are refused, and where', () => {
		const html = markup(step.id, { refusals: [{ message: 'Not like this.' }] });
		expect(html).toMatch(/<p class="error[^"]*" id="error" role="alert">Not like this\./);
	});

	test('speak Russian where the respondent does', () => {
		const html = markup(step.id, { locale: 'ru' });
		expect(html).toMatch(/<h1[^>]*>[^<]*[а-я]/i);
		expect(html).not.toMatch(/>\s*(Next|Back|optional|Choose)/);
	});
});

test('what a respondent typed stays text wherever it is recalled', () => {
	const place = {
		path: ['short'],
		step: 'long',
		answers: { short: '<b onclick="x()">' },
		hidden: {}
	};
	const shown = shownAt(quiz, place, 'en', kindOf);
	const stage = new Stage(
		{ ...writtenQuiz(quiz), slug: 's', locale: 'en', embed: false, hiddenNames: [], place, shown },
		wholeShelf
	);
	const { body } = render(Runner, { props: { stage } });
	expect(body).toContain('Tell us more, &lt;b onclick="x()"');
	expect(stage.sayHtml('<p>Dear {{short}}</p>')).toBe(
		'<p>Dear &#60;b onclick=&#34;x()&#34;&#62;</p>'
	);
});

/** The label of the button that goes on. */
const onward = (html: string) => /value="next"[^>]*>\s*([^<]+?)\s*</.exec(html)?.[1];

test('the button of the last step sends, unless the author has words of their own for it', () => {
	expect(onward(markup('contact'))).toBe('Next');
	expect(onward(markup('consent'))).toBe('Send');
	expect(onward(markup('consent', { locale: 'ru' }))).toBe('Отправить');
	const end = { id: 'bye', kind: 'statement', title: 'Bye', button: 'See my result' } as const;
	const told = everyKindFile({ steps: [...everyKindFile().steps, end] });
	expect(onward(markup('bye', {}, publicQuiz(normaliseQuiz(told))))).toBe('See my result');
});

describe('the length of a text', () => {
	const limited = (kind: 'short_text' | 'long_text') =>
		publicQuiz(
			normaliseQuiz({
				title: 'Limits',
				steps: [{ id: 'text', kind, title: 'Text', minLength: 10, maxLength: 50 }]
			})
		);
	const said = (kind: 'short_text' | 'long_text', draft: string, locale = 'en') =>
		/id="limit"[^>]*>([^<]*)</.exec(markup('text', { draft, locale }, limited(kind)))?.[1];

	test.each(['short_text', 'long_text'] as const)('is told for a %s where it matters', (kind) => {
		expect(said(kind, '')).toBe('At least 10 characters.');
		expect(said(kind, ' 123456789 ')).toBe('1 character to go');
		expect(said(kind, 'x'.repeat(20))).toBe('');
		expect(said(kind, 'x'.repeat(40))).toBe('10 characters left');
		expect(said(kind, 'x'.repeat(52))).toBe('2 characters too many');
		expect(markup('text', {}, limited(kind))).toMatch(/aria-describedby="[^"]*\blimit"/);
	});

	test.each([
		['', 'Не меньше 10 символов.'],
		['x'.repeat(9), 'Ещё 1 символ'],
		['x'.repeat(48), 'Осталось 2 символа'],
		['x'.repeat(51), 'Лишний 1 символ'],
		['x'.repeat(55), 'Лишних 5 символов']
	])('is told in Russian as people say it: %s', (draft, words) => {
		expect(said('short_text', draft, 'ru')).toBe(words);
	});
});

test.each([
	['US', 'en', 'placeholder="212 555 0123"'],
	['CA', 'ru', 'placeholder="212 555 0123"'],
	['GB', 'ru', 'placeholder="20 7946 0958"'],
	[undefined, 'ru', 'placeholder="900 123-45-67"'],
	['CH', 'en', 'name="phone" value="" enterkeyhint'],
	// Written for everybody: who knows where they are.
	[undefined, 'en', 'name="phone" value="" enterkeyhint']
])(
	'a phone number of %s, read in %s, has an example of that country’s or none',
	(country, locale, like) => {
		const asked = quiz.steps.map((step) =>
			step.kind === 'phone' ? { ...step, country, placeholder: undefined } : step
		);
		expect(markup('phone', { locale }, { ...quiz, steps: asked })).toContain(like);
		const own = quiz.steps.map((step) =>
			step.kind === 'phone' ? { ...step, country, placeholder: 'With the code' } : step
		);
		const shown = markup('phone', { locale }, { ...quiz, steps: own });
		expect(shown).toContain('placeholder="With the code"');
	}
);

describe('the result', () => {
	const ended = (result: ResultView, locale = 'en') => {
		const place = { path: [], step: null, answers: {}, hidden: {} };
		const shown = shownAt(quiz, place, locale, kindOf);
		const page = { slug: 's', locale, embed: false, hiddenNames: [], place, shown, result };
		const stage = new Stage({ ...writtenQuiz(quiz), ...page }, wholeShelf);
		return render(Runner, { props: { stage } }).body;
	};
	const base = { id: 'r', title: 'Your estimate', text: '<p>What it means.</p>' };

	test('says the figure that people came for before anything about it', () => {
		const html = ended({ ...base, amounts: [{ title: 'Price', text: '€9,000' }] });
		expect(html.indexOf('€9,000')).toBeGreaterThan(html.indexOf('Your estimate'));
		expect(html.indexOf('€9,000')).toBeLessThan(html.indexOf('What it means.'));
	});

	test.each([
		[{ score: -1.5 }, 'en', '−1.5'],
		[{ percent: 62.54 }, 'ru', '62,5\u00a0%'],
		[{ score: 12, outOf: 20, percent: 60 }, 'en', '12 of 20 · 60%'],
		[{ score: 12, outOf: 20, percent: 60 }, 'ru', '12 из 20 · 60\u00a0%']
	])('writes the score %j in %s as “%s”', (figures, locale, words) => {
		expect(ended({ ...base, ...figures }, locale)).toContain(`>${words}</strong>`);
	});
});

test('how many may be chosen is said, unless the author has said it', () => {
	expect(markup('several')).toContain('Choose up to 2.');
	const told = everyKindFile();
	const steps = told.steps.map((step) => ({ ...step, text: 'One or two.' }));
	const file = publicQuiz(normaliseQuiz({ ...told, steps }));
	expect(markup('several', {}, file)).not.toContain('Choose up to 2.');
});
