/** What is counted while the product works. Labels are kinds, codes and patterns; never ids, slugs or anything of a person. */
export interface Meter {
	request(done: RequestDone): void;
	/** `stored`, `repeated`, or the code of the problem. */
	submission(outcome: string): void;
	/** One commit of so many submissions. */
	commit(size: number, seconds: number): void;
	/** One try of a delivery. */
	delivery(kind: string, outcome: string, seconds: number): void;
	mail(outcome: 'sent' | 'written' | 'failed'): void;
	/** Asked for present values whenever the figures are read. */
	watch(read: () => Reading | Promise<Reading>): void;
	/** Everything as Prometheus reads it. */
	figures(): Promise<{ text: string; type: string }>;
}

export interface RequestDone {
	surface: string;
	method: string;
	route: string;
	status: number;
	seconds: number;
}

/** Present values, each with what it means. */
export const GAUGES = {
	quizsilver_submissions_waiting: 'Submissions that wait for their commit.',
	quizsilver_deliveries_queued: 'Deliveries in the outbox: due, or waiting for their next try.',
	quizsilver_deliveries_due: 'Deliveries that are due now.',
	quizsilver_delivery_backlog_seconds:
		'For how long the oldest of the due deliveries has been due.',
	quizsilver_database_connections: 'Open connections to PostgreSQL.',
	quizsilver_database_connections_idle: 'Connections to PostgreSQL that nothing runs on.',
	quizsilver_database_connections_awaited: 'Queries that wait for a connection to PostgreSQL.'
} as const;

export type Reading = Partial<Record<keyof typeof GAUGES, number>>;
