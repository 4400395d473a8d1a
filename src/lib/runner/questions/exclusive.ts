/** An option that cannot be combined with others unchooses them, and they unchoose it. */
export function onlyOneKindOf(event: Event): void {
	const { target, currentTarget } = event;
	if (!(target instanceof HTMLInputElement) || !target.checked) return;
	if (!(currentTarget instanceof HTMLElement)) return;
	for (const box of currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
		const exclusive = 'exclusive' in box.dataset || 'exclusive' in target.dataset;
		if (exclusive && box !== target) box.checked = false;
	}
}
