import type { I18n } from '../../../../../lib/i18n/i18n.ts';
import type { Quiz } from '../../../../../lib/quiz/normalise.ts';
import type { FoundPartial } from '../../../../../lib/server/services/partials.ts';
import { questionOf } from '../../../answers-in-words.ts';

type Said = Pick<FoundPartial['partial'], 'answers' | 'hidden' | 'path' | 'step'>;

/** How far somebody came: the step they stand at; where all are asked on one page, how many they have answered. */
export function whereStopped(
	{ t, locale }: Pick<I18n, 't' | 'locale'>,
	quiz: Quiz,
	said: Said
): { at: string; passed: number } {
	const { path, step } = said;
	if (quiz.layout === 'page') {
		const { answered, count } = onPage(quiz, said);
		return { at: t('unfinished.onPage', { answered, count }), passed: answered };
	}
	if (step !== null) return { at: questionOf(quiz, said, step, locale), passed: path.length };
	return { at: t(path.length === 0 ? 'unfinished.first' : 'unfinished.last'), passed: path.length };
}

/** Of a page, the path is all that is asked there. */
function onPage({ steps }: Quiz, { answers, path }: Said) {
	const asked = steps.filter(({ id, kind }) => path.includes(id) && kind !== 'statement');
	const answered = asked.filter(({ id }) => Object.hasOwn(answers, id) && answers[id] !== null);
	return { answered: answered.length, count: asked.length };
}
