export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Events as JSON lines. Fields hold ids, counts and codes; never answers, contacts, tokens or secrets. */
export interface Log {
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	error(event: string, fields?: LogFields): void;
}

/** Writes to standard output; `now` gives the time of a line. */
export function jsonLog(now: () => number, write: (line: string) => void): Log {
	const line =
		(level: string) =>
		(event: string, fields: LogFields = {}) =>
			write(
				`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields })}\n`
			);
	return { info: line('info'), warn: line('warn'), error: line('error') };
}
