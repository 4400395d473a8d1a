import { inkOn, LOOK } from './look.ts';
import type { Means } from './means.ts';
import type { Settings } from './settings.ts';
import { wordsIn } from './words.ts';

/** Until the frame has said how tall it is, and the bar above it; in pixels. */
const HEIGHT = 560;
const BAR = 44;

/** A quiz above a page: as a popup, from the side, or in a small window in the corner. */
export interface Layer {
	open(): void;
	/** Once its quiz is there, and takes answers: nobody who has asked for nothing is shown an empty window. */
	whenThere(open: () => void): void;
	close(): void;
	isOpen(): boolean;
	remove(): void;
}

/** @param changed it was opened or closed */
export function layer(
	means: Means,
	element: Element,
	settings: Settings,
	changed: (open: boolean) => void
): Layer {
	const { mode, side, height = 0, title, locale } = settings;
	const words = wordsIn(locale);
	const { host, root } = means.place(document.body, LOOK);
	const dialog = document.createElement('dialog');
	const button = document.createElement('button');
	const setHeight = (pixels: number) => {
		dialog.style.setProperty('--height', `${Math.max(pixels, height) + BAR}px`);
	};
	let isThere: boolean | undefined;
	let waits: (() => void) | undefined;
	const { frame, link, stop } = means.frame(settings, element, (message) => {
		if (message.height) setHeight(message.height);
		if (message.title) dialog.ariaLabel = message.title;
		if (message.ground) {
			dialog.style.background = message.ground;
			dialog.style.color = inkOn(dialog);
		}
		if (message.escape) {
			// From within a frame the focus is not given back.
			button.focus();
			dialog.close();
		}
		if (message.title !== undefined) {
			isThere = !message.closed;
			dialog.classList.remove('waits');
			if (isThere) waits?.();
			waits = undefined;
		}
	});
	dialog.className = `${mode === 'slide' || mode === 'chat' ? mode : 'popup'} ${side ?? ''}`;
	dialog.ariaLabel = title || words.quiz;
	setHeight(HEIGHT);
	button.className = 'close';
	button.ariaLabel = words.close;
	button.textContent = '×';
	button.onclick = () => dialog.close();
	dialog.append(button, frame, link);
	root.append(dialog);

	let unlock = () => {};
	// What is behind the dialog belongs to it; all that is in it lies upon it.
	// Nothing is returned: what is false there takes a link, a Tab or an Enter its effect.
	dialog.onclick = ({ target }) => void (target === dialog && dialog.close());
	dialog.onkeydown = ({ key }) => void (key === 'Escape' && dialog.close());
	// The browser gives the focus back to where it was.
	dialog.onclose = () => {
		unlock();
		changed(false);
	};
	return {
		open() {
			if (dialog.open) return;
			// Whoever asks for it sees it come.
			dialog.classList.remove('waits');
			waits = undefined;
			const small = mode === 'chat' && !matchMedia('(max-width:640px)').matches;
			if (small) dialog.show();
			else {
				unlock = lockPage();
				dialog.showModal();
			}
			changed(true);
		},
		whenThere(open) {
			if (isThere) open();
			if (isThere !== undefined) return;
			// It has its size meanwhile, which a frame that is not laid out cannot tell.
			dialog.classList.add('waits');
			waits = open;
		},
		close: () => dialog.close(),
		isOpen: () => dialog.open,
		remove() {
			unlock();
			stop();
			host.remove();
		}
	};
}

/** The page behind does not scroll, nor does it move where its scroll bar was. */
function lockPage(): () => void {
	const { style, clientWidth } = document.documentElement;
	const { overflow, paddingRight } = style;
	const bar = innerWidth - clientWidth;
	style.overflow = 'hidden';
	if (bar > 0) style.paddingRight = `${bar}px`;
	return () => {
		style.overflow = overflow;
		style.paddingRight = paddingRight;
	};
}
