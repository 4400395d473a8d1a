/**
 * What may be logged of an unexpected error: its kind, its code and where it happened. Never its message: a database
 * tells in it the values of the statement that failed, which are people's answers.
 */
export function errorFields(error: unknown): { error: string; code?: string; at?: string } {
	if (!(error instanceof Error)) return { error: typeof error };
	const code = codeOf(error) ?? codeOf(error.cause);
	const at = error.stack
		?.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 8)
		.map((line) => line.trim())
		.join(' ');
	return {
		error: error.name,
		...(code !== undefined && { code }),
		...(at !== undefined && { at })
	};
}

/** A code such as ENOSPC or 40001. */
export function codeOf(error: unknown): string | undefined {
	const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
	return typeof code === 'string' && /^[\w-]{1,64}$/.test(code) ? code : undefined;
}
