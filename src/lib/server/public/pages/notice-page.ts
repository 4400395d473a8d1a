import { render } from 'svelte/server';
import ScreenHead from '../../../runner/ScreenHead.svelte';
import type { QuizBundle } from '../quiz-bundle.ts';
import { writeDocument, type Written } from './document.ts';

/** What a page says that has no quiz to show. */
export interface Notice {
	title: string;
	/** Safe HTML. */
	text?: string | undefined;
	/** In a frame of somebody's page, which waits to hear that it has come. */
	embed: boolean;
}

/** A page with a title and perhaps a few paragraphs, in the look of a quiz. */
export function renderNotice(bundle: QuizBundle, locale: string, notice: Notice): Written {
	const { title, text, embed } = notice;
	const { body } = render(ScreenHead, { props: { title, text } });
	return writeDocument({
		bundle,
		locale,
		title,
		description: '',
		css: '',
		body: `<div class="quiz${embed ? ' embed' : ''}"><main><section class="screen">${body}</section></main></div>`,
		data: null,
		runs: embed,
		carried: '',
		beside: '',
		preload: (embed && bundle.parts['framed']) || [],
		ahead: []
	});
}
