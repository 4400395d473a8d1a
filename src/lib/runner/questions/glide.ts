const GLIDE = { duration: 160, easing: 'ease-out' };

/** Lets the rows of a list glide from where they are to where a change puts them, unless no motion is wished for. */
export async function glide(
	list: HTMLElement,
	change: () => Promise<void>,
	held?: HTMLElement
): Promise<void> {
	const rows = [...list.children].filter((row) => row instanceof HTMLElement);
	const before = rows.map((row) => row.getBoundingClientRect().top);
	await change();
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
	rows.forEach((row, at) => {
		const by = (before[at] ?? 0) - row.getBoundingClientRect().top;
		if (by === 0 || row === held) return;
		row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], GLIDE);
	});
}
