/**
 * Leads the whole page elsewhere, not only the frame that the quiz is in. A frame that may not do that opens another tab; one
 * that may not do that either goes there itself.
 */
export function leaveFrame(address: string): void {
	try {
		if (!top) throw new Error('no page around');
		top.location.href = address;
	} catch {
		if (!window.open(address, '_blank')) location.href = address;
	}
}
