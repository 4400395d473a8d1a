import { render } from 'svelte/server';
import ScreenHead from '../../../runner/ScreenHead.svelte';
import type { QuizBundle } from '../quiz-bundle.ts';
import { writeDocument, type Written } from './document.ts';

/** What a page says that has no quiz to show. */
export interface Notice {
	title: string;
	/** Safe HTML. */
	text?: string | undefined;
}

/** A page with a title and perhaps a few paragraphs, in the look of a quiz. */
export function renderNotice(bundle: QuizBundle, locale: string, notice: Notice): Written {
	const { body } = render(ScreenHead, { props: notice });
	return writeDocument({
		bundle,
		locale,
		title: notice.title,
		description: '',
		css: '',
		body: `<div class="quiz"><main><section class="screen">${body}</section></main></div>`,
		data: null,
		carried: '',
		beside: '',
		preload: [],
		ahead: []
	});
}
