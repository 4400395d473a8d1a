const FIRST = 30_000;
const MOST = 30 * 60_000;

/** Domains that have said "later": they get nothing for a while, that doubles each time until they take a mail again. */
export interface SlowDomains {
	any(): boolean;
	/** Null: it is not slow. */
	until(domain: string, now: number): number | null;
	slow(domain: string, now: number): void;
	took(domain: string): void;
}

export function slowDomains(): SlowDomains {
	const slow = new Map<string, { wait: number; until: number }>();
	return {
		any: () => slow.size > 0,
		until(domain, now) {
			const { until = 0 } = slow.get(domain) ?? {};
			return until > now && until <= now + MOST ? until : null;
		},
		slow(domain, now) {
			const before = slow.get(domain);
			// Several are under way at once: together they are one answer.
			if (before && before.until > now) return;
			const wait = Math.min(MOST, before ? before.wait * 2 : FIRST);
			slow.set(domain, { wait, until: now + wait });
		},
		took: (domain) => void slow.delete(domain)
	};
}
