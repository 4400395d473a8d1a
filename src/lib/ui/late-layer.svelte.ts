import { tick } from 'svelte';
import type { HTMLButtonAttributes } from 'svelte/elements';
import type { Part } from './part.svelte.ts';

type Pressed = Parameters<NonNullable<HTMLButtonAttributes['onclick']>>[0];
type Key = Parameters<NonNullable<HTMLButtonAttributes['onkeydown']>>[0];
type Pointer = Parameters<NonNullable<HTMLButtonAttributes['onpointerdown']>>[0];

/**
 * A button, and the menu or panel that it opens: these come over the network when somebody comes near the button. What the
 * layer wants to know of its button is given to it then, on the same element, so that the focus stays.
 */
export class LateLayer<Layer> {
	readonly #part: Part<Layer>;
	readonly #kind: 'menu' | 'dialog';
	readonly #tellLost: () => void;
	#isWanted = $state(false);
	#given: HTMLButtonAttributes | null = $state.raw(null);
	/** The pointer went down before the layer was here: the layer knows nothing of it. */
	#isPressed = false;

	/** To be drawn beside the button. */
	readonly layer: Layer | undefined = $derived.by(() =>
		this.#isWanted ? this.#part.here : undefined
	);

	/** Of the button. */
	readonly props: HTMLButtonAttributes = $derived.by(() => ({
		'aria-haspopup': this.#kind,
		'aria-expanded': false,
		...this.#given,
		onpointerenter: () => void this.want(),
		onfocus: () => void this.want(),
		onpointerdown: (event: Pointer) => this.#down(event),
		onpointerup: (event: Pointer) => this.#isPressed || this.#given?.onpointerup?.(event),
		onclick: (event: Pressed) => this.#press(event),
		onkeydown: (event: Key) => this.#key(event)
	}));

	/** @param tellLost hears that somebody wants it and it does not come */
	constructor(part: Part<Layer>, kind: 'menu' | 'dialog', tellLost: () => void) {
		this.#part = part;
		this.#kind = kind;
		this.#tellLost = tellLost;
	}

	/** For the layer. */
	readonly give = (props: HTMLButtonAttributes): void => {
		this.#given = props;
	};

	/** @returns whether it has come */
	async want(): Promise<boolean> {
		this.#isWanted = true;
		return (await this.#part.ask()) !== undefined;
	}

	/** Says so where it does not come. */
	async need(): Promise<boolean> {
		const has = await this.want();
		if (!has) this.#tellLost();
		return has;
	}

	#down(event: Pointer): void {
		if (this.#given) this.#given.onpointerdown?.(event);
		else this.#isPressed = true;
	}

	#press(event: Pressed): void {
		const wasPressed = this.#isPressed;
		this.#isPressed = false;
		if (this.#given && !wasPressed) this.#given.onclick?.(event);
		else void this.#openLater(event.currentTarget, event.detail === 0);
	}

	#key(event: Key): void {
		if (this.#given) this.#given.onkeydown?.(event);
		else if (event.key === 'ArrowDown' && this.#kind === 'menu') {
			event.preventDefault();
			void this.#openLater(event.currentTarget, true);
		}
	}

	/** As it would have opened had it been here; not where the person is elsewhere by now. */
	async #openLater(button: HTMLButtonElement, isByKey: boolean): Promise<void> {
		if (!(await this.need())) return;
		await tick();
		await tick();
		const { activeElement } = document;
		if (activeElement !== button && activeElement !== document.body) return;
		if (isByKey)
			button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
		else button.click();
	}
}
