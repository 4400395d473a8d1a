import { pino, destination } from 'pino';
import { currentRequest } from './request-scope.ts';

type LogValue = string | number | boolean | null | undefined;
/** What each line holds by itself is no name of a field: a key that a line held twice would be read in one of two ways. */
export type LogFields = Readonly<Record<string, LogValue>> &
	Readonly<Partial<Record<'event' | 'level' | 'time', undefined>>>;

/** Events as JSON lines. Fields hold ids, counts and codes; never answers, contacts, tokens or secrets. */
export interface Log {
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	error(event: string, fields?: LogFields): void;
}

export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
	/** The time of a line. */
	now: () => number;
	level?: LogLevel;
	/** Takes each line; standard output unless given, without a thread between, so that the last words are not lost. */
	sink?: { write(line: string): void };
}

/** A line of a request names it as `requestId`. */
export function jsonLog({ now, level = 'info', sink = standardOutput() }: LogOptions): Log {
	const lines = pino(
		{
			level,
			base: null,
			messageKey: 'event',
			timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
			formatters: { level: (label) => ({ level: label }) },
			mixin: () => requestFields()
		},
		sink
	);
	return {
		info: (event, fields = {}) => lines.info(fields, event),
		warn: (event, fields = {}) => lines.warn(fields, event),
		error: (event, fields = {}) => lines.error(fields, event)
	};
}

function standardOutput() {
	return destination({ dest: 1, sync: true });
}

function requestFields() {
	const request = currentRequest();
	return request ? { requestId: request.id } : {};
}
