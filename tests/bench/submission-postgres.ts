import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import pg from 'pg';
import { aLeadSubmission } from '../support/a-lead-quiz.ts';
import { makePostgres, type PostgresServer } from '../support/postgres-server.ts';
import { serve, type Served } from '../support/served.ts';
import { type Floor, startFloor } from './floor.ts';
import { publishedLeadQuiz, submissionRate } from './lead-load.ts';
import { type Line, noiseNote } from './line.ts';
import { interleaved } from './rounds.ts';

const ROUNDS = 7;
const SECONDS = 4;
const ASKED = 0.5;
const ASKED_OF_TWO = 1.4;
/** One each for the generator, PostgreSQL and the two processes. */
const CORES_NEEDED = 4;

/** `POST .../responses` as on SQLite, against the same rows written by a bare server to the same PostgreSQL. */
export async function postgresLines(): Promise<Line[]> {
	const postgres = await makePostgres({ fsync: true });
	try {
		const { quiz, sample } = await prepare(postgres);
		const floor = await startFloor('./floor-submit-postgres.ts', postgres.urlOf('floor'), sample);
		const env = { DATABASE_URL: postgres.urlOf('ours') };
		const servers = [await serve({ env }), await serve({ env })];
		const urls = servers.map(({ origin }) => `${origin}/api/v1/quizzes/${quiz}/responses`);
		for (const url of [floor.origin, ...urls]) await submissionRate([url], SECONDS);
		const lines = [await againstFloor(floor, urls), await oneAgainstTwo(servers, urls)];
		await Promise.all([floor, ...servers].map((server) => server.stop()));
		return lines;
	} finally {
		await postgres.remove();
	}
}

/** A published quiz with one response, and the floor's copy of the database. */
async function prepare(postgres: PostgresServer) {
	const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') });
	await admin.connect();
	await admin.query('CREATE DATABASE ours');
	const server = await serve({ env: { DATABASE_URL: postgres.urlOf('ours') } });
	const quiz = await publishedLeadQuiz(server);
	const answer = await server.api(`/quizzes/${quiz}/responses`, {
		method: 'POST',
		body: JSON.stringify(aLeadSubmission(0, 'yes'))
	});
	const { id: sample } = await answer.json();
	await server.stop();
	await admin.query('CREATE DATABASE floor TEMPLATE ours');
	await admin.end();
	return { quiz, sample };
}

async function againstFloor(floor: Floor, urls: readonly string[]): Promise<Line> {
	const figures = await interleaved(
		ROUNDS,
		() => submissionRate([floor.origin], SECONDS),
		() => submissionRate(urls.slice(0, 1), SECONDS)
	);
	const ratio = figures.ours.median / figures.floor.median;
	return {
		what: 'submission, PostgreSQL, 50 connections',
		floor: `${Math.round(figures.floor.median)} per second`,
		measured: `${Math.round(figures.ours.median)} per second, ${ratio.toFixed(2)} of the floor`,
		asked: `${ASKED}`,
		kept: ratio >= ASKED,
		note: noiseNote(figures.floor.spread)
	};
}

/** Where there are too few cores both ways use all of them, and only what a submission costs can be compared. */
async function oneAgainstTwo(servers: readonly Served[], urls: readonly string[]): Promise<Line> {
	const costs: Record<'one' | 'two', number[]> = { one: [], two: [] };
	const measure = async (some: readonly string[], cost: number[]) => {
		const before = await processorSeconds(servers);
		const rate = await submissionRate(some, SECONDS);
		cost.push(((await processorSeconds(servers)) - before) / (rate * SECONDS));
		return rate;
	};
	const figures = await interleaved(
		ROUNDS,
		() => measure(urls.slice(0, 1), costs.one),
		() => measure(urls, costs.two)
	);
	const ratio = figures.ours.median / figures.floor.median;
	const enough = availableParallelism() >= CORES_NEEDED;
	const microseconds = (all: readonly number[]) => Math.round(Math.min(...all) * 1e6);
	return {
		what: 'two processes on one PostgreSQL',
		floor: `one process: ${Math.round(figures.floor.median)} per second`,
		measured: `${Math.round(figures.ours.median)} per second, ${ratio.toFixed(2)} times one`,
		asked: enough ? `${ASKED_OF_TWO}` : `${ASKED_OF_TWO} where there are ${CORES_NEEDED} cores`,
		kept: ratio >= ASKED_OF_TWO || !enough,
		note: `a submission costs the processes ${microseconds(costs.one)} µs in one, ${microseconds(costs.two)} µs in two`
	};
}

/** Linux only. */
async function processorSeconds(servers: readonly Served[]): Promise<number> {
	const stats = servers.map(({ process }) => readFile(`/proc/${process.pid}/stat`, 'utf8'));
	const ticks = (await Promise.all(stats)).map((stat) => {
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(fields[11]) + Number(fields[12]);
	});
	return ticks.reduce((sum, own) => sum + own) / 100;
}
