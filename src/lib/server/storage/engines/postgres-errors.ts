/** SQLSTATE, or the system's own code. */
export function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** A deadlock, or a transaction that came in another's way: the whole of it may be tried again. */
export function isRetryable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return ['40P01', '40001'].includes(codeOf(error)) || isRetryable(error.cause);
}

/** What SQLSTATEs begin with that are about what a statement holds: data, keys, conflicts, too much at once. */
const REFUSALS = ['21', '22', '23', '40', '53200', '54'];

/** Fewer or other rows might be taken; otherwise the server itself is in trouble. */
export function isRefusal(error: unknown): boolean {
	const code = codeOf(error);
	return REFUSALS.some((begin) => code.startsWith(begin));
}

/** Trouble with the connection, the server stopping or starting, no connection left. */
const AWAY = /^(08|57P0|53300|E[A-Z])/;
/** The driver's own errors have no code. */
const AWAY_WORDS =
	/^(Connection terminated|Client has encountered a connection error|timeout|Query read timeout)/;

/** The server cannot be reached or written just now; nothing is wrong with what was asked. */
export function isAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return (
		AWAY.test(codeOf(error)) ||
		AWAY_WORDS.test(error.message) ||
		isUnwritable(error) ||
		isAway(error.cause)
	);
}

export const READ_ONLY = '25006';

/** The disk is full or broken, or the server takes no writes. */
const UNWRITABLE = ['53100', '58030', READ_ONLY];

export function isUnwritable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return UNWRITABLE.includes(codeOf(error)) || isUnwritable(error.cause);
}
