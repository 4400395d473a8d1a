import type { Answer } from '$lib/quiz/answers.ts';
import { checkAnswer } from '$lib/quiz/check.ts';
import type { Quiz } from '$lib/quiz/normalise.ts';
import { onDay } from '$lib/quiz/on-day.ts';
import { daysFor } from '$lib/server/services/days.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { error, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { signedIn } from '../../../../signed-in.ts';

const requestSchema = z.object({
	answers: z.record(z.string(), z.unknown()),
	hidden: z.record(z.string(), z.string()).default({}),
	locale: z.string(),
	day: z.string().optional()
});

/** The draft that is played, and what the player has answered so far. */
export async function previewRequest(event: RequestEvent<{ id: string }>) {
	const { locals, params, request } = event;
	const found = await getQuiz(locals.app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, locals.i18n.t('error.notFound'));
	const parsed = requestSchema.safeParse(await request.json().catch(() => null));
	if (!parsed.success) error(400, locals.i18n.t('error.broken'));
	const [today] = daysFor(locals.app.clock.now(), parsed.data.day);
	const quiz = onDay(storedQuiz(found.value.definition), today);
	return { quiz, given: parsed.data, answers: checkedAnswers(quiz, parsed.data.answers) };
}

/** Those that the draft still takes. */
function checkedAnswers(quiz: Quiz, given: Readonly<Record<string, unknown>>) {
	const answers: Record<string, Answer | null> = {};
	for (const step of quiz.steps) {
		if (!Object.hasOwn(given, step.id)) continue;
		const checked = checkAnswer(step, given[step.id], quiz);
		if (checked.ok) answers[step.id] = checked.answer;
	}
	return answers;
}
