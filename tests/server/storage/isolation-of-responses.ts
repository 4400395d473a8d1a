import * as consents from '../../../src/lib/server/storage/queries/consents.ts';
import * as details from '../../../src/lib/server/storage/queries/details.ts';
import * as letters from '../../../src/lib/server/storage/queries/letters.ts';
import * as partials from '../../../src/lib/server/storage/queries/partials.ts';
import * as responses from '../../../src/lib/server/storage/queries/responses.ts';
import * as uploads from '../../../src/lib/server/storage/queries/uploads.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { aDelivery } from '../../support/a-delivery.ts';
import { anId, aSubmissionWrite } from '../../support/a-submission-write.ts';
import { anUpload } from '../../support/an-upload.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const page = { limit: 10 };
const begun = (workspaceId: string) => ({ workspaceId, quizId: 'qz_1', attemptId: 'begun' });

/** What names a workspace, of responses and of what is not one yet. */
export const RESPONSE_READS: Record<string, Query> = {
	consentsOfLeads: (store, workspace) => consents.consentsOfLeads(store, workspace, ['led_1']),
	consentsOfResponses: (store, workspace) =>
		consents.consentsOfResponses(store, workspace, ['rsp_1']),
	detailsOfResponses: (store, workspace) => details.detailsOfResponses(store, workspace, ['rsp_1']),
	responsesPage: (store, workspace) => responses.responsesPage(store, workspace, page),
	responsesAfter: (store, workspace) =>
		responses.responsesAfter(store, workspace, { after: '', limit: 10 }),
	pastRows: (store, workspace) => responses.pastRows(store, workspace, 'qz_1', page),
	responseById: (store, workspace) => responses.responseById(store, workspace, 'rsp_1'),
	responseByKey: (store, workspace) => responses.responseByKey(store, workspace, 'qz_1', 'key_1'),
	countHeld: responses.countHeld,
	ownerLettersOf: (store, workspace) => letters.ownerLettersOf(store, workspace, 'led_1'),
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
	unclaimedBytes: (store, workspace) => uploads.unclaimedBytes(store, workspace, 'qz_1'),
	uploadsOfQuiz: (store, workspace) =>
		uploads.uploadsOfQuiz(store, workspace, 'qz_1', ['upl_free', 'upl_claimed']),
	uploadsOfResponses: (store, workspace) => uploads.uploadsOfResponses(store, workspace, ['rsp_1']),
	claimedUpload: (store, workspace) => uploads.claimedUpload(store, workspace, 'upl_claimed')
};

export const RESPONSE_CHANGES: Record<string, Query> = {
	deletePartialRow: (store, workspace) => partials.deletePartialRow(store, begun(workspace), 9, []),
	deleteOddResponse: (store, workspace) =>
		responses.deleteOddResponse(store, workspace, 'rsp_test', [])
};

export const RESPONSE_UNBOUND: Record<string, string[]> = {
	'insert rows of an attempt that name its workspace': [
		...['insertUpload', 'keepPartialRow', 'insertUnfinishedLetter']
	],
	'serve whoever sends a file and proves it by an id that nobody can guess': [
		...['unclaimedUpload', 'completeUpload', 'dropUpload']
	],
	'sweep what nobody has come back to': ['deletePartialsBefore'],
	'sweep what nobody has claimed': ['dropUploadsBefore', 'droppedUploads', 'forgetUploads'],
	'let a proof of work count once, whoever has done it': ['useProof', 'forgetProofsBefore'],
	'belong to the worker of letters, who serves everybody': [
		...['claimLetters', 'renewLetterLeases', 'abandonLetters', 'bringLettersForward'],
		...['recordLetter', 'quizzesWithUnwritten']
	]
};

/** A response of a lead with consents, details, files and a push; a test, one held back, and one that somebody left open. */
export async function furnishResponses(store: Store): Promise<void> {
	const { db, tables } = store;
	const workspaceId = 'ws_1';
	const consent = {
		id: anId('cns'),
		consentId: 'marketing',
		purpose: 'marketing',
		text: 'Yes',
		textHash: 'hash',
		locale: 'en',
		mechanism: 'checkbox'
	};
	await store.completeSubmissions([
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
	await db.insert(tables.partials).values({
		...{ ...begun(workspaceId), version: 1, revision: 1, locale: 'en', answers: {}, hidden: {} },
		...{ path: [], step: 'budget', source: 'direct', email: 'anna@example.com' },
		...{ startedAt: 0, updatedAt: 5 }
	});
	const letter = {
		...{ ...begun(workspaceId), responseId: null, leadId: null },
		...{ recipient: 'anna@example.com', locale: 'en', subject: '', text: '', html: '' },
		...{ state: 'queued' as const, attempts: 0, nextAttemptAt: 0, leaseOwner: null },
		...{ leaseUntil: null, error: null, createdAt: 0, finishedAt: null }
	};
	await db.insert(tables.letters).values([
		{ ...letter, id: 'let_1', kind: 'finished' },
		{ ...letter, id: 'let_2', kind: 'handed', leadId: 'led_1' }
	]);
	await db.insert(tables.details).values({
		...{ responseId: 'rsp_1', workspaceId, quizId: 'qz_1', bodyHash: 'hash' },
		...{ given: { name: 'Anna' }, locale: 'en', createdAt: 0 }
	});
	await uploads.insertUpload(store, anUpload({ id: 'upl_free' }));
	await uploads.insertUpload(store, anUpload({ id: 'upl_claimed', responseId: 'rsp_1' }));
}
