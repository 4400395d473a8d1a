import { describe, expect, test } from 'vitest';
import {
	getDelivery,
	listDeliveries,
	redeliver,
	redeliverFailed
} from '../../../src/lib/server/services/deliveries.ts';
import {
	createDestination,
	deleteDestination,
	getDestination,
	listDestinations,
	pingDestination,
	rotateSecret,
	updateDestination
} from '../../../src/lib/server/services/destinations.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { forEachEngine } from '../../support/store.ts';
import { codeOf, valueOf } from '../../support/value-of.ts';

const BY = 'usr_1';

const webhook = { name: 'CRM', url: 'https://crm.example.com/hook' };

forEachEngine((_engine, makeStore) => {
	const open = async () => {
		const house = await aHouse({ store: await makeStore() });
		const workspace = await aWorkspace(house);
		const pathsOf = async (settings: object) => {
			const refused = await createDestination(house, workspace, { ...webhook, ...settings }, null);
			return refused.ok ? [] : refused.problem.errors?.map(({ path }) => path);
		};
		return { house, workspace, pathsOf };
	};

	describe('a destination', () => {
		test('tells its secret once', async () => {
			const { house, workspace } = await open();
			const made = valueOf(await createDestination(house, workspace, webhook, null));
			expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/=]{32,}$/);
			const { secret: _secret, ...view } = made;
			expect(view).toMatchObject({
				kind: 'webhook',
				events: ['lead.qualified'],
				quizzes: null,
				segments: null,
				state: 'active'
			});
			expect(valueOf(await getDestination(house, workspace, made.id))).toEqual(view);
			expect(await listDestinations(house, workspace)).toEqual([view]);
		});

		test('of people is written to about hot leads unless it says otherwise', async () => {
			const { house, workspace } = await open();
			const recipients = [' sales@example.com '];
			const made = valueOf(
				await createDestination(house, workspace, { name: 'Sales', recipients, locale: 'ru' }, null)
			);
			expect(made).toMatchObject({
				kind: 'email',
				url: null,
				recipients: ['sales@example.com'],
				segments: ['hot'],
				events: ['lead.qualified'],
				locale: 'ru'
			});
		});

		test('names quizzes by id or slug, and keeps ids', async () => {
			const { house, workspace } = await open();
			const { slug, quizId } = await aLiveQuiz(house, workspace);
			const quizzes = [slug, quizId];
			const made = valueOf(
				await createDestination(house, workspace, { ...webhook, quizzes }, null)
			);
			expect(made.quizzes).toEqual([quizId]);
		});

		test.each([
			['a private address', { url: 'http://10.0.0.1/hook' }, ['url']],
			['loopback', { url: 'http://localhost:3000/hook' }, ['url']],
			['cloud metadata', { url: 'http://169.254.169.254/' }, ['url']],
			['a file', { url: 'file:///etc/passwd' }, ['url']],
			['a password in the address', { url: 'https://a:b@example.com/' }, ['url']],
			['no address', { url: 'crm' }, ['url']],
			['nothing at all', { url: undefined }, ['url']],
			['no name', { name: ' ' }, ['name']],
			['a long name', { name: 'x'.repeat(101) }, ['name']],
			['an unknown event', { events: ['lead.qualified', 'lead.won'] }, ['events[1]']],
			['no event', { events: [] }, ['events']],
			['an unknown quiz', { quizzes: ['no-such-quiz'] }, ['quizzes[0]']],
			['a segment that is no id', { segments: ['hot', 'very hot!'] }, ['segments[1]']],
			['nobody to write to', { url: undefined, recipients: [] }, ['recipients']],
			[
				'two people as one',
				{ url: undefined, recipients: ['a@x.org, b@x.org'] },
				['recipients[0]']
			],
			['several at once', { name: '', url: 'x', events: ['y'] }, ['name', 'url', 'events[0]']]
		])('with %s is refused at its field', async (_name, settings, paths) => {
			const { house, workspace, pathsOf } = await open();
			expect(await pathsOf(settings)).toEqual(paths);
			expect(await listDestinations(house, workspace)).toEqual([]);
		});

		test('is changed as a whole and keeps its secret and kind', async () => {
			const { house, workspace } = await open();
			const { id } = valueOf(
				await createDestination(house, workspace, { ...webhook, segments: ['hot'] }, null)
			);
			const { destinations } = house.store.tables;
			await house.store.db
				.update(destinations)
				.set({ state: 'disabled', disabledReason: 'gone', failingSince: 1 });
			const name = 'Renamed';
			const still = valueOf(
				await updateDestination(house, workspace, id, { ...webhook, name }, null)
			);
			expect(still).toMatchObject({
				name,
				segments: null,
				state: 'disabled',
				disabledReason: 'gone'
			});
			const woken = valueOf(
				await updateDestination(house, workspace, id, { ...webhook, state: 'active' }, null)
			);
			expect(woken).toMatchObject({ state: 'active', disabledReason: null, failingSince: null });
			const mail = await updateDestination(
				house,
				workspace,
				id,
				{
					name,
					recipients: ['a@example.com']
				},
				null
			);
			expect(mail.ok ? '' : mail.problem.errors?.[0]?.path).toBe('kind');
		});

		test('signs with both secrets for a day after a rotation', async () => {
			const { house, workspace } = await open();
			const made = valueOf(await createDestination(house, workspace, webhook, null));
			const rotated = valueOf(await rotateSecret(house, workspace, made.id, null));
			expect(rotated.secret).not.toBe(made.secret);
			expect(rotated.previousSecretUntil - house.clock.now()).toBe(24 * 60 * 60_000);
			const { destinations } = house.store.tables;
			expect(await house.store.db.select().from(destinations)).toMatchObject([
				{ secret: rotated.secret, previousSecret: made.secret }
			]);
		});

		test('another workspace can do nothing with it', async () => {
			const { house, workspace } = await open();
			const { id } = valueOf(await createDestination(house, workspace, webhook, null));
			const stranger = await aWorkspace(house);
			const { quizId } = await aLiveQuiz(house, workspace);
			expect(await listDestinations(house, stranger)).toEqual([]);
			const codes = [
				await getDestination(house, stranger, id),
				await updateDestination(house, stranger, id, webhook, null),
				await rotateSecret(house, stranger, id, null),
				await pingDestination(house, stranger, id),
				await redeliverFailed(house, stranger, id, BY),
				await deleteDestination(house, stranger, id, null)
			].map(codeOf);
			expect(new Set(codes)).toEqual(new Set(['not_found']));
			const theirs = { ...webhook, quizzes: [quizId] };
			expect(codeOf(await createDestination(house, stranger, theirs, null))).toBe('invalid');
		});
	});

	describe('the delivery log', () => {
		const withDelivery = async () => {
			const { house, workspace } = await open();
			const live = await aLiveQuiz(house, workspace);
			const { id: destination } = valueOf(await createDestination(house, workspace, webhook, null));
			valueOf(await completeSubmission(house, live, aSubmission()));
			const [delivery] = (await listDeliveries(house, workspace, {})).items;
			if (!delivery) throw new Error('Nothing was queued.');
			return { house, workspace, destination, id: delivery.id };
		};
		const end = (house: TestHouse, state: 'exhausted' | 'delivered') => {
			const { deliveries } = house.store.tables;
			return house.store.db.update(deliveries).set({ state, attempts: 10, finishedAt: 1 });
		};

		test('shows the bytes and can be narrowed', async () => {
			const { house, workspace, destination, id } = await withDelivery();
			const { delivery, attempts } = valueOf(await getDelivery(house, workspace, id));
			expect(JSON.parse(delivery.payload)).toMatchObject({ type: 'lead.qualified' });
			expect(attempts).toEqual([]);
			const count = async (filter: object) =>
				(await listDeliveries(house, workspace, filter)).items.length;
			expect(await count({ destination })).toBe(1);
			expect(await count({ destination: 'dest_other' })).toBe(0);
			expect(await count({ state: 'queued' })).toBe(1);
			expect(await count({ state: 'delivered' })).toBe(0);
			expect(await count({ lead: delivery.leadId ?? '' })).toBe(1);
		});

		test('repeats what has ended, under the same id and with all its tries', async () => {
			const { house, workspace, id } = await withDelivery();
			expect(codeOf(await redeliver(house, workspace, id, BY))).toBe('not_repeatable');
			await end(house, 'delivered');
			const wakes = house.wakes();
			expect(codeOf(await redeliver(house, workspace, id, BY))).toBe('ok');
			expect(house.wakes()).toBe(wakes + 1);
			expect(valueOf(await getDelivery(house, workspace, id)).delivery).toMatchObject({
				id,
				state: 'queued',
				attempts: 0,
				nextAttemptAt: house.clock.now(),
				finishedAt: null
			});
		});

		test('sends at once what waits for its next try, and not what is being sent', async () => {
			const { house, workspace, id } = await withDelivery();
			const { deliveries } = house.store.tables;
			const later = house.clock.now() + 5 * 60 * 60_000;
			const waiting = { attempts: 4, nextAttemptAt: later };
			const before = valueOf(await getDelivery(house, workspace, id)).delivery;
			const lease = { leaseOwner: 'worker_1', leaseUntil: later };
			await house.store.db.update(deliveries).set({ ...waiting, ...lease });
			expect(codeOf(await redeliver(house, workspace, id, BY))).toBe('not_repeatable');
			await house.store.db.update(deliveries).set({ leaseOwner: null, leaseUntil: null });
			const wakes = house.wakes();
			expect(codeOf(await redeliver(house, workspace, id, BY))).toBe('ok');
			expect(house.wakes()).toBe(wakes + 1);
			const now = { state: 'queued', attempts: 0, nextAttemptAt: house.clock.now() };
			expect(valueOf(await getDelivery(house, workspace, id)).delivery).toEqual({
				...before,
				...now
			});
		});

		test('repeats everything of a destination that failed, and what arrived not', async () => {
			const { house, workspace, destination } = await withDelivery();
			await end(house, 'delivered');
			expect(valueOf(await redeliverFailed(house, workspace, destination, BY))).toEqual({
				queued: 0
			});
			await end(house, 'exhausted');
			expect(valueOf(await redeliverFailed(house, workspace, destination, BY))).toEqual({
				queued: 1
			});
		});

		test('a ping is queued like everything else', async () => {
			const { house, workspace, destination } = await withDelivery();
			const { delivery } = valueOf(await pingDestination(house, workspace, destination));
			const found = valueOf(await getDelivery(house, workspace, delivery)).delivery;
			expect(found).toMatchObject({ event: 'ping', state: 'queued', leadId: null });
			expect(JSON.parse(found.payload)).toMatchObject({ type: 'ping' });
		});

		test('what waits for a deleted destination is cancelled and cannot be repeated', async () => {
			const { house, workspace, destination, id } = await withDelivery();
			expect(codeOf(await deleteDestination(house, workspace, destination, null))).toBe('ok');
			expect(valueOf(await getDelivery(house, workspace, id)).delivery.state).toBe('cancelled');
			expect(codeOf(await redeliver(house, workspace, id, BY))).toBe('no_destination');
			expect(codeOf(await deleteDestination(house, workspace, destination, null))).toBe(
				'not_found'
			);
		});

		test('is the workspace’s own', async () => {
			const { house, id } = await withDelivery();
			const stranger = await aWorkspace(house);
			expect((await listDeliveries(house, stranger, {})).items).toEqual([]);
			expect(codeOf(await getDelivery(house, stranger, id))).toBe('not_found');
			expect(codeOf(await redeliver(house, stranger, id, BY))).toBe('not_found');
		});
	});
});
