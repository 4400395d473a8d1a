import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aLeadSubmission } from '../support/a-lead-quiz.ts';
import { serve } from '../support/served.ts';
import { startFloor } from './floor.ts';
import { type Line, noiseNote } from './line.ts';
import { publishedLeadQuiz, submissionRate } from './lead-load.ts';
import { interleaved } from './rounds.ts';

const ROUNDS = 5;
const SECONDS = 4;
const ASKED = 0.6;

/** `POST .../responses` with ten answers and a new lead each, against the same rows written by a bare server. */
export async function submissionLine(): Promise<Line> {
	const dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-bench-'));
	let server = await serve({ dataDir });
	const quiz = await publishedLeadQuiz(server);
	const sample = await server.api(`/quizzes/${quiz}/responses`, {
		method: 'POST',
		body: JSON.stringify(aLeadSubmission(0, 'yes'))
	});
	const { id } = await sample.json();
	await server.stop();
	const floorFile = join(dataDir, 'floor.db');
	await cp(join(dataDir, 'quizsilver.db'), floorFile);
	const floor = await startFloor('./floor-submit.ts', floorFile, id);
	server = await serve({ dataDir });
	try {
		const path = `/api/v1/quizzes/${quiz}/responses`;
		const figures = await interleaved(
			ROUNDS,
			() => submissionRate([floor.origin], SECONDS),
			() => submissionRate([server.origin + path], SECONDS)
		);
		const ratio = figures.ours.median / figures.floor.median;
		return {
			what: 'submission, SQLite, 50 connections',
			floor: `${Math.round(figures.floor.median)} per second`,
			measured: `${Math.round(figures.ours.median)} per second, ${ratio.toFixed(2)} of the floor`,
			asked: `${ASKED}`,
			kept: ratio >= ASKED,
			note: noiseNote(figures.floor.spread)
		};
	} finally {
		await floor.stop();
		await server.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
}
