import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import type { CampaignSettings } from '../../../../src/lib/letter/campaign.ts';
import { smtpMailer } from '../../../../src/lib/server/delivery/email/smtp.ts';
import { createWorker } from '../../../../src/lib/server/delivery/worker.ts';
import type { Campaign } from '../../../../src/lib/server/services/campaigns/campaigns.ts';
import {
	cancelCampaign,
	decideOnUnknown,
	pauseCampaign,
	progressOf,
	resumeCampaign,
	startCampaign
} from '../../../../src/lib/server/services/campaigns/sending.ts';
import { surveyMailing } from '../../../../src/lib/server/services/campaigns/survey-mailing.ts';
import { getCampaign } from '../../../../src/lib/server/services/campaigns/campaigns.ts';
import { suppress } from '../../../../src/lib/server/storage/queries/suppressions.ts';
import type { MailRow } from '../../../../src/lib/server/storage/store.ts';
import { aHouse, type TestHouse } from '../../../support/a-house.ts';
import {
	aMailSink,
	hangUp,
	refusal,
	type MailSink,
	type SinkOptions
} from '../../../support/a-mail-sink.ts';
import { aSurvey, plainLetter, somePeople, type SurveyOptions } from '../../../support/a-survey.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

const sinks: MailSink[] = [];
afterEach(async () => {
	for (const sink of sinks.splice(0)) await sink.close();
});

const DAY = 86_400_000;
const named = ({ workspaceId, id }: Campaign) => ({ workspace: workspaceId, id, by: null });

forEachEngine((_, makeStore) => {
	async function posted(
		people: number,
		{
			sink: options = {},
			patience,
			...survey
		}: SurveyOptions & { sink?: SinkOptions; patience?: number } = {}
	) {
		const sink = await aMailSink(options);
		sinks.push(sink);
		const plain = await aHouse({ store: await makeStore() });
		const house: TestHouse = {
			...plain,
			mailer: smtpMailer(sink.url, 'quiz@example.com', { patience })
		};
		await somePeople(house, 'ws_1', people);
		const campaign = await aSurvey(house, survey);
		const worker = createWorker(house, { mailing: surveyMailing(house, plainLetter) });
		const start = async (at?: number) => valueOf(await startCampaign(house, named(campaign), at));
		const state = async () => valueOf(await getCampaign(house, 'ws_1', campaign.id)).state;
		const counts = async () => (await progressOf(house, campaign)).counts;
		return { house, sink, campaign, worker, start, state, counts };
	}

	const mailsOf = (house: TestHouse): Promise<MailRow[]> =>
		house.store.db.select().from(house.store.tables.mails).orderBy(house.store.tables.mails.id);

	/** Lets time pass, and the worker look, as it does each second. */
	async function pass(
		house: TestHouse,
		worker: { runUntilIdle(): Promise<void> },
		ms: number,
		step = 1000
	) {
		for (let passed = 0; passed < ms; passed += step) {
			house.clock.advance(step);
			await worker.runUntilIdle();
		}
	}

	test('everybody gets one, and it is written down and counted', async () => {
		const { house, sink, worker, start, state, counts } = await posted(120);
		await start();
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(120);
		expect(new Set(sink.taken.map(({ to }) => to.join())).size).toBe(120);
		expect(await state()).toBe('sent');
		expect(await counts()).toMatchObject({ invited: 120, sent: 120, failed: 0, unknown: 0 });
		const { invitations } = house.store.tables;
		const people = await house.store.db.select().from(invitations);
		expect(people.every((one) => one.mailState === 'sent' && one.sentAt !== null)).toBe(true);
		await worker.stop();
	});

	test('it is written down as being sent before the server hears of it', async () => {
		const seen: (string | undefined)[] = [];
		const later: { house?: TestHouse } = {};
		const made = await posted(1, {
			sink: {
				async recipient() {
					if (later.house) seen.push((await mailsOf(later.house))[0]?.state);
					return null;
				}
			}
		});
		later.house = made.house;
		await made.start();
		await made.worker.runUntilIdle();
		expect(seen).toEqual(['sending']);
	});

	test('one that the server broke off after the whole of it is unknown, and never sent again by itself', async () => {
		const { house, sink, worker, start, campaign, counts, state } = await posted(3, {
			sink: {
				data(mail, session) {
					if (mail.to.includes('person2@example2.com')) hangUp(sink.server, session);
					return null;
				}
			}
		});
		await start();
		await worker.runUntilIdle();
		await pass(house, worker, 5000);
		expect(sink.taken).toHaveLength(3);
		expect(await counts()).toMatchObject({ sent: 2, unknown: 1 });
		expect(await state()).toBe('sent');
		expect(valueOf(await decideOnUnknown(house, named(campaign), { again: true }))).toEqual({
			decided: 1
		});
		expect(await counts()).toMatchObject({ sent: 2, unknown: 0 });
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(4);
		expect(await counts()).toMatchObject({ sent: 2, unknown: 1 });
		expect(valueOf(await decideOnUnknown(house, named(campaign), { again: false }))).toEqual({
			decided: 1
		});
		expect(valueOf(await decideOnUnknown(house, named(campaign), { again: true }))).toEqual({
			decided: 0
		});
	});

	test('a server that hangs after the whole of it leaves it unknown; one that hangs before does not', async () => {
		let hangsAt: 'rcpt' | 'data' | null = 'rcpt';
		const never = new Promise<never>(() => undefined);
		const { house, sink, worker, start } = await posted(1, {
			patience: 300,
			sink: {
				recipient: () => (hangsAt === 'rcpt' ? never : null),
				data: () => (hangsAt === 'data' ? never : null)
			}
		});
		await start();
		await worker.runUntilIdle();
		expect((await mailsOf(house))[0]).toMatchObject({ state: 'queued', attempts: 1 });
		hangsAt = 'data';
		await pass(house, worker, 7000);
		expect((await mailsOf(house))[0]).toMatchObject({ state: 'unknown', attempts: 2 });
		hangsAt = null;
		await pass(house, worker, 5000);
		expect(sink.taken).toHaveLength(1);
	});

	test('what a server cannot take now is tried again later, and its domain waits meanwhile', async () => {
		let busy = true;
		const tried: string[] = [];
		const { house, worker, start } = await posted(40, {
			sink: {
				recipient(address) {
					if (!address.endsWith('@example1.com')) return null;
					tried.push(address);
					return busy ? refusal(451, '4.7.1 try again later') : null;
				}
			}
		});
		await start();
		await worker.runUntilIdle();
		const before = tried.length;
		expect(before).toBeLessThanOrEqual(4);
		await pass(house, worker, 20_000);
		expect(tried).toHaveLength(before);
		busy = false;
		await pass(house, worker, 40_000);
		expect((await mailsOf(house)).filter(({ state }) => state !== 'sent')).toEqual([]);
	});

	test('421 ends the connection, and all of them rest; everybody gets it in the end', async () => {
		let left = 12;
		const { house, sink, worker, start } = await posted(30, {
			sink: { recipient: () => (left-- > 0 ? refusal(421, '4.3.2 too busy') : null) }
		});
		await start();
		await worker.runUntilIdle();
		expect((await mailsOf(house)).some(({ state }) => state === 'queued')).toBe(true);
		await pass(house, worker, 600_000, 5000);
		expect(new Set(sink.taken.map(({ to }) => to.join())).size).toBe(30);
		expect(sink.taken).toHaveLength(30);
	});

	test('550 is the end, and a bounce: written to no more', async () => {
		const { house, worker, start, counts, state } = await posted(3, {
			sink: {
				recipient: (address) =>
					address.startsWith('person1@') ? refusal(550, '5.1.1 no such user') : null
			}
		});
		await start();
		await worker.runUntilIdle();
		expect(await counts()).toMatchObject({ sent: 2, failed: 1, bounced: 1 });
		expect(await state()).toBe('sent');
		const suppressed = await house.store.db.select().from(house.store.tables.suppressions);
		expect(suppressed).toMatchObject([{ email: 'person1@example1.com', reason: 'bounced' }]);
	});

	test('a refusal of the sender is nobody’s bounce: it pauses, and goes on when it is mended', async () => {
		let isRefused = true;
		const { house, sink, worker, start, campaign, counts } = await posted(30, {
			sink: {
				options: {
					onMailFrom: (_address, _session, next) =>
						next(isRefused ? refusal(550, '5.1.8 bad sender') : null)
				}
			}
		});
		await start();
		await worker.runUntilIdle();
		const paused = valueOf(await getCampaign(house, 'ws_1', campaign.id));
		expect(paused).toMatchObject({ state: 'paused', pausedFor: 'sender' });
		expect(await counts()).toMatchObject({ sent: 0, failed: 0, bounced: 0 });
		expect((await progressOf(house, campaign)).said).toMatchObject({ code: 550 });
		isRefused = false;
		valueOf(await resumeCampaign(house, named(campaign)));
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(30);
	});

	test('a server that refuses whatever we send pauses it before the whole list is lost', async () => {
		const { house, worker, start, campaign, counts } = await posted(200, {
			sink: { data: () => refusal(554, '5.7.1 looks like spam') }
		});
		await start();
		await worker.runUntilIdle();
		const paused = valueOf(await getCampaign(house, 'ws_1', campaign.id));
		expect(paused).toMatchObject({ state: 'paused', pausedFor: 'refused' });
		const { failed, bounced } = await counts();
		expect(failed).toBeLessThan(20);
		expect(bounced).toBe(0);
	});

	test('what another sender left behind may have arrived, and is left alone', async () => {
		const { house, sink, worker, start, counts } = await posted(5);
		const { mails } = house.store.tables;
		await start();
		await surveyMailing(house, plainLetter).advance();
		const [first] = await mailsOf(house);
		await house.store.db
			.update(mails)
			.set({ state: 'sending', attempts: 1, leaseOwner: 'gone', leaseUntil: house.clock.now() })
			.where(eq(mails.id, first?.id ?? ''));
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(4);
		expect(await counts()).toMatchObject({ sent: 4, unknown: 1 });
	});

	test('two processes send each once, one of them at a time', async () => {
		const { house, sink, worker, start } = await posted(100);
		const other = createWorker(house, { mailing: surveyMailing(house, plainLetter) });
		await start();
		await Promise.all([worker.runUntilIdle(), other.runUntilIdle()]);
		await Promise.all([worker.runUntilIdle(), other.runUntilIdle()]);
		expect(sink.taken).toHaveLength(100);
		expect(new Set(sink.taken.map(({ id }) => id)).size).toBe(100);
		await worker.stop();
		await start().catch(() => undefined);
		await other.runUntilIdle();
		await other.stop();
	});

	test('whoever has left, answered, bounced, been suppressed or erased since it was prepared gets none', async () => {
		const { house, sink, worker, start, counts } = await posted(8);
		const { invitations } = house.store.tables;
		await start();
		await surveyMailing(house, plainLetter).advance();
		const change = (recipientId: string, set: Partial<typeof invitations.$inferInsert>) =>
			house.store.db.update(invitations).set(set).where(eq(invitations.recipientId, recipientId));
		await change('rcp_0000001', { finishedAt: 1 });
		await change('rcp_0000002', { unsubscribedAt: 1 });
		await change('rcp_0000003', { notMeAt: 1 });
		await change('rcp_0000006', { complainedAt: 1 });
		await change('rcp_0000007', { bouncedAt: 1 });
		const { recipients } = house.store.tables;
		await house.store.db.delete(recipients).where(eq(recipients.id, 'rcp_0000008'));
		await suppress(
			house.store,
			{
				...{ workspaceId: 'ws_1', email: 'person4@example4.com', reason: 'by_hand' },
				...{ campaignId: null, detail: '', at: 1 }
			},
			[]
		);
		await worker.runUntilIdle();
		expect(sink.taken.map(({ to }) => to)).toEqual([['person5@example5.com']]);
		expect(await counts()).toMatchObject({ sent: 1, cancelled: 7 });
	});

	test('paused, nothing more leaves; cancelled, nobody waits any more', async () => {
		const { house, sink, worker, start, campaign, counts, state } = await posted(20, {
			settings: { rate: { perSecond: 2 } }
		});
		await start();
		await worker.runUntilIdle();
		await pass(house, worker, 3000, 250);
		const sent = sink.taken.length;
		expect(sent).toBeGreaterThan(2);
		valueOf(await pauseCampaign(house, named(campaign)));
		await pass(house, worker, 3000, 250);
		expect(sink.taken).toHaveLength(sent);
		valueOf(await resumeCampaign(house, named(campaign)));
		await pass(house, worker, 2000, 250);
		expect(sink.taken.length).toBeGreaterThan(sent);
		valueOf(await cancelCampaign(house, named(campaign)));
		await worker.runUntilIdle();
		expect(await state()).toBe('cancelled');
		const { invited, sent: all, cancelled } = await counts();
		expect(all + cancelled).toBe(invited);
		expect(all).toBe(sink.taken.length);
	});

	test('paused once all of it was sent, it was sent when it was', async () => {
		const { house, worker, start, campaign } = await posted(3);
		const finished = async () => {
			const { state, finishedAt } = valueOf(await getCampaign(house, 'ws_1', campaign.id));
			return { state, finishedAt };
		};
		await start();
		await worker.runUntilIdle();
		const first = await finished();
		expect(first).toEqual({ state: 'sent', finishedAt: house.clock.now() });
		valueOf(await pauseCampaign(house, named(campaign)));
		house.clock.advance(DAY);
		valueOf(await resumeCampaign(house, named(campaign)));
		await worker.runUntilIdle();
		expect(await finished()).toEqual(first);
	});

	test('its speed is that of the time in which it is sent, without a pause', async () => {
		const { house, worker, start, campaign } = await posted(200, {
			settings: { rate: { perSecond: 2 } }
		});
		const paceNow = async () =>
			(await progressOf(house, valueOf(await getCampaign(house, 'ws_1', campaign.id)))).pace;
		await start();
		await pass(house, worker, 10_000, 250);
		const before = await paceNow();
		valueOf(await pauseCampaign(house, named(campaign)));
		house.clock.advance(40_000);
		valueOf(await resumeCampaign(house, named(campaign)));
		await pass(house, worker, 10_000, 250);
		expect(before).toBeGreaterThan(1.5);
		expect(await paceNow()).toBeGreaterThan(1.5);
	});

	test('it begins at its time, and a draft again where it is called off before', async () => {
		const { house, sink, worker, start, campaign, state } = await posted(3);
		await start(house.clock.now() + DAY);
		await worker.runUntilIdle();
		expect([await state(), sink.taken.length]).toEqual(['scheduled', 0]);
		valueOf(await cancelCampaign(house, named(campaign)));
		expect(await state()).toBe('draft');
		await start(house.clock.now() + DAY);
		house.clock.advance(DAY);
		await worker.runUntilIdle();
		expect([await state(), sink.taken.length]).toEqual(['sent', 3]);
	});

	describe('how fast', () => {
		async function perStep(
			rate: CampaignSettings['rate'],
			people: number,
			steps: number,
			step: number
		) {
			const { house, sink, worker, start } = await posted(people, { settings: { rate } });
			await start();
			await worker.runUntilIdle();
			const counts: number[] = [];
			for (let taken = 0; taken < steps; taken += 1) {
				await pass(house, worker, step, step / 4);
				counts.push(sink.taken.length);
			}
			return counts;
		}

		test('so many a second', async () => {
			const counts = await perStep({ perSecond: 4 }, 60, 5, 1000);
			expect(counts).toEqual([5, 9, 13, 17, 21]);
		});

		test('so many an hour, spread over it', async () => {
			const counts = await perStep({ perHour: 60 }, 20, 5, 60_000);
			expect(counts).toEqual([2, 3, 4, 5, 6]);
		});

		test('so many a minute to one domain, while others go on', async () => {
			const { house, sink, worker, start } = await posted(200, {
				settings: { rate: { perDomain: 6 } }
			});
			await start();
			await worker.runUntilIdle();
			const toOne = () => sink.taken.filter(({ to }) => to[0]?.endsWith('@example3.com')).length;
			expect([sink.taken.length, toOne()]).toEqual([10, 1]);
			await pass(house, worker, 60_000, 2000);
			expect([sink.taken.length, toOne()]).toEqual([70, 7]);
		});
	});

	test('only within its hours, there', async () => {
		const window = { from: 9 * 60, to: 18 * 60, days: [1, 2, 3, 4, 5], zone: 'Europe/Moscow' };
		const { house, sink, worker, start, campaign } = await posted(5, { settings: { window } });
		house.clock.set(Date.UTC(2026, 0, 16, 15, 30));
		await start();
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(0);
		expect((await progressOf(house, campaign)).opensAt).toBe(Date.UTC(2026, 0, 19, 6));
		house.clock.set(Date.UTC(2026, 0, 19, 5, 59));
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(0);
		house.clock.set(Date.UTC(2026, 0, 19, 6));
		await worker.runUntilIdle();
		expect(sink.taken).toHaveLength(5);
	});

	describe('reminders', () => {
		const reminders = { most: 2, days: 3, unfinished: true };

		test('go to those who did not answer, as often as asked for', async () => {
			const { house, sink, worker, start, counts } = await posted(3, { settings: { reminders } });
			const { invitations } = house.store.tables;
			await start();
			await worker.runUntilIdle();
			await house.store.db
				.update(invitations)
				.set({ finishedAt: 1, remindAt: null })
				.where(eq(invitations.recipientId, 'rcp_0000001'));
			await house.store.db
				.update(invitations)
				.set({ unsubscribedAt: 1 })
				.where(eq(invitations.recipientId, 'rcp_0000002'));
			for (let days = 0; days < 12; days += 1) {
				house.clock.advance(DAY);
				await worker.runUntilIdle();
			}
			const toThird = sink.taken.filter(({ to }) => to[0] === 'person3@example3.com');
			expect(sink.taken).toHaveLength(5);
			expect(toThird).toHaveLength(3);
			expect(await counts()).toMatchObject({ sent: 3, reminded: 1 });
			const kinds = (await mailsOf(house)).filter(({ number }) => number > 0);
			expect(kinds.map(({ kind, number }) => [kind, number])).toEqual([
				['reminder', 1],
				['reminder', 2]
			]);
		});

		test('lead those back who began and stopped', async () => {
			const { house, worker, start, campaign } = await posted(2, { settings: { reminders } });
			await start();
			await worker.runUntilIdle();
			const [first] = await house.store.db.select().from(house.store.tables.invitations);
			await house.store.db.insert(house.store.tables.partials).values({
				...{ workspaceId: 'ws_1', quizId: campaign.quizId, attemptId: first?.attemptId ?? '' },
				...{ version: 1, revision: 1, locale: 'en', answers: {}, hidden: {}, path: [], step: 'a' },
				...{ source: 'direct', email: null, startedAt: 0, updatedAt: 0 }
			});
			house.clock.advance(3 * DAY);
			await worker.runUntilIdle();
			const kinds = (await mailsOf(house)).filter(({ number }) => number === 1);
			expect(kinds.map(({ kind }) => kind).sort()).toEqual(['reminder', 'unfinished']);
			expect(kinds.find(({ kind }) => kind === 'unfinished')?.invitationId).toBe(first?.id);
		});
	});
});
