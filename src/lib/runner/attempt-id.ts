/** Names one person's attempt at the quiz; also the key by which a submission counts once. */
export function attemptId(): string {
	// Only secure contexts have it; a house may be tried out by plain http on another machine.
	if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
