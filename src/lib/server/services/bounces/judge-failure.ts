import { DISABLED, FULL, NO_DOMAIN, REFUSED, UNKNOWN } from './phrases.ts';

/** What came back for good, by RFC 3463: the address, the mailbox or the domain is not there. */
const GONE = new Set([
	...['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10'],
	...['5.2.0', '5.2.1', '5.4.4', '5.4.310']
]);

/**
 * Whether an address is dead or only did not take this letter.
 * @param status such as 5.1.1; null where none was told
 * @param said by the server of the recipient, or by the report
 */
export function judgeFailure(status: string | null, said: string): 'hard' | 'soft' {
	if (status?.startsWith('4') || FULL.test(said)) return 'soft';
	if ([UNKNOWN, DISABLED, NO_DOMAIN].some((words) => words.test(said))) return 'hard';
	if (REFUSED.test(said)) return 'soft';
	return status !== null && GONE.has(status) ? 'hard' : 'soft';
}

/** The code of RFC 3463 in a text, else that of SMTP as one of them: `550` is `5.0.0`. */
export function statusIn(text: string): string | null {
	const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
	if (enhanced) return enhanced;
	const reply = /(?<![\d.#-])([45])[0-5]\d(?=[ -]|\)|:)/.exec(text)?.[1];
	return reply ? `${reply}.0.0` : null;
}
