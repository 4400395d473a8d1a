import { setTimeout as wait } from 'node:timers/promises';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { GAUGES, type Meter, type Reading, type RequestDone } from './meter.ts';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const BATCH_SIZES = [1, 2, 5, 10, 25, 50, 100, 256];
const DELIVERY_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** A value that cannot be read in this time is left out: figures are wanted most when the database is slow. */
const PATIENCE = 2_000;

export interface PrometheusOptions {
	/** Also the process's own: event loop, heap, garbage collection, file descriptors. */
	ofProcess: boolean;
}

export function prometheusMeter({ ofProcess }: PrometheusOptions): Meter {
	const register = new Registry();
	const registers = [register];
	if (ofProcess) collectDefaultMetrics({ register });
	const request = requestHistogram(registers);
	const submissions = new Counter({
		name: 'quizsilver_submissions_total',
		help: 'Submissions by what became of them.',
		labelNames: ['outcome'],
		registers
	});
	const mails = new Counter({
		name: 'quizsilver_mails_total',
		help: 'Mails by what became of them.',
		labelNames: ['outcome'],
		registers
	});
	const { batch, commits, deliveries } = workHistograms(registers);
	const gauges = presentValues(registers);
	return {
		request,
		submission: (outcome) => submissions.inc({ outcome }),
		commit(size, seconds) {
			batch.observe(size);
			commits.observe(seconds);
		},
		delivery: (kind, outcome, seconds) => deliveries.observe({ kind, outcome }, seconds),
		mail: (outcome) => mails.inc({ outcome }),
		watch: gauges.watch,
		async figures() {
			await gauges.read();
			return { text: await register.metrics(), type: register.contentType };
		}
	};
}

/** Label sets are few and requests are many: each set is looked up once. */
function requestHistogram(registers: Registry[]): (done: RequestDone) => void {
	const histogram = new Histogram({
		name: 'quizsilver_http_request_duration_seconds',
		help: 'Requests by surface, method, pattern of the route and status; 499: the client went away.',
		labelNames: ['surface', 'method', 'route', 'status'],
		buckets: REQUEST_SECONDS,
		registers
	});
	const known = new Map<string, { observe(seconds: number): void }>();
	return ({ surface, method, route, status, seconds }) => {
		const key = `${method} ${route} ${status} ${surface}`;
		let series = known.get(key);
		if (!series) {
			series = histogram.labels({ surface, method, route, status });
			known.set(key, series);
		}
		series.observe(seconds);
	};
}

function workHistograms(registers: Registry[]) {
	return {
		batch: new Histogram({
			name: 'quizsilver_commit_batch_size',
			help: 'Submissions that shared one commit.',
			buckets: BATCH_SIZES,
			registers
		}),
		commits: new Histogram({
			name: 'quizsilver_commit_duration_seconds',
			help: 'How long a commit of submissions took.',
			buckets: COMMIT_SECONDS,
			registers
		}),
		deliveries: new Histogram({
			name: 'quizsilver_delivery_attempt_duration_seconds',
			help: 'Tries of deliveries by kind of destination and what they came to.',
			labelNames: ['kind', 'outcome'],
			buckets: DELIVERY_SECONDS,
			registers
		})
	};
}

function presentValues(registers: Registry[]) {
	const readers: (() => Reading | Promise<Reading>)[] = [];
	const gauges = Object.entries(GAUGES).map(
		([name, help]) => [name, new Gauge({ name, help, registers })] as const
	);
	return {
		watch: (reader: () => Reading | Promise<Reading>) => void readers.push(reader),
		async read() {
			const readings = await Promise.all(readers.map(readInTime));
			const values = new Map(readings.flatMap((reading) => Object.entries(reading)));
			for (const [name, gauge] of gauges) {
				const value = values.get(name);
				if (value === undefined) gauge.remove();
				else gauge.set(value);
			}
		}
	};
}

async function readInTime(reader: () => Reading | Promise<Reading>): Promise<Reading> {
	const late = wait(PATIENCE, {}, { ref: false });
	return Promise.race([Promise.resolve().then(reader), late]).catch(() => ({}));
}
