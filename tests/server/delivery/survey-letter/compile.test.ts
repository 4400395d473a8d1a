import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileLetter } from '../../../../src/lib/server/delivery/survey-letter/compile.ts';
import { aLetter, aTapQuiz, PERSON, TAP_STEPS, toCompile } from '../../../support/a-letter.ts';

const links = (html: string) => Array.from(html.matchAll(/href="([^"]*)"/g), ([, url = '']) => url);

describe('a compiled letter', () => {
	test('says the person’s fields, in all its parts', () => {
		const { subject, html, text } = compileLetter(toCompile()).write(PERSON);
		expect(subject).toBe('Anna, one question');
		expect(html).toContain('Hello, Anna. You have been');
		expect(html).toContain('href="https://example.com/about?for=Anna"');
		expect(text).toContain('Hello, Anna. You have been with us for a year.');
		expect(text).toContain('about us (https://example.com/about?for=Anna)');
	});

	test('leaves out what is not known, with what led up to it', () => {
		const { subject, html, text } = compileLetter(toCompile({ locale: 'ru' })).write({
			...PERSON,
			fields: { email: 'x@example.com', name: ' \u200e\n' }
		});
		expect(subject).toBe('Здравствуйте, один вопрос');
		expect(html).toContain('Здравствуйте. Вы с нами уже <strong>год</strong>.');
		expect(text).toContain('Здравствуйте. Вы с нами уже год.');
	});

	test.each([
		['nps', 11],
		['rating', 5],
		['yesNo', 2],
		['choice', 3],
		['pictures', 3]
	] as const)('has a link for each answer of %s, in both parts', (name, count) => {
		const compiled = compileLetter(toCompile({ quiz: aTapQuiz(TAP_STEPS[name]) }));
		const { html, text } = compiled.write(PERSON);
		const wanted = links(html).filter((url) => url.startsWith(`${PERSON.answerUrl}?a=`));
		expect(new Set(wanted).size).toBe(count);
		for (const url of wanted) expect(text).toContain(url);
	});

	test('lets those who answer in own words do so on the page', () => {
		const quiz = aTapQuiz(TAP_STEPS.choice);
		const { html, text } = compileLetter(toCompile({ quiz, locale: 'ru' })).write(PERSON);
		expect(html.replace(/ style="[^"]*"/g, '')).toContain(
			`<a href="${PERSON.answerUrl}">Другой ответ</a>`
		);
		expect(text).toContain(`Другой ответ:\n${PERSON.answerUrl}`);
	});

	test('asks by a button what one tap does not answer', () => {
		const quiz = aTapQuiz({ id: 'q', kind: 'short_text', title: 'Why?' });
		const { html, text } = compileLetter(toCompile({ quiz })).write(PERSON);
		expect(html).toContain('Answer the question</a>');
		expect(text).toContain(`Answer the question:\n${PERSON.answerUrl}`);
	});

	test('has absolute addresses only, and no script, form or style from elsewhere', () => {
		for (const step of Object.values(TAP_STEPS)) {
			const { html } = compileLetter(toCompile({ quiz: aTapQuiz(step) })).write(PERSON);
			const addresses = Array.from(html.matchAll(/(?:href|src)="([^"]*)"/g), ([, url]) => url);
			expect(addresses.length).toBeGreaterThan(3);
			for (const url of addresses) expect(url).toMatch(/^https:\/\//);
			expect(html).not.toMatch(
				/<(?:script|form|input|link|iframe|svg|video)\b|url\(|@import|@font-face/i
			);
			expect(html).not.toMatch(/[\ue000-\uf8ff]|<!--(?!\[if )/);
		}
	});

	test('tells that it was opened only where that is asked for', () => {
		expect(compileLetter(toCompile()).write(PERSON).html).toContain(PERSON.openUrl);
		const { html } = compileLetter(toCompile({ opens: false })).write(PERSON);
		expect(html).not.toContain(PERSON.openUrl);
	});

	test('leads out in both parts', () => {
		const { html, text } = compileLetter(toCompile({ locale: 'ru' })).write(PERSON);
		expect(links(html)).toContain(PERSON.leaveUrl);
		expect(text).toContain(`Отписаться: ${PERSON.leaveUrl}`);
	});

	test('has its second subject, and reminders their own words', () => {
		const letter = aLetter({
			subjectB: { en: 'B', ru: 'Б' },
			reminderSubject: { en: 'Once more', ru: 'Ещё раз' },
			reminderText: { en: 'We wrote on Monday.', ru: 'Мы писали в понедельник.' }
		});
		const of = (more: object) => compileLetter(toCompile({ letter, ...more })).write(PERSON);
		expect(of({ variant: 'b' }).subject).toBe('B');
		expect(of({}).html).not.toContain('We wrote');
		expect(of({ kind: 'reminder' })).toMatchObject({
			subject: 'Once more',
			html: expect.stringContaining('We wrote on Monday.'),
			text: expect.stringMatching(/^We wrote on Monday\./)
		});
		expect(of({ kind: 'reminder' }).html).toContain('?a=10');
		const unfinished = of({ kind: 'unfinished' });
		expect(unfinished.html).not.toContain('?a=');
		expect(unfinished.text).toContain(`Continue where you stopped:\n${PERSON.answerUrl}`);
	});

	test('speaks its first language where another is not written', () => {
		const letter = aLetter({ subject: { en: 'English' } });
		expect(compileLetter(toCompile({ letter, locale: 'ru' })).write(PERSON).subject).toBe(
			'English'
		);
	});

	test('keeps what the marketer typed from being markup', () => {
		const bad = '<script>alert(1)</script>"\'&{{name|<b>x</b>}}';
		const all = { en: bad, ru: bad };
		const letter = aLetter({
			...{ subject: all, preheader: all, footer: all },
			blocks: [
				{ id: 'a', kind: 'heading', text: all },
				{ id: 'b', kind: 'text', text: all },
				{ id: 'c', kind: 'picture', src: 'https://a.example/"><b>.png', alt: all },
				{ id: 'd', kind: 'button', text: all, url: 'https://a.example/?q="><b>{{name|">}}' },
				{ id: 'e', kind: 'question', title: all }
			]
		});
		for (const fields of [{}, PERSON.fields]) {
			const { html } = compileLetter(toCompile({ letter })).write({ ...PERSON, fields });
			expect(html).not.toMatch(/<script|<b>|"">/);
		}
	});
});

/** All that is markup. */
const tagsOf = (html: string) =>
	html
		.slice(html.indexOf('</style>'))
		.replace(/"[^"]*"/g, '""')
		.match(/<[^>]*>/g)
		?.join('');

/** What must not depend on who it is written to. */
const shapeOf = ({ html, text }: { html: string; text: string }) =>
	[
		tagsOf(html),
		text.split('\n').length,
		html.split(PERSON.leaveUrl).length,
		text.split(PERSON.leaveUrl).length
	].join(' ');

const HOSTILE = [
	...['\r\nBcc: evil@example.com', '\n\nbody', '\0', '<img src=x onerror=alert(1)>', '"><script>'],
	...[
		'{{email}}',
		'{{name|x}}',
		'\ue001',
		'\ue0040\ue005',
		'\ue0041\ue005',
		'$&',
		'$1',
		"$'",
		'-->'
	],
	...[
		'<![endif]-->',
		'\u202eevil',
		'\u2028',
		'\ud800',
		'**b**',
		'[x](https://evil.example)',
		'&amp;'
	]
];

describe('fuzzed fields', () => {
	const letters = (['en', 'ru'] as const).map((locale) => {
		const letter = compileLetter(toCompile({ locale }));
		const usual = [{ name: 'Anna', email: 'Anna' }, {}].map((fields) =>
			shapeOf(letter.write({ ...PERSON, fields }))
		);
		return { letter, usual };
	});

	/** Nothing of a value may be more than words. */
	function isHarmless(value: string) {
		for (const { letter, usual } of letters) {
			const fields = { name: value, email: value, [value]: value };
			const written = letter.write({ ...PERSON, fields });
			expect(written.subject).not.toMatch(/[\p{Cc}\p{Co}\u2028\u2029\u202a-\u202e]/u);
			expect(written.subject.isWellFormed() && written.subject.length <= 200).toBe(true);
			expect(usual).toContain(shapeOf(written));
		}
	}

	test('add no header, no line and no markup: anything at all', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), isHarmless), {
			numRuns: 4000
		});
	});

	test('add no header, no line and no markup: what is meant to', () => {
		const piece = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 8 }));
		const value = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
		fc.assert(fc.property(value, isHarmless), { numRuns: 6000 });
	});

	test('are cut before they fill a letter', () => {
		const [one] = letters;
		const long = one?.letter.write({ ...PERSON, fields: { name: '🎈'.repeat(100_000) } });
		expect(long?.html.length).toBeLessThan(30_000);
		expect(long?.subject.isWellFormed()).toBe(true);
	});
});
