import type { QuizFile } from '../../quiz.ts';
import { flagIn, listIn, partOf, textIn, type Part } from '../part.ts';
import { isRecord } from '../../same.ts';
import { pagesOf } from './containers.ts';
import type { Reading } from './reading.ts';

/** Whether the first page is there to be read before the survey begins, with nothing to answer on it. */
export function hasStartPage(survey: Part): boolean {
	const flags = ['firstPageIsStarted', 'firstPageIsStartPage'].map((name) => flagIn(survey, name));
	return flags.includes(true) && pagesOf(survey).length > 1;
}

export function isOnlyRead(page: Part): boolean {
	return elementsOf(page).every((element) => textIn(element, 'type') === 'html');
}

function elementsOf(page: Part): Part[] {
	return [...listIn(page, 'elements'), ...listIn(page, 'questions')].filter(isRecord).map(partOf);
}

/** The survey's title and description, and what its start page says. */
export function welcomeOf(
	survey: Part,
	startPage: Part | undefined,
	{ words, own }: Reading
): QuizFile['welcome'] {
	const title = words.line(survey.get('title'), '');
	const description = words.text(survey.get('description'), '');
	const button = words.line(survey.get('startSurveyText'), '');
	const heading = startPage && words.line(startPage.get('title'), '');
	const told = startPage && words.text(startPage.get('description'), '');
	const read = (startPage ? elementsOf(startPage) : []).map((element) =>
		words.html(element.get('html'), '')
	);
	const text = words.below('', description, told, ...read);
	if (text === undefined && heading === undefined) return undefined;
	return {
		title: heading ?? title ?? own({ en: 'Welcome', ru: 'Добро пожаловать' }),
		text,
		button: startPage && button
	};
}
