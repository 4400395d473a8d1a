/** So far a pointer may slip before it drags. */
const SLIP = 5;

/** What a list lets be dragged, and whom it tells. */
export interface Dragging {
	list: HTMLElement;
	/** Whether this row can be taken hold of here. */
	takes(row: HTMLElement, event: PointerEvent): boolean;
	/** The row was dragged to where this many rows are above it. */
	moveTo(row: HTMLElement, index: number): Promise<void>;
	/** Rows among which it can be moved, from top to bottom. */
	rows(): HTMLElement[];
	dropped(row: HTMLElement): void;
}

/** Lets the rows of a list be dragged by mouse, finger or pen; returns how to stop listening. */
export function letDrag({ list, takes, moveTo, rows, dropped }: Dragging): () => void {
	let held: { row: HTMLElement; pointer: number; from: number; grip: number } | null = null;
	let dragged = false;

	const take = (event: PointerEvent) => {
		const row = event.target instanceof Element ? event.target.closest('li') : null;
		dragged = false;
		if (!row || event.button !== 0 || !takes(row, event)) return;
		const grip = event.clientY - row.getBoundingClientRect().top;
		held = { row, pointer: event.pointerId, from: event.clientY, grip };
	};
	const drag = async (event: PointerEvent) => {
		if (!held || event.pointerId !== held.pointer) return;
		if (!dragged && Math.abs(event.clientY - held.from) < SLIP) return;
		const { row, grip } = held;
		if (!dragged) list.setPointerCapture(event.pointerId);
		dragged = true;
		row.dataset.held = '';
		const above = rows().filter((other) => other !== row && middleOf(other) < event.clientY);
		if (rows().indexOf(row) !== above.length) await moveTo(row, above.length);
		row.style.transform = '';
		const top = row.getBoundingClientRect().top;
		if (held) row.style.transform = `translateY(${event.clientY - grip - top}px)`;
	};
	const drop = () => {
		if (!held) return;
		const { row } = held;
		held = null;
		row.style.transform = '';
		delete row.dataset.held;
		if (dragged) dropped(row);
	};
	/** What was dragged was not pressed. */
	const swallow = (event: MouseEvent) => {
		if (!dragged || event.detail === 0) return;
		event.stopPropagation();
		event.preventDefault();
	};
	const listening = new AbortController();
	const { signal } = listening;
	list.addEventListener('pointerdown', take, { signal });
	list.addEventListener('pointermove', (event) => void drag(event), { signal });
	list.addEventListener('pointerup', drop, { signal });
	list.addEventListener('pointercancel', drop, { signal });
	list.addEventListener('click', swallow, { signal, capture: true });
	return () => listening.abort();
}

function middleOf(row: HTMLElement): number {
	const { top, height } = row.getBoundingClientRect();
	return top + height / 2;
}
