import type { I18n } from '$lib/i18n/i18n.ts';
import {
	importProblemText,
	importQuiz,
	lossText,
	type Format,
	type Kept
} from '$lib/quiz/import.ts';
import { inLocale } from '$lib/quiz/text.ts';
import type { FileRefusal } from '../quiz-file.ts';

/** A quiz made of another product's file, or of one of ours that is too long: what would be created, and what it does without. */
export interface ForeignReport {
	from: Format;
	title: string;
	kept: Kept;
	losses: string[];
	/** The quiz file, as JSON. */
	text: string;
}

/** Null for a quiz file of ours that is taken as it is, and for what only our own reader can say something about. */
export function foreignQuiz(
	source: unknown,
	{ locale }: I18n
): { report: ForeignReport } | { refusal: FileRefusal } | null {
	const imported = importQuiz(source, locale);
	if (!imported.ok) {
		const { problem } = imported;
		if (problem.code !== 'no_questions') return null;
		const text = JSON.stringify(source, null, '\t');
		return { refusal: { problem: importProblemText(problem, locale), problems: [], text } };
	}
	const { from, definition, losses, kept } = imported.value;
	if (from === 'quizsilver' && losses.length === 0) return null;
	return {
		report: {
			from,
			title: inLocale(definition.title, locale, definition.locales),
			kept,
			losses: losses.map((loss) => lossText(loss, locale)),
			text: JSON.stringify(definition, null, '\t')
		}
	};
}
