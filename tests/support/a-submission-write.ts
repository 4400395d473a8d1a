import { randomBytes } from 'node:crypto';
import type { SubmissionWrite } from '../../src/lib/server/storage/store.ts';

let made = 0;

/** Ascending within a process, and different in every other. */
export function anId(prefix: string): string {
	made += 1;
	return `${prefix}_${made.toString().padStart(8, '0')}${run}`;
}
const run = randomBytes(6).toString('hex');

/** What a scored submission of a warm, reachable respondent is written as; every one has a key of its own. */
export function aSubmissionWrite(overrides: Partial<SubmissionWrite> = {}): SubmissionWrite {
	return {
		workspace: 'ws_1',
		quiz: 'qz_1',
		version: 1,
		responseId: anId('rsp'),
		idempotencyKey: anId('key'),
		bodyHash: 'hash',
		test: false,
		held: null,
		leastTime: 0,
		accepts: false,
		withDetails: false,
		now: 1_760_000_000_000,
		day: '2025-10-09',
		source: 'direct',
		locale: 'en',
		answers: '{"budget":"much"}',
		hidden: '{}',
		path: '["budget"]',
		ignored: '[]',
		dimensions: '{}',
		tags: '["b2b"]',
		receipt: '{}',
		total: 25,
		percent: 62.5,
		...segment('warm'),
		result: 'thanks',
		contact: { email: 'anna@example.com' },
		consents: [],
		uploads: [],
		letter: null,
		newLeadId: anId('led'),
		historyIds: () => anId('his'),
		deliveries: () => [],
		...overrides
	};
}

/** The fields of a submission that a segment of the default three brings with it. */
export function segment(temperature: 'cold' | 'warm' | 'hot') {
	const heat = ({ cold: 0, warm: 1, hot: 2 } as const)[temperature];
	const stage = ['lead', 'mql', 'sql'][heat] ?? 'lead';
	return { segment: temperature, temperature, heat, stage, stageRank: heat };
}
