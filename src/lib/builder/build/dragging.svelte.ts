import { untrack } from 'svelte';
import type { ActionReturn } from 'svelte/action';
import type { DndZoneAttributes, Item, Options } from 'svelte-dnd-action';
import { useI18n } from '../../i18n/context.ts';
import { Part } from '../../ui/part.svelte.ts';
import { useToasts } from '../../ui/toasts.svelte.ts';

/** What drags weighs more than the lists themselves: it comes when a pointer comes near one of them. */
const library = new Part(() => import('svelte-dnd-action'));
const ask = () => void library.ask();

/** `dragHandleZone` and `dragHandle` of svelte-dnd-action, for one component. */
export function useDragging() {
	const { t } = useI18n();
	const toasts = useToasts();

	async function need(): Promise<boolean> {
		const has = (await library.ask()) !== undefined;
		if (!has) toasts.show({ text: t('part.lost') });
		return has;
	}

	return {
		dragHandleZone: listWithDragging,
		dragHandle: (grip: HTMLElement) => gripOf(grip, need)
	};
}

function listWithDragging<Place extends Item>(
	list: HTMLElement,
	options: Options<Place>
): ActionReturn<Options<Place>, DndZoneAttributes<Place>> {
	let newest = options;
	let zone: ActionReturn<Options<Place>> | undefined;
	list.addEventListener('pointerenter', ask);
	// A finger does not come near before it takes hold.
	if (matchMedia('(pointer: coarse)').matches) setTimeout(ask, 0);
	$effect(() => {
		const { here } = library;
		if (!here) return;
		zone = untrack(() => here.dragHandleZone(list, newest));
		return zone.destroy;
	});
	return {
		update(next) {
			newest = next;
			zone?.update?.(next);
		},
		destroy: () => list.removeEventListener('pointerenter', ask)
	};
}

function gripOf(grip: HTMLElement, need: () => Promise<boolean>): ActionReturn {
	grip.role = 'button';
	grip.tabIndex = 0;
	$effect(() => {
		const { here } = library;
		return here && untrack(() => here.dragHandle(grip)).destroy;
	});
	grip.addEventListener('focus', ask);
	grip.addEventListener('mousedown', (event) => hold(event));
	grip.addEventListener('keydown', (event) => hold(event));

	/** Whoever took hold of it before it could be dragged still holds it then. */
	function hold(event: MouseEvent | KeyboardEvent) {
		const isKey = event instanceof KeyboardEvent;
		if (library.here || (isKey && !['Enter', ' '].includes(event.key))) return;
		event.preventDefault();
		let isHeld = true;
		const letGo = () => (isHeld = false);
		if (!isKey) window.addEventListener('mouseup', letGo, { once: true });
		void need().then((has) =>
			setTimeout(() => {
				if (!has || !isHeld || (isKey && !grip.matches(':focus'))) return;
				const { key } = isKey ? event : { key: '' };
				grip.dispatchEvent(
					isKey
						? new KeyboardEvent('keydown', { key, bubbles: true })
						: new MouseEvent('mousedown', event)
				);
			})
		);
	}
	return {};
}
