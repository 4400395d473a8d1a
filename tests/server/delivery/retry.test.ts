import { describe, expect, test } from 'vitest';
import { judge, type Attempt } from '../../../src/lib/server/delivery/outcome.ts';
import {
	MAX_ATTEMPTS,
	nextAttemptAt,
	parseRetryAfter,
	RETRY_DELAYS
} from '../../../src/lib/server/delivery/retry.ts';
import type { Random } from '../../../src/lib/server/random.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';

const HOUR = 3_600_000;
const at = (fraction: number): Random => ({
	bytes: (count) => Buffer.alloc(count),
	token: () => '',
	fraction: () => fraction
});
const middle = at(0.5);

describe('the schedule', () => {
	test('makes ten attempts in 75.6 hours', () => {
		let now = 0;
		let attempts = 1;
		for (let next = nextAttemptAt(attempts, now, middle); next !== null;) {
			now = next;
			attempts += 1;
			next = nextAttemptAt(attempts, now, middle);
		}
		expect(attempts).toBe(MAX_ATTEMPTS);
		expect(attempts).toBe(10);
		expect(now / HOUR).toBeCloseTo(75.59, 1);
	});

	test.each(RETRY_DELAYS.map((delay, index) => [index + 1, delay]))(
		'waits after attempt %i for %i ms, a fifth more or less',
		(attempts, delay) => {
			expect(nextAttemptAt(attempts, 1000, at(0))).toBe(1000 + Math.round(delay * 0.8));
			expect(nextAttemptAt(attempts, 1000, at(1))).toBe(1000 + Math.round(delay * 1.2));
		}
	);

	test('gives a receiver the time it asks for, up to a day', () => {
		expect(nextAttemptAt(1, 0, middle, 600_000)).toBe(600_000);
		expect(nextAttemptAt(1, 0, middle, 90 * HOUR)).toBe(24 * HOUR);
		expect(nextAttemptAt(2, 0, middle, 1000)).toBe(300_000);
	});
});

test.each([
	['120', 120_000],
	[' 5 ', 5000],
	['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
	['Thu, 01 Jan 1969 00:01:00 GMT', 0],
	['soon', 0],
	['-5', 0],
	['', 0],
	[undefined, 0]
])('Retry-After %j asks for %i ms', (header, wait) => {
	expect(parseRetryAfter(header, 0)).toBe(wait);
});

const answered = (status: number): Attempt => ({
	startedAt: 0,
	durationMs: 10,
	status,
	request: null,
	error: null,
	excerpt: '',
	retryAfter: 0,
	succeeded: status >= 200 && status < 300
});

describe('a try', () => {
	test.each([200, 201, 204, 299])('answered %i is a delivery and ends a failing time', (status) => {
		const failing = aWebhookDestination({ failingSince: 5 });
		const verdict = judge(aDelivery(), failing, answered(status), 100, middle);
		expect(verdict.delivery).toMatchObject({ state: 'delivered', attempts: 1, finishedAt: 100 });
		expect(verdict.destination).toEqual({ failingSince: null });
	});

	test.each([100, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503])(
		'answered %i is tried again',
		(status) => {
			const verdict = judge(aDelivery(), aWebhookDestination(), answered(status), 100, middle);
			expect(verdict.delivery).toMatchObject({ state: 'queued', attempts: 1, nextAttemptAt: 5100 });
			expect(verdict.destination).toEqual({ failingSince: 100 });
			expect(verdict.tell).toBeNull();
		}
	);

	test('answered 410 switches the destination off and tells its owner', () => {
		const verdict = judge(aDelivery(), aWebhookDestination(), answered(410), 100, middle);
		expect(verdict.delivery.state).toBe('refused');
		expect(verdict.destination).toMatchObject({ state: 'disabled', disabledReason: 'gone' });
		expect(verdict.tell).toBe('gone');
	});

	test('that was the tenth exhausts the delivery', () => {
		const tried = aDelivery({ attempts: 9 });
		const verdict = judge(tried, aWebhookDestination(), answered(500), 100, middle);
		expect(verdict.delivery).toMatchObject({ state: 'exhausted', attempts: 10, finishedAt: 100 });
		expect(verdict.tell).toBe('exhausted');
	});

	test('that fails after 120 hours without a success switches the destination off', () => {
		const failing = aWebhookDestination({ failingSince: 0 });
		const verdict = judge(aDelivery(), failing, answered(500), 120 * HOUR, middle);
		expect(verdict.destination).toMatchObject({ state: 'disabled', disabledReason: 'failing' });
		expect(verdict.delivery.state).toBe('queued');
		expect(verdict.tell).toBe('failing');
		const patient = judge(aDelivery(), failing, answered(500), 120 * HOUR - 1, middle);
		expect(patient.destination).toEqual({ failingSince: 0 });
	});
});
