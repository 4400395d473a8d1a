import { afterAll, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import {
	createOwner,
	sessionUser,
	signIn,
	signOut
} from '../../../src/lib/server/services/accounts.ts';
import { quizCounts } from '../../../src/lib/server/services/counts.ts';
import { liveQuiz } from '../../../src/lib/server/services/live.ts';
import { publishQuiz, unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { compareSecret } from '../../../src/lib/server/services/secret-mark.ts';
import { setupCode } from '../../../src/lib/server/services/setup-code.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { authenticate, createToken, revokeToken } from '../../../src/lib/server/services/tokens.ts';
import { flushViews, recordStart, recordView } from '../../../src/lib/server/services/visits.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { insertDestination } from '../../../src/lib/server/storage/queries/destinations.ts';
import {
	claimDeliveries,
	dueDestinations
} from '../../../src/lib/server/storage/queries/outbox.ts';
import { aDelivery, aWebhookDestination } from '../../support/a-delivery.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { anId } from '../../support/a-submission-write.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { copyTemplate } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

/* What two processes of the same build know of each other: only what is in the database. */

const opened: TestHouse[] = [];
afterAll(() => Promise.all(opened.map(({ store }) => store.close())));

/** Two houses on one PostgreSQL, each with its own connections and caches. */
async function twoProcesses(): Promise<[TestHouse, TestHouse]> {
	const databaseUrl = await copyTemplate();
	const one = await aHouse({ store: await openStore({ databaseUrl }) });
	const other = await aHouse({ store: await openStore({ databaseUrl }) });
	opened.push(one, other);
	return [one, other];
}

async function submit(house: TestHouse, quizId: string, overrides = {}) {
	const live = await liveQuiz(house, quizId);
	if (!live) throw new Error('There is no such quiz.');
	return completeSubmission(house, live, { ...aSubmission(), ...overrides });
}

test('the same submission sent to both at once is stored once, and both give its answer', async () => {
	const [one, other] = await twoProcesses();
	const workspace = await aWorkspace(one);
	const { quizId } = await aLiveQuiz(one, workspace);
	for (let round = 0; round < 20; round += 1) {
		const idempotencyKey = `key-${round}`;
		const sent = [one, other].map((house) => submit(house, quizId, { idempotencyKey }));
		const [first, second] = (await Promise.all(sent)).map(valueOf);
		expect(second?.id).toBe(first?.id);
		expect([first?.repeated, second?.repeated].sort()).toEqual([false, true]);
		expect(second?.response).toEqual(first?.response);
		const another = { idempotencyKey, hidden: { utm_source: 'elsewhere' } };
		expect(codeOf(await submit(other, quizId, another))).toBe('key_reused');
	}
	const counts = await quizCounts(one, workspace, [quizId]);
	expect(counts[quizId]).toMatchObject({ completions: 20, starts: 20 });
});

test('what one closes, the other takes for a second at most; what one publishes, the other soon shows', async () => {
	const [one, other] = await twoProcesses();
	const workspace = await aWorkspace(one);
	const { quizId } = await aLiveQuiz(one, workspace);
	expect(codeOf(await submit(other, quizId))).toBe('ok');
	valueOf(await unpublishQuiz(one, workspace, quizId, { by: null }));
	expect(codeOf(await submit(one, quizId))).toBe('quiz_closed');
	other.clock.advance(1000);
	expect(codeOf(await submit(other, quizId))).toBe('quiz_closed');
	valueOf(await publishQuiz(one, workspace, quizId, { by: 'user_test' }));
	other.clock.advance(1000);
	expect(codeOf(await submit(other, quizId))).toBe('ok');
});

test('a new version that one publishes is taken to at the other within a second, and what came before stays with its own', async () => {
	const [one, other] = await twoProcesses();
	const workspace = await aWorkspace(one);
	const { quizId } = await aLiveQuiz(one, workspace);
	const takenAs = async (house: TestHouse) =>
		valueOf(await submit(house, quizId, { idempotencyKey: anId('key') })).response.version;
	expect(await takenAs(other)).toBe(1);
	const definition = aQuizFile({ title: { en: 'Another title', ru: 'Другое название' } });
	valueOf(await saveDraft(one, workspace, quizId, { definition }, null));
	valueOf(await publishQuiz(one, workspace, quizId, { by: 'user_test' }));
	expect(await takenAs(one)).toBe(2);
	expect(await takenAs(other)).toBe(1);
	other.clock.advance(1000);
	expect(await takenAs(other)).toBe(2);
	const { responses } = one.store.tables;
	const stored = await one.store.db.select().from(responses).orderBy(responses.id);
	expect(stored.map(({ version }) => version).sort()).toEqual([1, 1, 2, 2]);
});

test('a page is the same bytes under the same tag at both', async () => {
	const [one, other] = await twoProcesses();
	const { slug } = await aLiveQuiz(one, await aWorkspace(one));
	const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };
	const headers = { 'accept-encoding': 'br' };
	const [first, second] = await Promise.all(
		[one, other].map((house) => publicApp(house, bundle).request(`/q/${slug}`, { headers }))
	);
	const tag = first?.headers.get('etag') ?? '';
	expect(second?.headers.get('etag')).toBe(tag);
	const known = { ...headers, 'if-none-match': tag };
	const again = await publicApp(other, bundle).request(`/q/${slug}`, { headers: known });
	expect(again.status).toBe(304);
	await Promise.all([flushViews(one), flushViews(other)]);
});

test('both print the same code for the set-up page, and either takes it', async () => {
	const [one, other] = await twoProcesses();
	const [code, printed] = await Promise.all([setupCode(one), setupCode(other)]);
	expect(printed).toBe(code);
	const owner = { email: 'owner@example.com', password: 'correct horse battery' };
	const from = { code, trustedAddress: false, address: '192.0.2.1' };
	valueOf(await createOwner(other, { ...owner, ...from }));
	expect(await setupCode(one)).toBeNull();
});

test('an account that is tried at both is throttled as at one', async () => {
	const [one, other] = await twoProcesses();
	const tries = [];
	for (let round = 0; round < 12; round += 1) {
		const house = round % 2 === 0 ? one : other;
		const guess = { email: 'owner@example.com', password: `guess ${round}`, address: '192.0.2.1' };
		tries.push(codeOf(await signIn(house, guess)));
	}
	expect(tries).toEqual([...Array(10).fill('wrong_credentials'), 'throttled', 'throttled']);
});

test('who signs in at one is known at the other, and forgotten at once', async () => {
	const [one, other] = await twoProcesses();
	const owner = { email: 'owner@example.com', password: 'correct horse battery' };
	const from = { code: null, trustedAddress: true, address: '127.0.0.1' };
	const { user, session } = valueOf(await createOwner(one, { ...owner, ...from }));
	expect(await sessionUser(other, session.token)).toEqual(user);
	await signOut(one, session.token);
	expect(await sessionUser(other, session.token)).toBeNull();
	const made = valueOf(
		await createToken(one, user.workspace, { name: 'CRM', scopes: ['read', 'write'] }, null)
	);
	expect(await authenticate(other, made.token)).toMatchObject({ workspace: user.workspace });
	valueOf(await revokeToken(one, user.workspace, made.id, null));
	expect(await authenticate(other, made.token)).toBeNull();
});

test('what both count is added up, and a start that both are told of counts once', async () => {
	const [one, other] = await twoProcesses();
	const workspace = await aWorkspace(one);
	const live = await aLiveQuiz(one, workspace);
	for (const house of [one, other, other]) recordView(house, live, 'mail');
	await Promise.all([flushViews(one), flushViews(other)]);
	await Promise.all([one, other].map((house) => recordStart(house, live, 'attempt-1', 'mail')));
	const sent = { attempt: 'attempt-1', idempotencyKey: 'attempt-1' };
	await Promise.all([one, other].map((house) => submit(house, live.quizId, sent)));
	const counts = await quizCounts(other, workspace, [live.quizId]);
	expect(counts[live.quizId]).toMatchObject({ views: 3, starts: 1, completions: 1 });
});

test('twenty workers of both claim each of 4,000 deliveries once', async () => {
	const [one, other] = await twoProcesses();
	const { deliveries } = one.store.tables;
	const ids = Array.from({ length: 4_000 }, () => anId('msg'));
	await one.store.db.insert(deliveries).values(ids.map((id) => aDelivery({ id })));
	const claimed: string[] = [];
	const work = async ({ store }: TestHouse, owner: string) => {
		const claim = { destination: 'dst_1', owner, now: 0, leaseUntil: 45_000, limit: 32 };
		const isDue = async () => (await dueDestinations(store, 0)).length > 0;
		do claimed.push(...(await claimDeliveries(store, claim)).map(({ id }) => id));
		while (await isDue());
	};
	await insertDestination(one.store, aWebhookDestination(), []);
	const workers = Array.from({ length: 20 }, (_, index) =>
		work(index % 2 === 0 ? one : other, `worker ${index}`)
	);
	await Promise.all(workers);
	expect(claimed.sort()).toEqual(ids);
});

test('a process that signs with another secret is told so when it starts', async () => {
	const [one, other] = await twoProcesses();
	await compareSecret(one);
	await compareSecret(other);
	expect(other.lines).toEqual([]);
	await compareSecret({ ...other, secret: 'a secret of its own, made in another folder' });
	expect(other.lines.join('')).toContain('secret_differs');
});
