import { serve } from '../support/served.ts';
import { startFloor } from './floor.ts';
import { leadDatabase } from './lead-database.ts';
import { submissionRate } from './lead-load.ts';
import { type Line, noiseNote } from './line.ts';
import { interleaved } from './rounds.ts';

const ROUNDS = 7;
const SECONDS = 4;
const ASKED = 0.5;

/** `POST .../responses` as on SQLite, against the same rows written by a bare server to the same PostgreSQL. */
export async function postgresLine(): Promise<Line> {
	const { postgres, url, floorUrl, quiz, sample } = await leadDatabase();
	try {
		const floor = await startFloor('./floor-submit-postgres.ts', floorUrl, sample);
		const server = await serve({ env: { DATABASE_URL: url } });
		const ours = `${server.origin}/api/v1/quizzes/${quiz}/responses`;
		for (const warm of [floor.origin, ours]) await submissionRate([warm], SECONDS);
		const figures = await interleaved(
			ROUNDS,
			() => submissionRate([floor.origin], SECONDS),
			() => submissionRate([ours], SECONDS)
		);
		await Promise.all([floor.stop(), server.stop()]);
		const ratio = figures.ours.median / figures.floor.median;
		return {
			what: 'submission, PostgreSQL, 50 connections',
			floor: `${Math.round(figures.floor.median)} per second`,
			measured: `${Math.round(figures.ours.median)} per second, ${ratio.toFixed(2)} of the floor`,
			asked: `${ASKED}`,
			kept: ratio >= ASKED,
			note: noiseNote(figures.floor.spread)
		};
	} finally {
		await postgres.remove();
	}
}
