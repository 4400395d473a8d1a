import * as addresses from '../../../src/lib/server/storage/queries/addresses.ts';
import * as counters from '../../../src/lib/server/storage/queries/counters.ts';
import * as quizzes from '../../../src/lib/server/storage/queries/quizzes.ts';
import * as versions from '../../../src/lib/server/storage/queries/versions.ts';
import * as trials from '../../../src/lib/server/storage/queries/trials.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const page = { limit: 10 };
const quiz = (workspaceId: string) => ({ workspaceId, id: 'qz_1', draftRevision: 1 });
const changedDraft = { draft: {}, title: 'Changed', titles: null, updatedAt: 9 };
const version = {
	workspaceId: 'ws_1',
	quizId: 'qz_1',
	version: 1,
	definition: {},
	publishedAt: 0,
	publishedBy: 'usr_1'
};

const trial = {
	...{ id: 'tri_1', workspaceId: 'ws_1', quizId: 'qz_1', controlVersion: 1, variantVersion: 2 },
	...{ share: 50, planned: null, startedAt: 0, startedBy: 'usr_1', endedAt: null, kept: null }
};

/** What names a workspace, of quizzes with their addresses, versions, counts and trials. */
export const QUIZ_READS: Record<string, Query> = {
	formerAddresses: (store, workspace) => addresses.formerAddresses(store, workspace, 'qz_1'),
	countsOf: (store, workspace) => counters.countsOf(store, workspace, ['qz_1']),
	countByVersion: (store, workspace) =>
		counters.countByVersion(store, workspace, 'qz_1', 'complete'),
	attemptsUnderWay: (store, workspace) => counters.attemptsUnderWay(store, workspace, 'qz_1', 0),
	attemptStart: async (store, workspace) =>
		(await counters.attemptStart(store, workspace, 'qz_1', 'begun')) !== undefined,
	dayCountsOf: (store, workspace) =>
		counters.dayCountsOf(store, workspace, 'qz_1', { names: ['complete'], days: 9 }),
	quizByIdOrSlug: (store, workspace) => quizzes.quizByIdOrSlug(store, workspace, 'bant'),
	quizzesPage: (store, workspace) => quizzes.quizzesPage(store, workspace, page),
	definitionsOf: (store, workspace) => quizzes.definitionsOf(store, workspace, null),
	latestVersion: (store, workspace) => versions.latestVersion(store, workspace, 'qz_1'),
	versionsOf: (store, workspace) => versions.versionsOf(store, workspace, 'qz_1'),
	trialsOf: (store, workspace) => trials.trialsOf(store, workspace, 'qz_1', 9),
	quizzesOnTrial: (store, workspace) => trials.quizzesOnTrial(store, workspace, ['qz_1']),
	momentAfter: (store, workspaceId) => trials.momentAfter(store, { ...trial, workspaceId }, 0, 0),
	countTrial: (store, workspaceId) => trials.countTrial(store, { ...trial, workspaceId })
};

export const QUIZ_CHANGES: Record<string, Query> = {
	changeAddresses: (store, workspaceId) =>
		addresses.changeAddresses(
			store,
			{ workspaceId, quizId: 'qz_1' },
			{ slug: 'another', release: ['before'], now: 9 },
			[]
		),
	replaceDraft: (store, workspace) =>
		quizzes.replaceDraft(store, quiz(workspace), changedDraft, []),
	publishVersion: (store, workspace) =>
		quizzes.publishVersion(
			store,
			quiz(workspace),
			{ ...version, version: 2 },
			{ isNew: true, now: 9 },
			[]
		),
	closeQuiz: (store, workspace) =>
		quizzes.closeQuiz(store, { ...quiz(workspace), liveVersion: 1 }, 'Closed', 9, []),
	setQuizDeleted: (store, workspace) => quizzes.setQuizDeleted(store, quiz(workspace), 9, []),
	startTrial: (store, workspaceId) =>
		trials.startTrial(
			store,
			{ ...quiz(workspaceId), id: 'qz_2', liveVersion: 1 },
			{ ...trial, workspaceId, id: 'tri_2', quizId: 'qz_2' },
			null,
			[]
		),
	endTrial: (store, workspaceId) =>
		trials.endTrial(store, { ...trial, workspaceId }, { endedAt: 9, kept: 'control' }, []),
	endRunning: async (store, workspaceId) => {
		const ending = { endedAt: 9, kept: null };
		const [ended] = await store.atomically((db) => [
			trials.endRunning(store, db, quiz(workspaceId), ending)
		]);
		return ended;
	}
};

export const QUIZ_UNBOUND: Record<string, string[]> = {
	'insert rows of a quiz that name its workspace': [
		...['insertQuiz', 'insertPicture', 'addCounts', 'addCount', 'startAttempt']
	],
	'serve respondents, to whom every public quiz is open': ['quizAtAddress', 'versionRow'],
	'tell which addresses of the installation are taken': ['slugsLike', 'holderOf']
};

/** A live quiz with a version, an address that it had before, a trial and somebody under way, and one that nobody takes. */
export async function furnishQuizzes(store: Store): Promise<void> {
	const { db, tables } = store;
	const workspaceId = 'ws_1';
	const time = { createdAt: 0, updatedAt: 0 };
	await quizzes.insertQuiz(
		store,
		{
			...quiz(workspaceId),
			slug: 'bant',
			title: 'BANT',
			titles: null,
			draft: {},
			liveVersion: 1,
			closedMessage: null,
			closedVersion: null,
			closedAt: null,
			retentionDays: null,
			...time,
			deletedAt: null
		},
		[]
	);
	const other = { id: 'qz_2', slug: 'other' };
	const [first] = await db.select().from(tables.quizzes);
	if (first) await db.insert(tables.quizzes).values({ ...first, ...other });
	await db.insert(tables.trials).values(trial);
	const before = { slug: 'before', workspaceId, quizId: 'qz_1', leftAt: 5 };
	await db.insert(tables.addresses).values(before);
	await db.insert(tables.versions).values(version);
	await db.insert(tables.attempts).values({
		...{ quizId: 'qz_1', attemptId: 'begun', workspaceId, version: 1, source: 'direct' },
		...{ startedAt: 0, completedAt: null }
	});
}
