/**
 * What was chosen and opened before the scripts came: Svelte sets lists, boxes and folds to what they were rendered with. To be called before
 * the page is taken over; what it returns, afterwards. Fields that are typed into are kept by Svelte itself.
 */
export function earlyFields(root: Pick<Document, 'querySelectorAll'>): () => void {
	const lists = chosen(root.querySelectorAll<HTMLSelectElement>('select'), 'value');
	const boxes = chosen(
		root.querySelectorAll<HTMLInputElement>('input[type="checkbox"], input[type="radio"]'),
		'checked'
	);
	const folds = chosen(root.querySelectorAll('details'), 'open');
	return () => {
		for (const restore of [...lists, ...boxes, ...folds]) restore();
	};
}

function chosen<Name extends string, Field extends Element & Record<Name, unknown>>(
	fields: Iterable<Field>,
	name: Name
): (() => void)[] {
	return Array.from(fields, (field) => {
		const early = field[name];
		return () => {
			if (field[name] === early) return;
			field[name] = early;
			field.dispatchEvent(new Event('change', { bubbles: true }));
		};
	});
}
