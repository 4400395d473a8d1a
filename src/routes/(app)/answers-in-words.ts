import { asSeen } from '../../lib/quiz/as-seen.ts';
import { compileQuiz } from '../../lib/quiz/compile.ts';
import { fileSize } from '../../lib/quiz/file-size.ts';
import type { Answers, HiddenFields } from '../../lib/quiz/answers.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';
import { asRead } from '../../lib/quiz/recall.ts';
import type { FileRecord } from '../../lib/server/services/uploads/response-files.ts';
import type { UiLocale } from '../../lib/i18n/locale.ts';

interface Said {
	answers: Answers;
	hidden: HiddenFields;
	path: readonly string[];
	/** In which it was said. */
	locale: string;
	files?: readonly FileRecord[];
}

/** What somebody answered, in the order of their way, in the words of the version that they took. */
export function answersInWords(quiz: Quiz, said: Said, locale: UiLocale) {
	const { steps } = compileQuiz(quiz);
	return said.path.flatMap((id) => {
		const known = steps.get(id);
		if (!known || known.step.kind === 'statement') return [];
		const answer = said.answers[id] ?? null;
		const words =
			answer === null
				? null
				: asSeen(
						known.kind.describe(known.step, answer, locale),
						known.kind.describe(known.step, answer, said.locale)
					);
		const address = answer === null ? undefined : known.kind.address?.(known.step, answer);
		const files = (said.files ?? [])
			.filter((file) => file.step === id)
			.map((file) => ({ id: file.id, name: file.name, size: fileSize(file.size, locale) }));
		return {
			step: id,
			question: questionOf(quiz, said, id, locale),
			answer: words,
			address,
			files
		};
	});
}

/** A question as its respondent read it. */
export function questionOf(
	quiz: Quiz,
	said: Pick<Said, 'answers' | 'hidden'>,
	id: string,
	locale: UiLocale
): string {
	const step = quiz.steps.find((one) => one.id === id);
	return asRead(quiz, said, locale)(step?.title) || id;
}
