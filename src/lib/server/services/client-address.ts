/**
 * The address of whoever really asked: of the last `trustProxy` proxies each has appended its own client to X-Forwarded-For,
 * so that many entries from the right are believed and nothing further left, which anybody may have written.
 */
export function clientAddress(
	remote: string | undefined,
	forwardedFor: string | null | undefined,
	trustProxy: number
): string {
	const hops = trustProxy > 0 ? (forwardedFor ?? '').split(',').map((hop) => hop.trim()) : [];
	const believed = hops.filter(Boolean).slice(-trustProxy)[0];
	return plain(believed ?? remote ?? 'unknown');
}

export function isLoopback(address: string): boolean {
	return address === '::1' || address === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** Without the IPv4-in-IPv6 prefix, port and brackets, so that one client has one name. */
function plain(address: string): string {
	const bare = address
		.replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
		.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
	return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').slice(0, 64);
}
