/** Reads `1 200,5`, `1,200.5` and `−3`; a comma before exactly three digits groups, unless a zero leads. */
export function parseNumber(typed: string): number | string {
	const plain = typed.replace(/\s/g, '').replace(/^\u2212/, '-');
	const grouped = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain);
	const written = grouped ? plain.replaceAll(',', '') : plain.replace(',', '.');
	return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : typed;
}
