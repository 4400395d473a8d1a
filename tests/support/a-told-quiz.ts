import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { everyKindFile } from './every-kind-file.ts';

/** One step of each kind, and what else conditions ask about: hidden fields, two scores and an amount. */
export function aToldQuiz(overrides: Partial<QuizFile> = {}): Quiz {
	return normaliseQuiz(
		everyKindFile({
			hidden: ['campaign', 'src'],
			dimensions: [
				{ id: 'need', title: { en: 'Need', ru: 'Потребность' } },
				{ id: 'fit', title: { en: 'Fit', ru: 'Соответствие' } },
				{ id: 'price', title: { en: 'Price', ru: 'Цена' }, amount: { currency: 'EUR' } }
			],
			...overrides
		})
	);
}
