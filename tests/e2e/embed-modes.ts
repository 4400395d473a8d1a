import type { Mode } from '../../src/lib/embed/settings.ts';

/** Every way in which a quiz stands on a page, and what of the visitor's brings it up. */
export const MODES: readonly {
	mode: Mode;
	attributes?: string;
	comes: 'by itself' | 'on a click' | 'on leaving';
}[] = [
	{ mode: 'inline', attributes: 'data-height="100"', comes: 'by itself' },
	{ mode: 'popup', attributes: 'data-delay="0.1"', comes: 'by itself' },
	{ mode: 'slide', attributes: 'data-delay="0.1" data-side="left"', comes: 'by itself' },
	{ mode: 'button', comes: 'on a click' },
	{ mode: 'chat', comes: 'on a click' },
	{ mode: 'exit', comes: 'on leaving' }
];

/** What a page lets in that lets in nothing but what it needs: quizzes from this origin. */
export const strictPolicy = (origin: string): string =>
	`default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:`;

/** Runs in a page: its visitor is about to leave it, or, where there is no mouse, has come back to it. */
export function leave(byTouch: boolean): void {
	if (byTouch) document.dispatchEvent(new Event('visibilitychange'));
	else document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 }));
}

/** Runs in a page: where the dialog of a quiz stands in its window, if one is open. */
export function placeOfDialog() {
	const [dialog] = [...document.querySelectorAll('div')]
		.map((one) => one.shadowRoot?.querySelector('dialog[open]'))
		.filter((one) => one instanceof HTMLDialogElement);
	if (!dialog) return undefined;
	const { left, top, right, bottom, width, height } = dialog.getBoundingClientRect();
	return {
		within: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
		whole: width === innerWidth && height === innerHeight
	};
}
