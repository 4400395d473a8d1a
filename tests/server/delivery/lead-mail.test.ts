import { describe, expect, test } from 'vitest';
import { leadMail } from '../../../src/lib/server/delivery/email/lead-mail.ts';
import { deliveriesFor, NO_DESK } from '../../../src/lib/server/delivery/events.ts';
import type { LeadEventData } from '../../../src/lib/server/delivery/payload.ts';
import { timeSortedIds } from '../../../src/lib/server/ids.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import type { Quiz } from '../../../src/lib/quiz/normalise.ts';
import { submit } from '../../../src/lib/quiz/submission.ts';
import { systemRandom } from '../../../src/lib/server/random.ts';
import type { DestinationRow } from '../../../src/lib/server/storage/store.ts';
import { templateOf } from '../../quizzes/template.ts';
import { aWebhookDestination } from '../../support/a-delivery.ts';
import { aLead } from '../../support/a-lead.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const ORIGIN = 'https://quiz.example.com';
const clock = fakeClock();
const HOT = {
	goal: ['routine', 'costs'],
	impact: 'losing',
	role: 'decide',
	budget: 'approved',
	budget_size: 'middle',
	timeline: 'quarter',
	company_size: 'up_to_50',
	contact: { name: 'Анна <Петрова>', email: 'anna@example.com', consents: ['processing'] }
};

/** The option of the budget's size that is answered with: in euros and in roubles. */
const SUM = sumOf('budget_size', 'middle');

function sumOf(step: string, option: string): Readonly<Record<string, string>> {
	const asked = templateOf('bant').steps.find(({ id }) => id === step);
	const options = asked && 'options' in asked ? asked.options : [];
	const text = options.find(({ id }) => id === option)?.text;
	if (typeof text !== 'object') throw new Error('It is written in both languages.');
	return text;
}

/** Asks a person who answers in Russian, and tells a destination. */
function told(
	destination: Partial<DestinationRow>,
	quiz: Quiz = templateOf('bant'),
	answers: Record<string, unknown> = HOT
): LeadEventData {
	const hidden = { utm_campaign: 'весна' };
	const completed = submit(quiz, { answers, hidden, locale: 'ru' });
	if (!completed.ok) throw new Error(JSON.stringify(completed.problem));
	const [row] = deliveriesFor({
		workspace: 'ws_1',
		ids: timeSortedIds(clock, systemRandom),
		now: clock.now(),
		origin: ORIGIN,
		response: {
			id: 'resp_1',
			quiz: { id: 'quiz_1', slug: 'bant', version: 3, definition: quiz },
			locale: 'ru',
			createdAt: clock.now(),
			source: 'newsletter',
			files: [],
			completed: completed.value
		}
	})(
		{ before: null, after: aLead(), segmentChanged: true, other: null },
		[aWebhookDestination({ segments: null, ...destination })],
		NO_DESK
	);
	if (!row) throw new Error('nothing was told');
	const event: { data: LeadEventData } = JSON.parse(row.payload);
	return event.data;
}

function mailIn(locale: 'en' | 'ru', data = told({ kind: 'email', locale })) {
	const to = ['sales@example.com'];
	const mail = leadMail({ data, to, locale, messageId: '<msg@x>', origin: ORIGIN });
	return { ...mail, html: mail.html ?? '' };
}

const spaces = (text: string) => text.replace(/\s/g, ' ');

describe('the mail of a lead', () => {
	test('is in its reader’s language, whatever the respondent spoke', () => {
		const { subject, text: whole } = mailIn('en');
		// A sum is told as it was seen.
		const text = whole.replaceAll(SUM['ru'] ?? '', SUM['en'] ?? '');
		expect(subject).toBe('Hot: ready to talk · Анна <Петрова>, 92.5% · Project readiness');
		expect(text).toContain('Is there a budget for it?\n  Yes, it is approved');
		expect(text.replaceAll('Анна <Петрова>', '').match(/[а-яё]+/gi)).toEqual(
			// The campaign is called so; the consent is proof, in the words that were agreed to.
			expect.arrayContaining(['весна'])
		);
		expect(text.split('Consents')[0]?.replace(/Анна <Петрова>|весна/g, '')).not.toMatch(/[а-яё]/i);
	});

	test('says whose the lead is and what became of it, where that is known', () => {
		const data = told({ kind: 'email', locale: 'en' });
		expect(mailIn('en', data).text).not.toMatch(/^(Owner|Outcome): /m);
		const lead = data.lead && {
			...data.lead,
			owner: { id: 'usr_1', name: 'Vera', email: 'vera@example.com' },
			outcome: { outcome: 'won' as const, value: 1200, currency: 'EUR', at: null }
		};
		const { text } = mailIn('en', { ...data, lead });
		expect(text).toContain('Owner: Vera\nOutcome: Won, €1,200.00');
	});

	test('tells sums as the respondent saw them, where the quiz’s languages name others', () => {
		expect(SUM['ru']).toContain('₽');
		const { text, html } = mailIn('en');
		expect(text).toContain(`\n  ${SUM['ru']}\n`);
		expect(text).not.toContain(SUM['en']);
		expect(html).toContain(SUM['ru']);
	});

	test('keeps the quiz’s language where it does not speak the reader’s', () => {
		const quiz = normaliseQuiz({
			title: 'Опрос',
			locales: ['ru'],
			steps: [
				{
					id: 'size',
					kind: 'single_choice',
					title: 'Сколько вас?',
					options: [{ id: 'few', text: 'Мало', points: 5 }]
				},
				{ id: 'mail', kind: 'email', title: 'Почта' }
			],
			segments: [{ id: 'hot', title: 'Горячий', temperature: 'hot', result: 'end' }],
			results: [{ id: 'end', title: 'Спасибо' }]
		});
		const answers = { size: 'few', mail: 'anna@example.com' };
		const { text } = mailIn('en', told({ kind: 'email', locale: 'en' }, quiz, answers));
		expect(text).toContain('Answers\nСколько вас?\n  Мало');
		expect(text).toContain('Language: Russian');
	});

	test('names the files of an answer with their sizes and addresses, and what they are called stays text', () => {
		const data = told({ kind: 'email', locale: 'ru' });
		const file = {
			id: 'upl_1',
			step: 'role',
			name: '<b>план.pdf',
			size: 1_572_864,
			type: 'application/pdf',
			url: `${ORIGIN}/files/upl_1`
		};
		const filed = { ...data, response: { ...data.response, files: [file] } };
		const { text, html } = mailIn('ru', filed);
		expect(spaces(text)).toContain(`<b>план.pdf (1,5 МБ) ${ORIGIN}/files/upl_1`);
		expect(html).toMatch(/<a href="[^"]*\/files\/upl_1"[^>]*>&lt;b&gt;план\.pdf<\/a>/);
	});

	test('says the percentage alike in subject and body', () => {
		const { subject, text, html } = mailIn('ru');
		for (const part of [subject, text, html]) expect(spaces(part)).toContain('92,5 %');
	});

	test('says where the lead came from, when, and what they agreed to', () => {
		const { text, html } = mailIn('en');
		expect(spaces(text)).toMatch(
			/Origin Received: Jan 15, 2026, 12:00 PM UTC Source: newsletter Language: Russian utm_campaign: весна/
		);
		expect(text).toMatch(/Consents\n- Personal data: .+персональных данных/);
		for (const words of ['newsletter', 'весна', 'Personal data']) expect(html).toContain(words);
	});

	test('is a call, a letter and a look at the lead away', () => {
		const { html, text } = mailIn('ru');
		for (const href of [
			'tel:+79161234567',
			'mailto:anna@example.com',
			`${ORIGIN}/leads/lead_1`,
			`${ORIGIN}/responses/resp_1`
		]) {
			expect(html).toContain(`href="${href}"`);
		}
		expect(text).toContain(`Открыть лид: ${ORIGIN}/leads/lead_1`);
	});

	test('holds what people typed as text, never as markup', () => {
		const { html } = mailIn('ru');
		expect(html).toContain('Анна &lt;Петрова&gt;');
		expect(html).not.toContain('<Петрова>');
	});

	test('fills in what a question recalls', () => {
		const quiz = normaliseQuiz({
			title: 'Recall',
			locales: ['ru'],
			steps: [
				{ id: 'name', kind: 'short_text', title: 'Имя?' },
				{
					id: 'team',
					kind: 'number',
					title: '{{name}}, сколько вас?',
					bands: [{ from: 1, points: 5 }]
				},
				{ id: 'mail', kind: 'email', title: 'Почта' }
			],
			segments: [{ id: 'hot', title: 'Горячий', temperature: 'hot', result: 'end' }],
			results: [{ id: 'end', title: 'Спасибо' }]
		});
		const answers = { name: 'Анна', team: 5, mail: 'anna@example.com' };
		const { text, html } = mailIn('ru', told({ kind: 'email', locale: 'ru' }, quiz, answers));
		expect(text.match(/Анна, сколько вас\?/g)).toHaveLength(2);
		expect(`${text}${html}`).not.toContain('{{');
	});
});

test('a webhook beside a mail gets the words that the respondent saw', () => {
	const data = told({ kind: 'webhook', locale: 'en' });
	expect(data.response).toMatchObject({
		source: 'newsletter',
		quiz: { title: 'Готовность проекта' }
	});
	expect(data.receipt.lines[0]?.question).toMatchObject({
		en: expect.any(String),
		ru: expect.any(String)
	});
});
