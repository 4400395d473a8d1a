import { escapeHtml } from '../../../quiz/markdown.ts';
import type { QuizBundle } from '../quiz-bundle.ts';
import { writeDocument, type Written } from './document.ts';

/** A page with one sentence, in the look of a quiz. */
export function renderNotice(bundle: QuizBundle, locale: string, title: string): Written {
	const body = `<div class="quiz"><main><h1 id="title" class="title">${escapeHtml(title)}</h1></main></div>`;
	return writeDocument({
		bundle,
		locale,
		title,
		description: '',
		css: '',
		body,
		data: null,
		beside: '',
		preload: []
	});
}
