import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { NEW_OWNER } from '../../../src/lib/server/services/accounts.ts';
import * as accounts from '../../../src/lib/server/storage/queries/accounts.ts';
import * as addresses from '../../../src/lib/server/storage/queries/addresses.ts';
import * as campaignCounts from '../../../src/lib/server/storage/queries/campaign-counts.ts';
import * as campaigns from '../../../src/lib/server/storage/queries/campaigns.ts';
import * as consents from '../../../src/lib/server/storage/queries/consents.ts';
import * as counters from '../../../src/lib/server/storage/queries/counters.ts';
import * as deliveries from '../../../src/lib/server/storage/queries/deliveries.ts';
import * as details from '../../../src/lib/server/storage/queries/details.ts';
import * as destinations from '../../../src/lib/server/storage/queries/destinations.ts';
import * as exports from '../../../src/lib/server/storage/queries/exports.ts';
import * as acts from '../../../src/lib/server/storage/queries/invitation-acts.ts';
import * as leadList from '../../../src/lib/server/storage/queries/lead-list.ts';
import * as leadLook from '../../../src/lib/server/storage/queries/lead-look.ts';
import * as leadValues from '../../../src/lib/server/storage/queries/lead-values.ts';
import * as leads from '../../../src/lib/server/storage/queries/leads.ts';
import * as letters from '../../../src/lib/server/storage/queries/letters.ts';
import * as partials from '../../../src/lib/server/storage/queries/partials.ts';
import * as quizzes from '../../../src/lib/server/storage/queries/quizzes.ts';
import * as recipientFields from '../../../src/lib/server/storage/queries/recipient-fields.ts';
import * as responses from '../../../src/lib/server/storage/queries/responses.ts';
import * as savedViews from '../../../src/lib/server/storage/queries/saved-views.ts';
import * as tokens from '../../../src/lib/server/storage/queries/tokens.ts';
import * as trials from '../../../src/lib/server/storage/queries/trials.ts';
import * as uploads from '../../../src/lib/server/storage/queries/uploads.ts';
import { Stale, type Store } from '../../../src/lib/server/storage/store.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { anId, aSubmissionWrite } from '../../support/a-submission-write.ts';
import { anInvitation } from '../../support/an-invitation.ts';
import { anUpload } from '../../support/an-upload.ts';
import { forEachEngine, openEmptyStore } from '../../support/store.ts';
import { furnishTeam, TEAM_CHANGES, TEAM_READS, TEAM_UNBOUND } from './isolation-of-team.ts';
import {
	furnishLeaving,
	LEAVING_CHANGES,
	LEAVING_READS,
	LEAVING_UNBOUND
} from './isolation-of-leaving.ts';
import {
	AUDIENCE_CHANGES,
	AUDIENCE_READS,
	AUDIENCE_UNBOUND,
	furnishAudience
} from './audience-isolation.ts';
import { DESK_CHANGES, DESK_READS, DESK_UNBOUND, furnishDesk } from './isolation-of-desk.ts';
import { FORM_CHANGES, FORM_READS, furnishForms } from './isolation-of-forms.ts';
import { furnishMerges, MERGE_CHANGES, MERGE_READS } from './isolation-of-merges.ts';
import { PRIVACY_CHANGES, PRIVACY_READS, PRIVACY_UNBOUND } from './isolation-of-privacy.ts';
import { furnishPushes, PUSH_CHANGES, PUSH_READS, PUSH_UNBOUND } from './isolation-of-pushes.ts';
import { furnishSurveys, SURVEY_READS } from './isolation-of-surveys.ts';
import {
	furnishSending,
	SENDING_CHANGES,
	SENDING_READS,
	SENDING_UNBOUND
} from './isolation-of-sending.ts';

const page = { limit: 10 };
const exported = { after: '', limit: 10 };
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
const begun = (workspaceId: string) => ({ workspaceId, quizId: 'qz_1', attemptId: 'begun' });

type Query = (store: Store, workspace: string) => Promise<unknown>;

/** What names a workspace; run for a stranger, then for the workspace that owns everything. */
const READS: Record<string, Query> = {
	...LEAVING_READS,
	...TEAM_READS,
	...SURVEY_READS,
	...SENDING_READS,
	...DESK_READS,
	...MERGE_READS,
	...FORM_READS,
	...PUSH_READS,
	campaignById: (store, workspace) => campaigns.campaignById(store, workspace, 'camp_1'),
	campaignsPage: (store, workspace) => campaigns.campaignsPage(store, workspace, page),
	countsOfCampaigns: (store, workspace) =>
		campaignCounts.countsOfCampaigns(store, workspace, ['camp_1']),
	...AUDIENCE_READS,
	...PRIVACY_READS,
	usersOfWorkspace: accounts.usersOfWorkspace,
	recipientFieldNames: recipientFields.recipientFieldNames,
	formerAddresses: (store, workspace) => addresses.formerAddresses(store, workspace, 'qz_1'),
	countsOf: (store, workspace) => counters.countsOf(store, workspace, ['qz_1']),
	countByVersion: (store, workspace) =>
		counters.countByVersion(store, workspace, 'qz_1', 'complete'),
	attemptsUnderWay: (store, workspace) => counters.attemptsUnderWay(store, workspace, 'qz_1', 0),
	attemptStart: async (store, workspace) =>
		(await counters.attemptStart(store, workspace, 'qz_1', 'begun')) !== undefined,
	dayCountsOf: (store, workspace) =>
		counters.dayCountsOf(store, workspace, 'qz_1', { names: ['complete'], days: 9 }),
	deliveriesPage: (store, workspace) => deliveries.deliveriesPage(store, workspace, page),
	deliveryById: (store, workspace) => deliveries.deliveryById(store, workspace, 'msg_1'),
	attemptsOf: (store, workspace) => deliveries.attemptsOf(store, workspace, 'msg_1'),
	destinationsOf: destinations.destinationsOf,
	destinationById: (store, workspace) => destinations.destinationById(store, workspace, 'dst_1'),
	standingsOfLeads: (store, workspace) => exports.standingsOfLeads(store, workspace, ['led_1']),
	originsOfLeads: async (store, workspace) => [
		...(await exports.originsOfLeads(store, workspace, ['led_1']))
	],
	consentsOfLeads: (store, workspace) => consents.consentsOfLeads(store, workspace, ['led_1']),
	consentsOfResponses: (store, workspace) =>
		consents.consentsOfResponses(store, workspace, ['rsp_1']),
	detailsOfResponses: (store, workspace) => details.detailsOfResponses(store, workspace, ['rsp_1']),
	namesOfQuizzes: (store, workspace) => exports.namesOfQuizzes(store, workspace, ['qz_1']),
	invitationOfAttempt: (store, workspace) =>
		acts.invitationOfAttempt(store, workspace, 'qz_1', 'asked'),
	leadsPage: (store, workspace) =>
		leadList.leadsPage(
			store,
			workspace,
			{ quiz: 'qz_1' },
			{
				order: { by: 'active', descending: true },
				limit: 9,
				looked: { count: 1, by: 'quiz', few: false }
			}
		),
	lookAtLeads: async (store, workspace) =>
		(await leadLook.lookAtLeads(store, workspace, {})).count > 0,
	stagesOfLeads: leadValues.stagesOfLeads,
	sourcesOfLeads: leadValues.sourcesOfLeads,
	tagsOfLeads: leadValues.tagsOfLeads,
	tagsOfEach: (store, workspace) => leadValues.tagsOfEach(store, workspace, ['led_1']),
	viewsOf: (store, workspace) => savedViews.viewsOf(store, workspace, 'usr_1'),
	leadsByIds: (store, workspace) => leads.leadsByIds(store, workspace, ['led_1']),
	leadPlaces: (store, workspace) =>
		leadList.leadPlaces(
			store,
			workspace,
			{ quiz: 'qz_1' },
			{
				...{ order: { by: 'active', descending: true }, limit: 9, tests: false },
				looked: { count: 1, by: 'quiz', few: false }
			}
		),
	leadContacts: (store, workspace) => leads.leadContacts(store, workspace, ['led_1']),
	leadsWithPhones: (store, workspace) =>
		leads.leadsWithPhones(store, workspace, ['+4915112345678']),
	leadById: (store, workspace) => leads.leadById(store, workspace, 'led_1'),
	quizzesOfLead: (store, workspace) => leads.quizzesOfLead(store, workspace, 'led_1'),
	historyOfLead: (store, workspace) => leads.historyOfLead(store, workspace, 'led_1'),
	quizByIdOrSlug: (store, workspace) => quizzes.quizByIdOrSlug(store, workspace, 'bant'),
	quizzesPage: (store, workspace) => quizzes.quizzesPage(store, workspace, page),
	definitionsOf: (store, workspace) => quizzes.definitionsOf(store, workspace, null),
	latestVersion: (store, workspace) => quizzes.latestVersion(store, workspace, 'qz_1'),
	versionsOf: (store, workspace) => quizzes.versionsOf(store, workspace, 'qz_1'),
	responsesPage: (store, workspace) => responses.responsesPage(store, workspace, page),
	responsesAfter: (store, workspace) => responses.responsesAfter(store, workspace, exported),
	pastRows: (store, workspace) => responses.pastRows(store, workspace, 'qz_1', page),
	consentsBetween: (store, workspace) =>
		responses.consentsBetween(store, workspace, { first: '', last: 'z' }),
	responseById: (store, workspace) => responses.responseById(store, workspace, 'rsp_1'),
	responseByKey: (store, workspace) => responses.responseByKey(store, workspace, 'qz_1', 'key_1'),
	countHeld: responses.countHeld,
	trialsOf: (store, workspace) => trials.trialsOf(store, workspace, 'qz_1', 9),
	quizzesOnTrial: (store, workspace) => trials.quizzesOnTrial(store, workspace, ['qz_1']),
	momentAfter: (store, workspaceId) => trials.momentAfter(store, { ...trial, workspaceId }, 0, 0),
	countTrial: (store, workspaceId) => trials.countTrial(store, { ...trial, workspaceId }),
	lettersOf: (store, workspace) =>
		letters.lettersOf(store, workspace, { quiz: 'qz_1', attempt: 'begun' }),
	attemptOf: (store, workspace) => partials.attemptOf(store, begun(workspace)),
	partialOf: (store, workspace) => partials.partialOf(store, begun(workspace)),
	partialsPage: (store, workspace) =>
		partials.partialsPage(store, workspace, { ...page, quiz: 'qz_1' }),
	stoppedBySteps: (store, workspace) => partials.stoppedBySteps(store, workspace, 'qz_1'),
	unwrittenPartials: (store, workspace) =>
		partials.unwrittenPartials(store, workspace, {
			...page,
			...{ quiz: 'qz_1', after: 0, until: 9 }
		}),
	activeTokens: tokens.activeTokens,
	unclaimedBytes: (store, workspace) => uploads.unclaimedBytes(store, workspace, 'qz_1'),
	uploadsOfQuiz: (store, workspace) =>
		uploads.uploadsOfQuiz(store, workspace, 'qz_1', ['upl_free', 'upl_claimed']),
	uploadsOfResponses: (store, workspace) => uploads.uploadsOfResponses(store, workspace, ['rsp_1']),
	claimedUpload: (store, workspace) => uploads.claimedUpload(store, workspace, 'upl_claimed')
};

const CHANGES: Record<string, Query> = {
	...LEAVING_CHANGES,
	...TEAM_CHANGES,
	...SENDING_CHANGES,
	...DESK_CHANGES,
	...MERGE_CHANGES,
	...FORM_CHANGES,
	...PUSH_CHANGES,
	changeCampaign: (store, workspace) =>
		campaigns.changeCampaign(
			store,
			{ workspace, id: 'camp_1' },
			{ states: ['draft'] },
			{ name: 'Changed' },
			9
		),
	deleteCampaignRow: (store, workspace) => campaigns.deleteCampaignRow(store, workspace, 'camp_1'),
	...AUDIENCE_CHANGES,
	...PRIVACY_CHANGES,
	changeAddresses: (store, workspaceId) =>
		addresses.changeAddresses(
			store,
			{ workspaceId, quizId: 'qz_1' },
			{ slug: 'another', release: ['before'], now: 9 }
		),
	queueAgain: (store, workspace) => deliveries.queueAgain(store, workspace, 'msg_1', 9),
	queueFailedAgain: (store, workspace) => deliveries.queueFailedAgain(store, workspace, 'dst_1', 9),
	updateDestinationRow: (store, workspace) =>
		destinations.updateDestinationRow(store, workspace, 'dst_1', { name: 'Changed' }),
	deleteDestinationRow: (store, workspace) =>
		destinations.deleteDestinationRow(store, workspace, 'dst_1', 9),
	recordNotMe: (store, workspaceId) =>
		acts.recordNotMe(store, {
			invitation: { id: 'inv_1', campaignId: 'cmp_1', variant: 'a', workspaceId },
			...{ takesBack: true, now: 9 }
		}),
	deletePartialRow: (store, workspace) => partials.deletePartialRow(store, begun(workspace), 9),
	replaceDraft: (store, workspace) => quizzes.replaceDraft(store, quiz(workspace), changedDraft),
	publishVersion: (store, workspace) =>
		quizzes.publishVersion(
			store,
			quiz(workspace),
			{ ...version, version: 2 },
			{ isNew: true, now: 9 }
		),
	closeQuiz: (store, workspace) =>
		quizzes.closeQuiz(store, { ...quiz(workspace), liveVersion: 1 }, 'Closed', 9),
	setQuizDeleted: (store, workspace) => quizzes.setQuizDeleted(store, quiz(workspace), 9),
	deleteOddResponse: (store, workspace) =>
		responses.deleteOddResponse(store, workspace, 'rsp_test'),
	startTrial: (store, workspaceId) =>
		trials.startTrial(
			store,
			{ ...quiz(workspaceId), id: 'qz_2', liveVersion: 1 },
			{ ...trial, workspaceId, id: 'tri_2', quizId: 'qz_2' },
			null
		),
	endTrial: (store, workspaceId) =>
		trials.endTrial(store, { ...trial, workspaceId }, { endedAt: 9, kept: 'control' }),
	endRunning: async (store, workspaceId) => {
		const ending = { endedAt: 9, kept: null };
		const [ended] = await store.atomically((db) => [
			trials.endRunning(store, db, quiz(workspaceId), ending)
		]);
		return ended;
	},
	deleteViewRow: (store, workspace) =>
		savedViews.deleteViewRow(store, workspace, { id: 'view_1', user: 'usr_1', shared: true }),
	revokeTokenRow: (store, workspace) => tokens.revokeTokenRow(store, workspace, 'tok_1', 9)
};

/** Queries that rightly name no workspace. */
const UNBOUND: Record<string, string[]> = {
	...LEAVING_UNBOUND,
	...TEAM_UNBOUND,
	...SENDING_UNBOUND,
	...DESK_UNBOUND,
	...PUSH_UNBOUND,
	'insert a survey and count it': ['insertCampaign', 'campaignCount'],
	'serve whoever holds a link that we have signed': ['invitationById'],
	...AUDIENCE_UNBOUND,
	...PRIVACY_UNBOUND,
	'insert rows that name theirs': [
		...['insertFirstOwner', 'insertUser', 'insertSession', 'insertToken', 'insertQuiz'],
		...['insertDestination', 'insertDelivery', 'addCounts', 'startAttempt'],
		...[
			'insertView',
			'insertUpload',
			'insertPicture',
			'keepPartialRow',
			'insertUnfinishedLetter',
			'addCount'
		]
	],
	'are asked to find out who somebody is': [
		...['anyUser', 'firstWorkspace', 'userByEmail', 'userById', 'tokenByHash', 'sessionWithUser']
	],
	'change only what the one who asks has proved to be theirs': [
		...['touchSession', 'deleteSession', 'deleteSessionsOf', 'deleteExpiredSessions', 'touchToken'],
		...['replacePassword', 'setUserLocale', 'setPreferences']
	],
	'belong to the installation': ['settingOf', 'saveSetting', 'settingOnce'],
	'serve whoever holds the link of a letter, which we have signed': [
		...['recordAct', 'recordVisits', 'timesOfSending']
	],
	'throttle before anybody is known': ['countTry', 'forgetTries', 'forgetTriesBefore'],
	'serve respondents, to whom every public quiz is open': [...['quizAtAddress', 'versionRow']],
	'tell which addresses of the installation are taken': ['slugsLike', 'holderOf'],
	'serve whoever sends a file and proves it by an id that nobody can guess': [
		...['unclaimedUpload', 'completeUpload', 'dropUpload']
	],
	'sweep what nobody has come back to': ['deletePartialsBefore'],
	'sweep what nobody has claimed': ['dropUploadsBefore', 'droppedUploads', 'forgetUploads'],
	'let a proof of work count once, whoever has done it': ['useProof', 'forgetProofsBefore'],
	'belong to the worker, who serves everybody': [
		...['dueDestinations', 'claimDeliveries', 'recordAttempt', 'backlog'],
		...['renewLeases', 'releaseAll', 'bringForward', 'claimLetters', 'renewLetterLeases'],
		...['abandonLetters', 'bringLettersForward', 'recordLetter', 'quizzesWithUnwritten']
	]
};

forEachEngine((engine, makeStore) => {
	describe('a stranger gets nothing from', () => {
		test('any query that reads', async () => {
			const store = await furnished(await makeStore());
			for (const [name, query] of Object.entries(READS)) {
				expect(isNothing(await query(store, 'ws_2')), `${name} for a stranger`).toBe(true);
				expect(isNothing(await query(store, 'ws_1')), `${name} for the owner`).toBe(false);
			}
		});

		test.each(Object.entries(CHANGES))('%s, which changes something', async (_, query) => {
			const store = await openEmptyStore(engine);
			try {
				await furnished(store);
				const before = await everything(store);
				const answer = await query(store, 'ws_2').catch((error: unknown) => error);
				expect(answer instanceof Stale || isNothing(answer)).toBe(true);
				expect(await everything(store)).toEqual(before);
				await query(store, 'ws_1');
				expect(await everything(store)).not.toEqual(before);
			} finally {
				await store.close();
			}
		});
	});
});

test('every query is looked at here', async () => {
	const folder = new URL('../../../src/lib/server/storage/queries/', import.meta.url);
	const modules = await Promise.all(
		(await readdir(folder)).map((file) => import(new URL(file, folder).pathname))
	);
	const queries = modules.flatMap((module: object) =>
		Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? name : []))
	);
	const known = [...Object.keys(READS), ...Object.keys(CHANGES), ...Object.values(UNBOUND).flat()];
	expect(queries.sort()).toEqual(known.sort());
});

function isNothing(answer: unknown): boolean {
	return !answer || (Array.isArray(answer) && answer.length === 0);
}

async function everything(store: Store) {
	const tables = Object.entries(store.tables);
	const rows = tables.map(async ([name, table]) => [name, await store.db.select().from(table)]);
	return Object.fromEntries(await Promise.all(rows));
}

/** Everything there is, in one workspace. */
async function furnished(store: Store): Promise<Store> {
	const time = { createdAt: 0, updatedAt: 0 };
	const { tables, db } = store;
	const workspaceId = 'ws_1';
	await db.insert(tables.workspaces).values({ id: workspaceId, name: 'One', createdAt: 0 });
	await accounts.insertUser(store, {
		id: 'usr_1',
		workspaceId,
		email: 'owner@example.com',
		name: '',
		passwordHash: 'hash',
		locale: 'en',
		...NEW_OWNER,
		createdAt: 0
	});
	await tokens.insertToken(store, {
		id: 'tok_1',
		workspaceId,
		name: 'CRM',
		tokenHash: 'hash',
		scopes: ['read'],
		createdAt: 0,
		lastUsedAt: null,
		revokedAt: null
	});
	await quizzes.insertQuiz(store, {
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
	});
	const other = { id: 'qz_2', slug: 'other' };
	const [first] = await db.select().from(tables.quizzes);
	if (first) await db.insert(tables.quizzes).values({ ...first, ...other });
	await db.insert(tables.leadTags).values({ workspaceId, tag: 'vip', leadId: 'led_1' });
	await db.insert(tables.savedViews).values({
		...{ id: 'view_1', workspaceId, userId: null, name: 'Hot', query: '?segment=hot' },
		...{ position: 0, createdAt: 0 }
	});
	await db.insert(tables.trials).values(trial);
	const before = { slug: 'before', workspaceId, quizId: 'qz_1', leftAt: 5 };
	await db.insert(tables.addresses).values(before);
	await db.insert(tables.versions).values(version);
	await destinations.insertDestination(store, aWebhookDestination());
	const consent = {
		id: anId('cns'),
		consentId: 'marketing',
		purpose: 'marketing',
		text: 'Yes',
		textHash: 'hash',
		locale: 'en',
		mechanism: 'checkbox'
	};
	const written = await store.completeSubmissions([
		aSubmissionWrite({
			responseId: 'rsp_1',
			idempotencyKey: 'key_1',
			newLeadId: 'led_1',
			contact: { email: 'anna@example.com', phone: '+4915112345678' },
			consents: [consent],
			deliveries: () => [aDelivery({ leadId: 'led_1' })]
		}),
		aSubmissionWrite({ responseId: 'rsp_test', test: true }),
		aSubmissionWrite({ responseId: 'rsp_held', held: 'trap' })
	]);
	expect(written.map(({ state }) => state)).toEqual(['stored', 'stored', 'stored']);
	await db.insert(tables.attempts).values({
		...{ quizId: 'qz_1', attemptId: 'begun', workspaceId, version: 1, source: 'direct' },
		...{ startedAt: 0, completedAt: null }
	});
	await db.insert(tables.partials).values({
		...{ ...begun(workspaceId), version: 1, revision: 1, locale: 'en', answers: {}, hidden: {} },
		...{ path: [], step: 'budget', source: 'direct', email: 'anna@example.com' },
		...{ startedAt: 0, updatedAt: 5 }
	});
	await db.insert(tables.letters).values({
		...{ id: 'let_1', ...begun(workspaceId), kind: 'finished', responseId: null, leadId: null },
		...{ recipient: 'anna@example.com', locale: 'en', subject: '', text: '', html: '' },
		...{ state: 'queued', attempts: 0, nextAttemptAt: 0, leaseOwner: null, leaseUntil: null },
		...{ error: null, createdAt: 0, finishedAt: null }
	});
	await anInvitation(store, {
		invitation: { id: 'inv_1', campaignId: 'cmp_1', attemptId: 'asked' }
	});
	await db.insert(tables.recipients).values({
		...{ id: 'rcp_fields', workspaceId, email: 'fields@example.com', name: null },
		...{ fields: { plan: 'gold' }, locale: null, leadId: null, basis: 'consent', basisAt: 0 },
		...{ basisNote: '', importId: null, search: '', createdAt: 0, updatedAt: 0 }
	});
	await db.insert(tables.details).values({
		...{ responseId: 'rsp_1', workspaceId, quizId: 'qz_1', bodyHash: 'hash' },
		...{ given: { name: 'Anna' }, locale: 'en', createdAt: 0 }
	});
	await furnishAudience(store);
	await uploads.insertUpload(store, anUpload({ id: 'upl_free' }));
	await uploads.insertUpload(store, anUpload({ id: 'upl_claimed', responseId: 'rsp_1' }));
	await db.update(tables.deliveries).set({ state: 'exhausted', attempts: 10, finishedAt: 5 });
	await db.insert(tables.deliveries).values(aDelivery({ id: 'msg_2' }));
	await db.insert(tables.deliveryAttempts).values({
		id: 'att_1',
		workspaceId,
		deliveryId: 'msg_1',
		number: 1,
		startedAt: 0,
		durationMs: 5,
		status: 500,
		outcome: 'failed',
		error: null,
		url: null,
		requestHeaders: null,
		responseExcerpt: null
	});
	await campaigns.insertCampaign(store, {
		...{ id: 'camp_1', workspaceId, name: 'Survey', quizId: 'qz_1', state: 'draft', letter: {} },
		...{ audience: {}, settings: {}, revision: 1, preparedTo: null, startAt: null, ...time },
		...{ startedAt: null, finishedAt: null, pausedFor: null }
	});
	const count = {
		campaignId: 'camp_1',
		workspaceId,
		variant: 'a',
		name: 'sent',
		count: 1
	} as const;
	await store.atomically((tx) => [campaignCounts.campaignCount(store, tx, count)]);
	await furnishLeaving(store);
	await furnishTeam(store);
	await furnishSurveys(store);
	await furnishSending(store);
	await furnishDesk(store);
	await furnishForms(store);
	await furnishMerges(store);
	await furnishPushes(store);
	return store;
}
