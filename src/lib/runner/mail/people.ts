/** Once hands have been still for so long, whoever confirmed an answer is led on; in milliseconds. */
const STILL = 700;
/** As long as it takes to see what was confirmed. */
const GLANCE = 220;

const SIGNS = [
	...(['pointerdown', 'pointermove', 'pointerup', 'touchstart', 'touchmove', 'touchend'] as const),
	...(['wheel', 'keydown', 'click', 'input', 'change'] as const)
];

interface Options {
	/** A person is there, by this. */
	seen(event: Event): void;
	/** Their hands are still; by a key, or by a pointer before. */
	still(byKey: boolean): void;
	/** Whether they need not be waited for: pressing nothing in particular says all. */
	isSwift(event: Event): boolean;
	/** Nothing is waited for any more. */
	isOver(): boolean;
	/** What is pressed here says nothing. */
	outside: string;
	/** What is pressed here is a person's act, after which nobody is led on. */
	aside: string;
}

/** Whether it happens to something within. */
export function isAt(selector: string, { target }: Event): boolean {
	return target instanceof Element && target.closest(selector) !== null;
}

/**
 * Tells people from programs: a browser vouches for what comes of hands, and for nothing that a script makes up. A page that is
 * hidden, or drawn ahead of being looked at, has nobody before it.
 */
export function listenForPeople({ seen, still, isSwift, isOver, outside, aside }: Options): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const listen = (event: Event) => {
		if (!event.isTrusted || document.visibilityState !== 'visible') return;
		if (isAt(outside, event)) return;
		seen(event);
		clearTimeout(timer);
		if (isOver()) {
			for (const sign of SIGNS) removeEventListener(sign, listen, true);
			return;
		}
		if (isAt(aside, event)) return;
		const wait = isSwift(event) ? GLANCE : STILL;
		timer = setTimeout(() => still(event instanceof KeyboardEvent), wait);
	};
	for (const sign of SIGNS) addEventListener(sign, listen, { capture: true, passive: true });
}
