import { escapeHtml, markdown } from '../../quiz/markdown.ts';
import { fillText, type FillContext } from '../../quiz/fill.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { recallContext } from '../../quiz/recall.ts';
import { bonusView, type BonusView } from '../../quiz/bonus-view.ts';
import { resultView, type ResultFacts, type ResultView } from '../../quiz/result-view.ts';
import { resultWords } from '../../quiz/result-words.ts';
import { inLocale, type Text } from '../../quiz/text.ts';
import { letterWords } from '../delivery/email/letter-words.ts';
import {
	respondentLetter,
	type LetterPart,
	type RespondentLetter
} from '../delivery/email/respondent-letter.ts';
import type { House } from '../house.ts';
import { lettersOf, type LetterListed } from '../storage/queries/letters.ts';
import type { LetterRow, PartialRow } from '../storage/store.ts';
import { withoutNul } from '../storage/without-nul.ts';
import type { Judged } from './judge.ts';
import { linkTo } from './link-token.ts';
import { resultFacts } from './response-view.ts';

/** A letter as it leaves the house. */
export type ReadyLetter = ReturnType<typeof respondentLetter>;

/** The quiz that a letter is about. */
export interface LetterQuiz {
	workspace: string;
	quizId: string;
	slug: string;
	quiz: Quiz;
}

/** To somebody who stopped; null where the quiz writes none. */
export function unfinishedLetter(
	app: Pick<House, 'config' | 'secret' | 'clock'>,
	live: LetterQuiz,
	{
		attemptId,
		answers,
		hidden,
		locale
	}: Pick<PartialRow, 'attemptId' | 'answers' | 'hidden' | 'locale'>
): ReadyLetter | null {
	const { quiz } = live;
	const letter = quiz.letters?.unfinished;
	if (!letter) return null;
	const words = letterWords(locale);
	const say = sayer(quiz, locale, recallContext(quiz, { answers, hidden }, locale));
	const url = linkTo(app, 'resume', live, attemptId);
	return respondentLetter({
		locale,
		subject: say.text(letter.subject),
		parts: [{ ...say.part(letter.text), button: { text: words.goOn, url } }],
		why: words.unfinishedWhy(say.text(quiz.title), hostOf(app)),
		leave: { text: words.forget, url: linkTo(app, 'forget', live, attemptId) }
	});
}

/** To somebody who finished; null where the quiz writes none. */
export function finishedLetter(
	app: Pick<House, 'config'>,
	{ quiz }: Pick<LetterQuiz, 'quiz'>,
	facts: ResultFacts
): ReadyLetter | null {
	const letter = quiz.letters?.finished;
	if (!letter) return null;
	const { locale } = facts;
	const words = letterWords(locale);
	const told = resultWords(quiz, facts);
	const say = sayer(quiz, locale, told.context());
	const url = told.address(letter.button?.url);
	const button =
		letter.button && url
			? { text: say.text(letter.button.text), url: outside(app, url) }
			: undefined;
	const result = letter.result ? resultView(quiz, facts) : null;
	const bonus = letter.bonus ? bonusView(quiz, facts) : undefined;
	const ready: RespondentLetter = {
		locale,
		subject: say.text(letter.subject),
		parts: [
			{ ...say.part(letter.text), button },
			...(result ? [resultPart(app, result, locale)] : []),
			...(bonus?.state === 'given' ? [bonusPart(app, bonus)] : [])
		],
		why: words.finishedWhy(say.text(quiz.title), hostOf(app))
	};
	return respondentLetter(ready);
}

/** To whoever left an email, where the quiz writes to those who finished. */
export function letterToFinisher(
	app: Pick<House, 'config' | 'ids' | 'clock'>,
	live: LetterQuiz,
	{ attempt, startedAt }: { attempt?: string | undefined; startedAt?: number | undefined },
	{
		completed,
		contact,
		locale,
		id,
		createdAt
	}: Pick<Judged, 'completed' | 'contact' | 'locale'> & { id: string; createdAt: number }
): LetterRow | null {
	const recipient = contact?.email;
	if (!recipient || !live.quiz.letters?.finished) return null;
	const taken = startedAt === undefined ? undefined : createdAt - startedAt;
	const letter = finishedLetter(app, live, resultFacts(completed, locale, taken));
	const attemptId = withoutNul(attempt ?? id);
	const to = { kind: 'finished', attemptId, responseId: id, recipient, locale } as const;
	return letter && letterRow(app, live, letter, to);
}

/** A letter as it waits to be sent. */
export function letterRow(
	app: Pick<House, 'ids' | 'clock'>,
	{ workspace, quizId }: Pick<LetterQuiz, 'workspace' | 'quizId'>,
	letter: ReadyLetter,
	to: Pick<LetterRow, 'kind' | 'attemptId' | 'responseId' | 'recipient' | 'locale'>
): LetterRow {
	const now = app.clock.now();
	return {
		id: app.ids.next('let'),
		workspaceId: workspace,
		quizId,
		...to,
		leadId: null,
		...letter,
		state: 'queued',
		attempts: 0,
		nextAttemptAt: now,
		leaseOwner: null,
		leaseUntil: null,
		error: null,
		createdAt: now,
		finishedAt: null
	};
}

/** What somebody was written, newest first. */
export function lettersTo(
	app: Pick<House, 'store'>,
	workspace: string,
	of: Parameters<typeof lettersOf>[2]
): Promise<LetterListed[]> {
	return lettersOf(app.store, workspace, of);
}

/** The result screen, as far as a letter can show it. */
function resultPart(app: Pick<House, 'config'>, result: ResultView, locale: string): LetterPart {
	const words = letterWords(locale);
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
	const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
	const { score, outOf, percent } = result;
	const points = score === undefined ? '' : number.format(score);
	const facts = [
		...(result.amounts ?? []).map(({ title, text }) => `${title}: ${text}`),
		points && `${words.score}: ${points}${outOf === undefined ? '' : ` / ${number.format(outOf)}`}`,
		percent !== undefined && !points ? `${words.score}: ${share.format(percent / 100)}` : ''
	].filter((line) => line !== '');
	const button =
		result.button ?? (result.redirect && { text: words.further, url: result.redirect });
	const html = facts.map((line) => `<p><strong>${escapeHtml(line)}</strong></p>`).join('');
	return {
		title: result.title,
		html: html + (result.text ?? ''),
		text: [...facts, textOf(result.text ?? '')].filter(Boolean).join('\n\n'),
		button: button ? { ...button, url: outside(app, button.url) } : undefined
	};
}

function bonusPart(
	app: Pick<House, 'config'>,
	{ title, text, code, button }: BonusView
): LetterPart {
	const lines = code === undefined ? '' : `<p><strong>${escapeHtml(code)}</strong></p>`;
	return {
		title,
		html: text + lines,
		text: [textOf(text), code].filter(Boolean).join('\n\n'),
		button: button && { ...button, url: outside(app, button.url) }
	};
}

/** The quiz's words in one language, filled. */
function sayer({ locales }: Quiz, locale: string, context: FillContext) {
	const words = (text: Text) => inLocale(text, locale, locales);
	return {
		text: (text: Text) => fillText(words(text), context),
		part: (text: Text): LetterPart => ({
			// Markup is made before answers are filled in: what respondents type stays text.
			html: fillText(markdown(words(text)), { ...context, encode: escapeHtml }),
			text: fillText(textOf(markdown(words(text))), context)
		})
	};
}

/** Our own small set of tags as text. */
function textOf(html: string): string {
	return html
		.replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2 ($1)')
		.replace(/<li>/g, '- ')
		.replace(/<br>|<\/li>/g, '\n')
		.replace(/<\/p>|<\/ul>/g, '\n\n')
		.replace(/<[^>]+>/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&')
		.trim();
}

/** Where it leads from outside of the house's own pages. */
function outside({ config }: Pick<House, 'config'>, url: string): string {
	return url.startsWith('/') ? `${config.origin}${url}` : url;
}

function hostOf({ config }: Pick<House, 'config'>): string {
	return new URL(config.origin).host;
}
