/**
 * Reads a sum of money as people write it: `1 200,50`, `1,200.50`, `€1.200,50`, `150.000`. What groups by threes is no fraction,
 * for a sum has no thousandths.
 * @returns NaN for what is no sum
 */
export function readSum(typed: string): number {
	const plain = typed.replace(/[\s'’]|\p{Sc}/gu, '');
	const [, whole = '', mark = '', fraction = '0'] = /^(.*?)(?:([.,])(\d{1,2}))?$/.exec(plain) ?? [];
	const [, group = ''] = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.exec(whole) ?? [];
	const isRead = group === '' ? /^\d+$/.test(whole) : group !== mark;
	return isRead ? Number(`${whole.replaceAll(group, '')}.${fraction}`) : Number.NaN;
}
