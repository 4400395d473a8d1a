import pg from 'pg';
import { CannotOpen } from '../cannot-open.ts';
import { codeOf } from './postgres-errors.ts';

/** By SQLSTATE, or the class that it begins with. */
const REFUSALS: readonly (readonly [prefix: string, (place: Place) => string])[] = [
	['28', ({ at }) => `PostgreSQL at ${at} refuses the user or the password in DATABASE_URL.`],
	[
		'3D000',
		({ at, database }) => `PostgreSQL at ${at} has no database ${database}: create it first.`
	],
	['53300', ({ at }) => `PostgreSQL at ${at} has no connection left for Quizsilver.`],
	['42501', ({ at }) => `PostgreSQL at ${at} does not let this user create tables.`]
];

interface Place {
	at: string;
	database: string;
}

/** @returns one line for the operator */
export function whyNotOpened(error: unknown, url: string): CannotOpen {
	const { host, port, database = '' } = new pg.Client({ connectionString: url });
	const place = { at: host.startsWith('/') ? host : `${host}:${port}`, database };
	const code = codeOf(error);
	const refusal = REFUSALS.find(([prefix]) => code.startsWith(prefix));
	if (refusal) return new CannotOpen(refusal[1](place));
	if (/^E[A-Z]/.test(code)) {
		return new CannotOpen(
			`PostgreSQL at ${place.at} does not answer (${code}): is it running, and is DATABASE_URL right?`
		);
	}
	const reason = error instanceof Error ? error.message : String(error);
	return new CannotOpen(`PostgreSQL at ${place.at}: ${reason.split('\n')[0]}`);
}
