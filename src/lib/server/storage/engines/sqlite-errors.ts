/** SQLite's own code, or the system's. */
export function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

export function isDuplicate(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = codeOf(error);
	return (
		code === 'SQLITE_CONSTRAINT_UNIQUE' ||
		code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ||
		isDuplicate(error.cause)
	);
}

/** It is about what was to be written; otherwise the file or the disk is in trouble. */
export function isRefusal(error: unknown): boolean {
	return /^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH)/.test(codeOf(error));
}

/** The disk is full, broken or read-only: nothing is wrong with what was asked, and later the same may succeed. */
export function isUnwritable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error)) || isUnwritable(error.cause);
}
