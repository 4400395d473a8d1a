import type { FileProblem } from '../../../lib/quiz/parse.ts';
import type { Tone } from '../../../lib/quiz/verify/tone.ts';
import type { UiLocale } from '../../../lib/i18n/locale.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import type { Problem } from '../../../lib/server/problems.ts';
import { problemTitle, PROBLEMS } from '../../../lib/server/problems.ts';
import { fail } from '@sveltejs/kit';
import { textOf } from '../../form-text.ts';

export interface ListedProblem extends FileProblem {
	tone: Tone;
}

/** Why a quiz file was not taken, with what was pasted so that it can be mended. */
export interface FileRefusal {
	problem: string;
	problems: ListedProblem[];
	text: string;
}

/** The JSON of a chosen file, else of the text field beside it; with its text, to be mended there should it be refused. */
export async function readQuizFile(
	form: FormData,
	i18n: I18n
): Promise<{ definition: unknown; text: string } | { refusal: FileRefusal }> {
	const file = form.get('file');
	const text = file instanceof File && file.size > 0 ? await file.text() : textOf(form, 'text');
	if (text.trim() === '') {
		return { refusal: { problem: i18n.t('file.missing'), problems: [], text } };
	}
	try {
		return { definition: JSON.parse(text), text };
	} catch (error) {
		return { refusal: { problem: notJson(error, i18n), problems: [], text } };
	}
}

export function refuseFile(problem: Problem, locale: UiLocale, text: string) {
	const refusal: FileRefusal = {
		problem: problemTitle(problem, locale),
		problems: (problem.errors ?? []).map(({ path, message }) => ({
			tone: 'error',
			path,
			message: message[locale]
		})),
		text
	};
	return fail(PROBLEMS[problem.code].status, refusal);
}

/** The engine says where it stopped, in English: only the place is taken from it. */
function notJson(error: unknown, { t }: I18n): string {
	const place = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
	if (!place) return t('file.notJson');
	return t('file.notJson.at', { line: Number(place[1]), column: Number(place[2]) });
}
