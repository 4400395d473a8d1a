import { TITLE } from './asking.ts';

const FIELDS = 'input:not([type="hidden"]), select, textarea, button';

/**
 * A new screen is begun at its title, or, where a keyboard is at hand and no screen keyboard jumps up, in its first text
 * field. Where an answer was refused, at the first field at fault.
 */
export function focusScreen(root: HTMLElement, refused: boolean): void {
	const wrong = refused ? fieldAtFault(root) : null;
	const start = wrong ?? textField(root) ?? root.querySelector<HTMLElement>(`#${TITLE}`);
	start?.focus({ preventScroll: wrong === null });
	if (wrong) return;
	const talk = root.querySelector<HTMLElement>('.talk');
	if (talk) follow(talk);
	else window.scrollTo({ top: 0 });
}

/** To what was said last, calmly; whoever has gone back to read what was said before is left there. */
function follow(talk: HTMLElement): void {
	const mine = [...talk.querySelectorAll('.mine')].at(-1);
	if (mine && mine.getBoundingClientRect().top > innerHeight) return;
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	talk
		.querySelector('.now')
		?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

function fieldAtFault(root: HTMLElement): HTMLElement | null {
	const wrong = root.querySelector<HTMLElement>('main :is([aria-invalid], [data-invalid])');
	return wrong?.matches(FIELDS) ? wrong : (wrong?.querySelector<HTMLElement>(FIELDS) ?? null);
}

function textField(root: HTMLElement): HTMLElement | null {
	if (!matchMedia('(pointer: fine)').matches) return null;
	const fields = ':is(input, textarea, select).field:not([name$=".country"])';
	const field = root.querySelector<HTMLElement>(`.question ${fields}`);
	return field?.offsetParent ? field : null;
}
