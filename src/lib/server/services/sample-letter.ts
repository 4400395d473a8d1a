import type { Answer } from '../../quiz/answers.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { submit } from '../../quiz/submission.ts';
import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { daysFor } from './days.ts';
import { storedQuiz } from './definition.ts';
import { finishedLetter, unfinishedLetter, type LetterQuiz, type ReadyLetter } from './letters.ts';
import { getQuiz } from './quizzes.ts';
import { resultFacts } from './response-view.ts';
import { throttle } from './throttle.ts';

export type LetterKind = 'unfinished' | 'finished';

/** A letter of the draft, as somebody would get it who answered with the samples of each question. */
export async function sampleLetter(
	app: House,
	workspace: string,
	idOrSlug: string,
	kind: LetterKind,
	asked: string | null
): Promise<Result<ReadyLetter, Problem>> {
	const found = await getQuiz(app, workspace, idOrSlug);
	if (!found.ok) return found;
	const { id: quizId, slug, definition } = found.value;
	const [day] = daysFor(app.clock.now(), undefined);
	const quiz = onDay(storedQuiz(definition), day);
	const locale = quiz.locales.find((one) => one === asked) ?? quiz.locales[0] ?? 'en';
	const letter = written(app, { workspace, quizId, slug, quiz }, kind, locale);
	return letter ? ok(letter) : fail({ code: 'not_found' });
}

function written(app: House, of: LetterQuiz, kind: LetterKind, locale: string): ReadyLetter | null {
	const answers = samplesOf(of.quiz);
	if (kind === 'unfinished') {
		return unfinishedLetter(app, of, { attemptId: SAMPLE, answers, hidden: {}, locale });
	}
	const completed = submit(of.quiz, { answers, hidden: {}, locale });
	const nothing = { total: 0, percent: 0, reachable: 0, dimensions: {} };
	return finishedLetter(
		app,
		of,
		completed.ok
			? resultFacts(completed.value, locale)
			: { ...nothing, result: of.quiz.results[0]?.id ?? null, locale, answers, hidden: {} }
	);
}

/** The attempt that a sample's links name: nobody's. */
const SAMPLE = 'sample';

function samplesOf(quiz: Quiz): Record<string, Answer> {
	const given: Record<string, Answer> = {};
	for (const step of quiz.steps) {
		const [sample] = kindOf(step).samples(step, quiz.today);
		// A file that nobody has sent cannot be named.
		if (sample !== undefined && step.kind !== 'file') given[step.id] = sample;
	}
	return given;
}

/** Mails it to whoever writes it. Resolves with the folder that it was written to, where there is no mail server. */
export async function mailSample(
	app: House,
	letter: ReadyLetter,
	{ id, email }: { id: string; email: string }
): Promise<Result<string | null, Problem>> {
	const throttled = await throttle(app, 'sample-letter:account', id);
	if (throttled) return fail(throttled);
	try {
		await app.mailer.send({ ...letter, to: [email] });
	} catch {
		return fail({ code: 'mail_failed' });
	}
	return ok(app.mailer.writesTo ?? null);
}
