import { layer, type Layer } from './layer.ts';
import { inkOn, LOOK } from './look.ts';
import type { Above, Means } from './means.ts';
import type { Settings } from './settings.ts';
import { openByItself } from './triggers.ts';
import { wordsIn } from './words.ts';

/** In milliseconds. */
const LOOK_AGAIN = 500;

export function above(means: Means): Above {
	let shown: Layer | undefined;
	const close = () => shown?.close();
	/** Those that were opened by a click or a call: whoever opens one again goes on where they were. */
	const opened = new Map<string, Layer>();
	const lay = (element: Element, settings: Settings, changed?: (open: boolean) => void) => {
		const made = layer(means, element, settings, (open) => {
			if (open) {
				close();
				shown = made;
			} else if (shown === made) shown = undefined;
			changed?.(open);
		});
		return made;
	};
	return {
		close,
		open(settings, element) {
			const key = JSON.stringify(settings);
			const held = opened.get(key) ?? lay(element, settings);
			opened.set(key, held);
			held.open();
		},
		mount(element, settings) {
			const { mode } = settings;
			let held: Layer | undefined;
			let isGone = false;
			const layOnce = () => (held ??= lay(element, settings, (isOpen) => button?.isOpen(isOpen)));
			const open = () => layOnce().open();
			const press = () => (held?.isOpen() ? held.close() : open());
			const isButton = mode === 'button' || mode === 'chat';
			const button = isButton ? floatingButton(means, settings, press) : undefined;
			const forget = openByItself(settings, () => {
				if (!shown) layOnce().whenThere(() => whenFree(() => shown ?? (isGone || open())));
			});
			return {
				open,
				stop() {
					isGone = true;
					forget();
					held?.remove();
					button?.remove();
				}
			};
		}
	};
}

/** Nobody is taken away from what they are writing, nor from another quiz. */
function whenFree(open: () => void): void {
	let at = document.activeElement;
	while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
	if (at?.matches('input,textarea,select,iframe,[contenteditable]')) {
		setTimeout(whenFree, LOOK_AGAIN, open);
	} else open();
}

function floatingButton(
	means: Means,
	{ mode, text, color, side, locale }: Settings,
	press: () => void
) {
	const words = wordsIn(locale);
	const { host, root } = means.place(document.body, LOOK);
	const button = document.createElement('button');
	const isOpen = (open: boolean) => (button.ariaExpanded = `${open}`);
	button.className = `float ${side ?? ''}`;
	button.textContent = text || (mode === 'chat' ? words.chat : words.take);
	button.ariaHasPopup = 'dialog';
	button.onclick = press;
	isOpen(false);
	root.append(button);
	if (color) {
		button.style.background = color;
		button.style.color = inkOn(button);
	}
	return { isOpen, remove: () => host.remove() };
}
