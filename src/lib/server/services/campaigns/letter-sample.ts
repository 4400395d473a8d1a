import { fillText } from '../../../quiz/fill.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { inLocale } from '../../../quiz/text.ts';
import { compileLetter } from '../../delivery/survey-letter/compile.ts';
import type { LetterToCompile } from '../../delivery/survey-letter/view.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { throttle } from '../throttle.ts';
import { campaignQuiz } from './campaign-quiz.ts';
import { getCampaign, type Campaign } from './campaigns.ts';
import { senderOf } from './survey-letters.ts';

/** Which of the many letters of a survey is looked at. */
export interface SampleAsked {
	locale: string;
	variant: 'a' | 'b';
	kind: LetterToCompile['kind'];
	/** Somebody of whom everything is known, or nothing but the address. */
	who: 'known' | 'unknown';
}

/** A letter as somebody would get it; its links lead to the page that says that it was a test. */
export interface SampleLetter {
	locale: string;
	subject: string;
	preheader: string;
	html: string;
	text: string;
	from: { name: string; address: string | undefined };
	/** Of the HTML: bytes. */
	size: number;
}

/** What is known of nobody. */
const SAMPLES = {
	en: {
		...{ name: 'Anna', email: 'anna@example.com', company: 'Silver Ltd', role: 'Director' },
		...{ city: 'London', phone: '+44 20 7946 0000' }
	},
	ru: {
		...{ name: 'Анна', email: 'anna@example.com', company: 'ООО «Сильвер»', role: 'директор' },
		...{ city: 'Москва', phone: '+7 495 000-00-00' }
	}
};

/** The letter of a survey as it is saved. */
export async function sampleSurveyLetter(
	app: House,
	workspace: string,
	id: string,
	asked: SampleAsked
): Promise<Result<SampleLetter, Problem>> {
	const drawn = await drawSample(app, workspace, id, asked);
	return drawn.ok ? ok(drawn.value.sample) : drawn;
}

/** With who sends it, as those who get it see it. */
async function drawSample(
	app: House,
	workspace: string,
	id: string,
	asked: SampleAsked
): Promise<Result<{ sample: SampleLetter; sender: ReturnType<typeof senderOf> }, Problem>> {
	const found = await getCampaign(app, workspace, id);
	if (!found.ok) return found;
	const { letter } = found.value;
	const quiz = await campaignQuiz(app, workspace, found.value);
	if (!quiz.ok) return quiz;
	const [first = 'en'] = letter.locales;
	const locale = letter.locales.find((one) => one === asked.locale) ?? first;
	const { origin } = app.config;
	const { variant, kind } = asked;
	const compiled = compileLetter({
		...{ letter, quiz: quiz.value, locale, variant, kind, origin, opens: false }
	});
	const fields = sampleOf(locale, asked.who);
	const test = `${origin}/letter-test`;
	const written = compiled.write({
		...{ fields, answerUrl: test, leaveUrl: `${test}?leave`, openUrl: '' }
	});
	const preheader = inLocale(letter.preheader, locale, letter.locales);
	const sample = {
		...written,
		locale,
		preheader: fillText(preheader, { answers: fields }),
		from: { name: compiled.senderName, address: letter.sender.email },
		size: Buffer.byteLength(written.html)
	};
	return ok({ sample, sender: senderOf(app, found.value, compiled) });
}

function sampleOf(locale: string, who: SampleAsked['who']): Record<string, string> {
	const all = SAMPLES[locale.startsWith('ru') ? 'ru' : 'en'];
	return who === 'known' ? all : { email: all.email };
}

const MARK = { en: '[Test]', ru: '[Проверка]' };

/**
 * Mails it to whoever writes it, marked as a test. Resolves with the folder that it was written to, where there is no mail
 * server.
 */
export async function mailSurveySample(
	app: House,
	workspace: string,
	campaign: Campaign['id'],
	asked: SampleAsked,
	{ id, email }: { id: string; email: string }
): Promise<Result<string | null, Problem>> {
	const drawn = await drawSample(app, workspace, campaign, asked);
	if (!drawn.ok) return drawn;
	const throttled = await throttle(app, 'sample-letter:account', id);
	if (throttled) return fail(throttled);
	const { sample, sender } = drawn.value;
	const { subject, html, text, locale } = sample;
	const marked = `${MARK[locale.startsWith('ru') ? 'ru' : 'en']} ${subject}`;
	try {
		await app.mailer.send({ to: [email], subject: marked, html, text, ...sender });
	} catch {
		return fail({ code: 'mail_failed' });
	}
	return ok(app.mailer.writesTo ?? null);
}
