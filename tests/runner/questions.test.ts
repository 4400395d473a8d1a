import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/lib/quiz/check.ts';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import { shownAt } from '../../src/lib/runner/shown.ts';
import type { Refusal } from '../../src/lib/runner/asking.ts';
import Runner from '../../src/lib/runner/Runner.svelte';
import { Stage } from '../../src/lib/runner/stage.svelte.ts';
import { wholeShelf } from '../../src/lib/runner/whole-shelf.ts';
import { writtenQuiz } from '../../src/lib/runner/written-quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { postedFields } from '../support/posted-fields.ts';

const quiz = publicQuiz(normaliseQuiz(everyKindFile()));
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
			shown: shownAt(shown, place, locale, { draft, refusals })
		},
		wholeShelf
	);
	return render(Runner, { props: { stage } }).body;
}

describe.each(steps)('the fields of $name', (step) => {
	const kind = kindOf(step);

	test.each(kind.samples(step).map((sample) => [JSON.stringify(sample), sample]))(
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
		expect(['', 'required', 'missing_field']).toContain(codes.join());
	});

	test('are named by the title of the step', () => {
		if (step.kind === 'statement' || step.kind === 'consent') return;
		expect(markup(step.id)).toContain('aria-labelledby="title"');
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
	const shown = shownAt(quiz, place, 'en');
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

test('how many may be chosen is said, unless the author has said it', () => {
	expect(markup('several')).toContain('Choose up to 2.');
	const told = everyKindFile();
	const steps = told.steps.map((step) => ({ ...step, text: 'One or two.' }));
	const file = publicQuiz(normaliseQuiz({ ...told, steps }));
	expect(markup('several', {}, file)).not.toContain('Choose up to 2.');
});
