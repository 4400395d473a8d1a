import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { isLoopback } from '../client-address.ts';
import { fault, type Finding, ok, warn } from './finding.ts';

/** @param begun there is a database already, and what a secret before this one has signed */
export function secretFinding({ secret, dataDir }: Config, begun: boolean): Finding {
	const name = 'secret';
	if (secret !== undefined) return ok(name, 'SECRET is set');
	const file = join(dataDir, 'secret');
	const found = statSync(file, { throwIfNoEntry: false });
	if (!found && begun) {
		const says = `${file} is missing: the next start makes another, and links that were mailed and forms that are open end`;
		return fault(name, says, 'copy it from a backup, or set SECRET to what it was');
	}
	if (!found) return ok(name, 'none yet: the first start makes one');
	return (found.mode & 0o077) === 0 || process.platform === 'win32'
		? ok(name, file)
		: warn(name, `others may read ${file}`, `chmod 600 ${file}`);
}

export function originFinding({ origin, trustProxy, host }: Config): Finding {
	const name = 'origin';
	const { protocol, hostname, pathname } = new URL(origin);
	if (pathname !== '/') return fault(name, `${origin} has a path`, 'set ORIGIN without one');
	if (isLoopback(hostname) || hostname === '[::1]') {
		return isLoopback(host)
			? ok(name, origin)
			: warn(name, `${origin} works on this machine alone`, 'set ORIGIN to the public address');
	}
	if (protocol === 'http:') {
		const mend = 'put a proxy with a certificate in front, and set ORIGIN to its https address';
		return warn(name, `${origin} is not encrypted`, mend);
	}
	return trustProxy === 0
		? warn(
				name,
				`${origin} comes through a proxy, and TRUST_PROXY is 0: every visitor looks like the proxy`,
				'set TRUST_PROXY to the number of proxies in front'
			)
		: ok(name, origin);
}

export function webhookFinding({ webhookAllowPrivate }: Config): Finding {
	const name = 'webhooks';
	return webhookAllowPrivate === 'all'
		? warn(
				name,
				'may reach every private address',
				'set WEBHOOK_ALLOW_PRIVATE to the networks that are needed'
			)
		: ok(name, `private networks: ${webhookAllowPrivate.join(', ') || 'none'}`);
}
