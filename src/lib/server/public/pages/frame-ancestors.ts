/** For a policy: these hosts, whichever way they are reached, and this house itself, which shows how a quiz will look. */
export function frameAncestors(hosts: readonly string[]): string {
	return ["'self'", ...hosts.flatMap((host) => [`https://${host}`, `http://${host}`])].join(' ');
}
