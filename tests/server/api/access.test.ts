import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiEndpoints, apiRoutes } from '../../../src/lib/server/public/api/api-routes.ts';
import { createList } from '../../../src/lib/server/services/audience/lists.ts';
import { addRecipients } from '../../../src/lib/server/services/audience/recipients.ts';
import { createCampaign } from '../../../src/lib/server/services/campaigns/campaigns.ts';
import { mergeLeads } from '../../../src/lib/server/services/desk/merging.ts';
import { addNote } from '../../../src/lib/server/services/desk/notes.ts';
import { sendTestLead } from '../../../src/lib/server/services/pushes/test-lead.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import {
	createDestination,
	pingDestination
} from '../../../src/lib/server/services/destinations.ts';
import { addSuppressed } from '../../../src/lib/server/services/leaving/suppressed.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { invite } from '../../../src/lib/server/services/team/invites.ts';
import { authenticate, SCOPES, type Scope } from '../../../src/lib/server/services/tokens.ts';
import { aClaimedUpload } from '../../support/a-claimed-upload.ts';
import { aHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aMember } from '../../support/a-member.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { PICTURES } from '../../support/some-pictures.ts';
import { openEmptyStore } from '../../support/store.ts';
import { anApi, type TestApi } from '../../support/an-api.ts';
import { valueOf } from '../../support/value-of.ts';

type Thing =
	| 'quiz'
	| 'response'
	| 'held'
	| 'unwanted'
	| 'upload'
	| 'lead'
	| 'otherLead'
	| 'testLead'
	| 'note'
	| 'merge'
	| 'consent'
	| 'recipient'
	| 'list'
	| 'survey'
	| 'destination'
	| 'delivery'
	| 'suppression'
	| 'member'
	| 'invite';

interface Row {
	access: 'public' | Scope;
	/** What its `{id}` is of. */
	of?: Thing;
	body?: unknown;
	/** A body that names another thing. */
	naming?: (ids: Record<Thing, string>) => unknown;
	/** In place of a body. */
	bytes?: Uint8Array;
}

const consented = { basis: 'consent', basisAt: '2026-01-01', basisNote: 'Form' };
const someRecipients = { recipients: [{ email: 'bea@example.com' }], ...consented };
const webhook = { name: 'CRM', url: 'https://crm.example.com/hook' };

function theOther({ otherLead }: Record<Thing, string>) {
	return { other: otherLead };
}

/** Who may do what. A row of the API that is not written down here fails. */
const MATRIX: Record<string, Row> = {
	'GET /openapi.json': { access: 'public' },
	'POST /quizzes/:id/responses': { access: 'public', of: 'quiz', body: aSubmission() },
	'OPTIONS /quizzes/:id/responses': { access: 'public', of: 'quiz' },
	'POST /quizzes/:id/uploads': { access: 'public', of: 'quiz' },
	'OPTIONS /quizzes/:id/uploads': { access: 'public', of: 'quiz' },
	'OPTIONS /uploads/:id': { access: 'public', of: 'upload' },
	'HEAD /uploads/:id': { access: 'public', of: 'upload' },
	'PATCH /uploads/:id': { access: 'public', of: 'upload' },
	'DELETE /uploads/:id': { access: 'public', of: 'upload' },
	'GET /uploads/:id': { access: 'read', of: 'upload' },
	'POST /quizzes': { access: 'write', body: aQuizFile() },
	'GET /quizzes': { access: 'read' },
	'GET /quizzes/:id': { access: 'read', of: 'quiz' },
	'PUT /quizzes/:id': { access: 'write', of: 'quiz', body: aQuizFile() },
	'PATCH /quizzes/:id': { access: 'write', of: 'quiz', body: { slug: 'lead-check' } },
	'POST /quizzes/:id/publish': { access: 'write', of: 'quiz' },
	'GET /quizzes/:id/analysis': { access: 'read', of: 'quiz' },
	'GET /quizzes/:id/partials': { access: 'read', of: 'quiz' },
	'POST /quizzes/:id/score': { access: 'read', of: 'quiz', body: aSubmission() },
	'GET /quizzes/:id/responses.csv': { access: 'read', of: 'quiz' },
	'GET /quizzes/:id/responses.xlsx': { access: 'read', of: 'quiz' },
	'GET /quizzes/:id/responses.ndjson': { access: 'read', of: 'quiz' },
	'POST /quizzes/:id/unpublish': { access: 'write', of: 'quiz', body: {} },
	'POST /quizzes/:id/trial': { access: 'write', of: 'quiz', body: { share: 50 } },
	'GET /quizzes/:id/trial': { access: 'read', of: 'quiz' },
	'DELETE /quizzes/:id/trial': { access: 'write', of: 'quiz', body: { keep: 'control' } },
	'POST /pictures': { access: 'write', bytes: PICTURES.png },
	'GET /responses': { access: 'read' },
	'GET /responses/:id': { access: 'read', of: 'response' },
	'POST /responses/:id/accept': { access: 'write', of: 'held' },
	'DELETE /responses/:id': { access: 'write', of: 'unwanted' },
	'GET /leads': { access: 'read' },
	'GET /leads/:id': { access: 'read', of: 'lead' },
	'POST /leads/:id/outcome': { access: 'write', of: 'lead', body: { outcome: 'won' } },
	'DELETE /leads/:id/outcome': { access: 'write', of: 'lead' },
	'PUT /leads/:id/owner': { access: 'write', of: 'lead', body: { owner: null } },
	'PUT /leads/:id/stage': { access: 'write', of: 'lead', body: { stage: 'lost' } },
	'GET /hand-over': { access: 'read' },
	'PUT /hand-over': { access: 'write', body: { revision: 0, rules: [] } },
	'POST /hand-over/waiting': { access: 'write' },
	'GET /members': { access: 'read' },
	'PATCH /members/:id': { access: 'members', of: 'member', body: { role: 'viewer' } },
	'GET /invites': { access: 'members' },
	'POST /invites': { access: 'members', body: { role: 'viewer' } },
	'DELETE /invites/:id': { access: 'members', of: 'invite' },
	'GET /quizzes/:id/form': { access: 'read', of: 'quiz' },
	'PUT /quizzes/:id/form': {
		...{ access: 'write', of: 'quiz' },
		body: { revision: 0, names: {}, redirects: [], redirecting: false }
	},
	'GET /outcomes': { access: 'read' },
	'GET /leads/:id/person': { access: 'read', of: 'lead' },
	'GET /leads/:id/notes': { access: 'read', of: 'lead' },
	'POST /leads/:id/notes': { access: 'write', of: 'lead', body: { text: 'Called' } },
	'PUT /notes/:id': { access: 'write', of: 'note', body: { text: 'Called twice' } },
	'DELETE /notes/:id': { access: 'write', of: 'note' },
	'GET /leads/:id/tags': { access: 'read', of: 'lead' },
	'PUT /leads/:id/tags': { access: 'write', of: 'lead', body: { tags: ['vip'] } },
	'GET /leads/:id/merges': { access: 'read', of: 'lead' },
	'POST /leads/:id/dismissals': { access: 'write', of: 'lead', naming: theOther },
	'POST /leads/:id/merges': { access: 'write', of: 'lead', naming: theOther },
	'POST /merges/:id/undo': { access: 'write', of: 'merge' },
	'GET /consents': { access: 'read' },
	'POST /consents/:id/withdraw': { access: 'write', of: 'consent' },
	'GET /erasures': { access: 'read' },
	'PUT /quizzes/:id/retention': { access: 'write', of: 'quiz', body: { days: 30 } },
	'POST /surveys': { access: 'write', body: { name: 'Survey', quiz: 'lead-check' } },
	'GET /surveys': { access: 'read' },
	'GET /surveys/:id': { access: 'read', of: 'survey' },
	'GET /surveys/:id/people': { access: 'read', of: 'survey' },
	'PUT /surveys/:id': { access: 'write', of: 'survey', body: { revision: 1, name: 'Changed' } },
	'POST /surveys/:id/start': { access: 'write', of: 'survey', body: {} },
	'POST /surveys/:id/pause': { access: 'write', of: 'survey' },
	'POST /surveys/:id/resume': { access: 'write', of: 'survey' },
	'POST /surveys/:id/cancel': { access: 'write', of: 'survey' },
	'DELETE /surveys/:id': { access: 'write', of: 'survey' },
	'GET /leads.csv': { access: 'read' },
	'GET /leads.xlsx': { access: 'read' },
	'GET /leads.ndjson': { access: 'read' },
	'POST /recipients': { access: 'write', body: someRecipients },
	'GET /recipients': { access: 'read' },
	'GET /recipients/:id': { access: 'read', of: 'recipient' },
	'DELETE /recipients/:id': { access: 'write', of: 'recipient' },
	'GET /lists': { access: 'read' },
	'POST /lists': { access: 'write', body: { name: 'Another list' } },
	'PUT /lists/:id': { access: 'write', of: 'list', body: { name: 'Renamed' } },
	'DELETE /lists/:id': { access: 'write', of: 'list' },
	'POST /destinations': { access: 'write', body: webhook },
	'GET /destinations': { access: 'read' },
	'GET /destinations/:id': { access: 'read', of: 'destination' },
	'PUT /destinations/:id': { access: 'write', of: 'destination', body: webhook },
	'POST /destinations/:id/ping': { access: 'write', of: 'destination' },
	'POST /destinations/:id/rotate-secret': { access: 'write', of: 'destination' },
	'POST /destinations/:id/redeliver': { access: 'write', of: 'destination' },
	'POST /destinations/:id/preview': { access: 'read', of: 'destination', body: {} },
	'POST /destinations/:id/test-lead': { access: 'write', of: 'destination' },
	'DELETE /test-leads/:id': { access: 'write', of: 'testLead' },
	'DELETE /test-leads': { access: 'write' },
	'POST /destinations/:id/pause': { access: 'write', of: 'destination' },
	'POST /destinations/:id/resume': { access: 'write', of: 'destination' },
	'GET /deliveries': { access: 'read' },
	'GET /deliveries/:id': { access: 'read', of: 'delivery' },
	'POST /deliveries/redeliver': { access: 'write', body: { state: 'exhausted' } },
	'POST /deliveries/:id/redeliver': { access: 'write', of: 'delivery' },
	'POST /bounces': { access: 'public' },
	'GET /suppressions': { access: 'read' },
	'POST /suppressions': { access: 'write', body: { emails: ['ivan@example.com'] } },
	'DELETE /suppressions/:id': { access: 'write', of: 'suppression' },
	'DELETE /leads/:id': { access: 'write', of: 'lead' },
	'DELETE /destinations/:id': { access: 'write', of: 'destination' },
	'DELETE /quizzes/:id': { access: 'write', of: 'quiz' }
};

/** What leaves no line in the log of changes: it changes nothing that somebody would ask about, or found nothing to change here. */
const UNNOTED = [
	...['PUT /leads/:id/owner', 'POST /destinations/:id/ping'],
	...['POST /destinations/:id/redeliver', 'POST /deliveries/redeliver', 'DELETE /test-leads']
];

/** Nothing is changed by them; that somebody has taken all of it is told. */
const PERSON = 'GET /leads/:id/person';
const EXPORTS = /^GET \/.*\.(?:csv|xlsx|ndjson)$/;

/** What the thing at hand is not ready for, which it says. */
const NOT_NOW = [
	...['POST /deliveries/:id/redeliver', 'POST /quizzes/:id/trial', 'DELETE /quizzes/:id/trial'],
	// No quiz is published any more.
	'POST /destinations/:id/test-lead',
	...['start', 'pause', 'resume', 'cancel'].map((act) => `POST /surveys/:id/${act}`)
];

test('every route of the app has its row here, and no row is without a route', async () => {
	const house = await aHouse();
	const routes = apiRoutes(house)
		.routes.filter(({ method }) => method !== 'ALL')
		.map(({ method, path }) => `${method} ${path}`);
	expect(routes.sort()).toEqual(Object.keys(MATRIX).sort());
	const declared = apiEndpoints(house).map(({ method, path, access }) => [
		`${method.toUpperCase()} ${path.replace('{id}', ':id')}`,
		access
	]);
	for (const [route = '', access] of declared)
		expect([route, MATRIX[route]?.access]).toEqual([route, access]);
	await house.store.close();
});

describe('who may do what', () => {
	let api: TestApi;
	let ids: Record<Thing, string>;
	let reader: string;
	let writer: string;
	let manager: string;
	let stranger: string;
	let strangersWorkspace: string;
	let dataDir: string;

	beforeAll(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-access-'));
		const store = await openEmptyStore('sqlite', 'disk');
		api = await anApi({ store, config: { dataDir } });
		const { house, workspace } = api;
		strangersWorkspace = await aWorkspace(house);
		reader = await api.newToken(workspace, ['read']);
		writer = await api.newToken(workspace, ['write']);
		manager = await api.newToken(workspace, ['members']);
		stranger = await api.newToken(strangersWorkspace);
		const live = await aLiveQuiz(house, workspace);
		const { response } = valueOf(await completeSubmission(house, live, aSubmission()));
		const hold = async () =>
			valueOf(await completeSubmission(house, live, { ...aSubmission(), held: 'trap' })).id;
		const { id: destination } = valueOf(await createDestination(house, workspace, webhook, null));
		const { delivery } = valueOf(await pingDestination(house, workspace, destination));
		const suppression = 'anna@example.com';
		await addSuppressed(house, workspace, suppression, { by: null });
		const people = [{ email: 'anna@example.com' }];
		const given = { ...consented, basisAt: 0, people, lists: [], by: null };
		const added = valueOf(await addRecipients(house, workspace, given));
		const survey = { name: 'Survey', quiz: live.quizId };
		const lead = response.lead ?? '';
		// Notes are changed by whoever wrote them.
		const by = `token:${(await authenticate(house, writer))?.tokenId}`;
		const leadOf = async (email: string) => {
			const answers = { ...aSubmission().answers, email };
			const other = await completeSubmission(house, live, aSubmission({ answers }));
			return valueOf(other).response.lead ?? '';
		};
		const otherLead = await leadOf('boris@example.com');
		await plantDesk(store, {
			workspace,
			quiz: live.quizId,
			response: response.id,
			lead,
			otherLead
		});
		const [third, fourth] = [await leadOf('c@example.com'), await leadOf('d@example.com')];
		ids = {
			quiz: live.quizId,
			response: response.id,
			held: await hold(),
			unwanted: await hold(),
			upload: await aClaimedUpload(house, workspace, response.id),
			lead,
			otherLead,
			testLead: valueOf(await sendTestLead(house, workspace, { id: destination, by: 'usr_1' }))
				.lead,
			note: valueOf(await addNote(house, workspace, by, lead, 'Called')).id,
			merge: valueOf(await mergeLeads(house, workspace, 'usr_1', third, fourth)).id,
			consent: 'cons_1',
			recipient: added.ids[0] ?? '',
			list: valueOf(await createList(house, workspace, 'News', false, null)).id,
			survey: valueOf(await createCampaign(house, workspace, survey, null)).id,
			destination,
			delivery,
			suppression,
			member: (await aMember(house, workspace, { role: 'sales' })).id,
			invite: valueOf(
				await invite(house, workspace, { by: 'usr_1', email: null, role: 'sales', locale: 'en' })
			).id
		};
		return async () => {
			await house.store.close();
			await rm(dataDir, { recursive: true, force: true });
		};
	});

	const ask = (route: string, token: string) => {
		const [method = '', path = ''] = route.split(' ');
		const { of, body, bytes, naming } = MATRIX[route] ?? {};
		const sent = bytes ? { bytes } : { body: naming?.(ids) ?? body };
		return api.call(path.replace(':id', of ? ids[of] : ''), { method, token, ...sent });
	};
	const closed = Object.keys(MATRIX).filter((route) => MATRIX[route]?.access !== 'public');
	const own = closed.filter((route) => MATRIX[route]?.of);

	test.each(closed)('%s without a token, or with a wrong one, is 401', async (route) => {
		for (const token of ['', 'qs_wrongwrongwrongwrong', 'x y']) {
			const answer = await ask(route, token);
			expect(answer.status).toBe(401);
			expect(answer.headers.get('www-authenticate')).toBe('Bearer');
			expect(answer.body).toMatchObject({ code: 'unauthorised', status: 401 });
		}
	});

	test.each(closed)('%s with a token that lacks the scope is 403', async (route) => {
		const { access } = MATRIX[route] ?? {};
		const answer = await ask(route, access === 'read' ? writer : reader);
		expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
		expect(answer.body.title).toContain(`“${access}”`);
	});

	test.each(own)('%s of another workspace is 404, as if it did not exist', async (route) => {
		const answer = await ask(route, stranger);
		expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
	});

	test.each(closed.filter((route) => route.startsWith('GET') && !MATRIX[route]?.of))(
		'%s shows another workspace nothing',
		async (route) => {
			const answer = await ask(route, stranger);
			expect(answer.status).toBe(200);
			for (const id of Object.values(ids)) expect(answer.text).not.toContain(id);
		}
	);

	test.each(SCOPES)(
		'a token with the scope “%s” may do all that needs it, and the log tells what it changed',
		async (scope) => {
			const token = { read: reader, write: writer, members: manager }[scope];
			const { tables, db } = api.house.store;
			for (const route of closed.filter((one) => MATRIX[one]?.access === scope)) {
				const before = await db.select().from(tables.auditLog);
				const answer = await ask(route, token);
				const after = await db.select().from(tables.auditLog);
				const lines = after.filter(({ id }) => before.every((one) => one.id !== id));
				const by = `token:${(await authenticate(api.house, token))?.tokenId}`;
				const changes = !route.startsWith('GET') && scope !== 'read' && answer.status < 300;
				const isTold =
					(changes && !UNNOTED.includes(route)) || route === PERSON || EXPORTS.test(route);
				expect([route, lines.map((line) => line.by)]).toEqual([route, isTold ? [by] : []]);
				const refused = NOT_NOW.includes(route) ? [409] : [200, 201, 202, 204];
				expect([route, answer.status, refused.includes(answer.status)]).toEqual([
					route,
					answer.status,
					true
				]);
			}
		}
	);
});

/** A proposal to merge two leads, and a consent of the first. */
async function plantDesk(
	store: Store,
	given: { workspace: string; quiz: string; response: string; lead: string; otherLead: string }
): Promise<void> {
	const { mergeProposals, consents } = store.tables;
	const common = { workspaceId: given.workspace, leadId: given.lead, responseId: given.response };
	await store.db.insert(mergeProposals).values({
		...common,
		...{ otherId: given.otherLead, createdAt: 0, dismissedAt: null, dismissedBy: null }
	});
	await store.db.insert(consents).values({
		...common,
		...{ id: 'cons_1', consentId: 'data', purpose: 'processing', text: 'Yes', textHash: 'hash' },
		...{ url: null, locale: 'en', quizId: given.quiz, version: 1, mechanism: 'step:consent' },
		...{ givenAt: 0, withdrawnAt: null }
	});
}

test('a wrong token is refused at the public address too; another workspace’s sees what everybody sees', async () => {
	const api = await anApi({ store: await openEmptyStore('sqlite', 'disk') });
	const live = await aLiveQuiz(api.house, api.workspace);
	const path = `/quizzes/${live.slug}/responses`;
	const post = (token: string) => api.call(path, { method: 'POST', body: aSubmission(), token });
	expect((await post('qs_wrongwrongwrongwrong')).status).toBe(401);
	const stranger = await api.newToken(await aWorkspace(api.house));
	expect(Object.keys((await post(stranger)).body)).toEqual(['id', 'result']);
	expect(Object.keys((await post('')).body)).toEqual(['id', 'result']);
	expect(Object.keys((await post(api.token)).body)).toEqual(
		expect.arrayContaining(['receipt', 'segment', 'lead'])
	);
	await api.house.store.close();
});
