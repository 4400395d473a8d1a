import { isIPv6 } from 'node:net';

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

/**
 * Whom an address stands for where requests are counted: one household or server is given 2^64 addresses of IPv6 at once, and
 * may take another for each request, so that these count as one.
 */
export function networkOf(address: string): string {
	if (isLoopback(address) || !isIPv6(address)) return address;
	const [bare = ''] = address.split('%');
	const [head = '', tail] = bare.split('::');
	const groups = head.split(':').filter(Boolean);
	const behind = (tail ?? '').split(':').filter(Boolean);
	// A dotted end stands for two groups.
	const width = groups.length + behind.length + (bare.includes('.') ? 1 : 0);
	const between = tail === undefined ? 0 : 8 - width;
	const whole = [...groups, ...Array.from({ length: between }, () => '0'), ...behind];
	const network = whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
	return `${network.join(':')}::/64`;
}

/** Without the IPv4-in-IPv6 prefix, port and brackets, so that one client has one name. */
function plain(address: string): string {
	const bare = address
		.replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
		.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
	return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').slice(0, 64);
}
