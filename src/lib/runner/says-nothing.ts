/** Fields that nobody has touched are read as undefined, '', or a form of such. */
export function saysNothing(raw: unknown): boolean {
	if (typeof raw === 'object' && raw !== null) return Object.values(raw).every(saysNothing);
	return raw === undefined || raw === null || raw === '';
}
