/** An input whose choice may be taken back by choosing it again, by tap or by Space, which radio buttons alone do not do. */
export function takenBack(input: HTMLInputElement): () => void {
	let wasChecked = false;
	const takeBack = () => {
		input.checked = false;
		input.dispatchEvent(new Event('input', { bubbles: true }));
	};
	const point = () => (wasChecked = input.checked);
	const click = ({ detail }: MouseEvent) => {
		// Arrow keys make clicks as well, without a pointer.
		if (wasChecked && detail > 0) takeBack();
		wasChecked = false;
	};
	const press = (event: KeyboardEvent) => {
		if (event.key !== ' ' || !input.checked) return;
		event.preventDefault();
		takeBack();
	};
	input.addEventListener('pointerdown', point);
	input.addEventListener('click', click);
	input.addEventListener('keydown', press);
	return () => {
		input.removeEventListener('pointerdown', point);
		input.removeEventListener('click', click);
		input.removeEventListener('keydown', press);
	};
}
