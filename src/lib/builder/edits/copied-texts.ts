import type { QuizFile } from '../../quiz/quiz.ts';
import { textSchema } from '../../quiz/schema-parts.ts';
import type { Text } from '../../quiz/text.ts';
import { valueAt, withValue } from '../diagnosis/fixes/places.ts';
import { written } from './texts.ts';

/** The quiz with these texts begun in one language: by the words of the first of the others that has any. */
export function withCopies(quiz: QuizFile, locale: string, paths: readonly string[]): QuizFile {
	return paths.reduce((now, path) => {
		const text = textAt(now, path);
		const words = (quiz.locales ?? []).map((other) =>
			other === locale ? '' : written(text, other)
		);
		const copy = words.find((one) => one.trim() !== '');
		if (typeof text !== 'object' || copy === undefined || written(text, locale).trim() !== '')
			return now;
		return withValue(now, path, { ...text, [locale]: copy });
	}, quiz);
}

/** Undefined where no text lies there. */
export function textAt(quiz: QuizFile, path: string): Text | undefined {
	const parsed = textSchema.safeParse(valueAt(quiz, path));
	return parsed.success ? parsed.data : undefined;
}
