import { expect, test } from 'vitest';
import { LANES } from '../../../../src/lib/server/delivery/mailing/mail-lanes.ts';
import { MailPost } from '../../../../src/lib/server/delivery/mailing/mail-post.ts';
import { SENDER_LEASE } from '../../../../src/lib/server/delivery/mailing/sender-lease.ts';
import { getCampaign } from '../../../../src/lib/server/services/campaigns/campaigns.ts';
import {
	pauseCampaign,
	resumeCampaign,
	startCampaign
} from '../../../../src/lib/server/services/campaigns/sending.ts';
import { surveyMailing } from '../../../../src/lib/server/services/campaigns/survey-mailing.ts';
import { saveSetting } from '../../../../src/lib/server/storage/queries/settings.ts';
import { aGatedMailer, refusedAs } from '../../../support/a-gated-mailer.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aSurvey, plainLetter, somePeople } from '../../../support/a-survey.ts';
import { forEachEngine } from '../../../support/store.ts';
import { valueOf } from '../../../support/value-of.ts';

/** More than are under way and claimed behind them. */
const PEOPLE = 3 * LANES;
const SOON = { timeout: 15_000 };

forEachEngine((_engine, makeStore) => {
	/** As many as there are lanes wait at the server, and as many are claimed and wait for a lane. */
	async function underWay() {
		const mailer = aGatedMailer();
		const house = { ...(await aHouse({ store: await makeStore() })), mailer };
		await somePeople(house, 'ws_1', PEOPLE);
		const { id } = await aSurvey(house);
		const named = { workspace: 'ws_1', id, by: null };
		valueOf(await startCampaign(house, named));
		const post = new MailPost(house, surveyMailing(house, plainLetter), 'this_one');
		const inState = async (state: string) => {
			const rows = await house.store.db.select().from(house.store.tables.mails);
			return rows.filter((mail) => mail.state === state);
		};
		const waiting = async (state: string, count: number) =>
			expect.poll(async () => (await inState(state)).length, SOON).toBe(count);
		const letThrough = () => mailer.begun.forEach(({ through }) => through());
		post.look();
		await waiting('sending', 2 * LANES);
		expect(mailer.begun).toHaveLength(LANES);
		return { house, mailer, named, post, inState, waiting, letThrough };
	}

	type UnderWay = Awaited<ReturnType<typeof underWay>>;

	/** Each who waits does so as before, and everybody gets it once in the end. */
	async function isGivenBack({ mailer, post, inState, letThrough, ...more }: UnderWay) {
		letThrough();
		await post.underWay();
		expect(mailer.begun).toHaveLength(LANES);
		expect(await inState('sending')).toEqual([]);
		for (const mail of await inState('queued'))
			expect(mail).toMatchObject({ attempts: 0, leaseOwner: null, code: null, error: null });
		return { mailer, post, inState, letThrough, ...more };
	}

	async function goesOn({ house, mailer, post, inState }: UnderWay) {
		post.look();
		await expect
			.poll(async () => {
				mailer.begun.forEach(({ through }) => through());
				return (await inState('sent')).length;
			}, SOON)
			.toBe(PEOPLE);
		await post.underWay();
		const got = (await inState('sent')).map(({ email }) => email);
		expect(new Set(got).size).toBe(PEOPLE);
		await house.mailer.close();
	}

	test('somebody pauses it: what is claimed and not begun waits again, at once', async () => {
		const made = await underWay();
		const { house, named, post, waiting, inState } = made;
		valueOf(await pauseCampaign(house, named));
		post.look();
		// While the others are still under way.
		await waiting('queued', PEOPLE - LANES);
		await isGivenBack(made);
		expect(await inState('sent')).toHaveLength(LANES);
		valueOf(await resumeCampaign(house, named));
		await goesOn(made);
	});

	test('it pauses by itself: the lane that was refused takes no other', async () => {
		const made = await underWay();
		const { house, mailer, named, waiting, inState } = made;
		mailer.begun[0]?.fails(refusedAs('550 5.7.1 who are you', 'MAIL FROM'));
		await waiting('queued', PEOPLE - LANES + 1);
		expect(mailer.begun).toHaveLength(LANES);
		expect(valueOf(await getCampaign(house, 'ws_1', named.id))).toMatchObject({
			...{ state: 'paused', pausedFor: 'sender' }
		});
		made.letThrough();
		await made.post.underWay();
		expect(mailer.begun).toHaveLength(LANES);
		expect(await inState('sent')).toHaveLength(LANES - 1);
		valueOf(await resumeCampaign(house, named));
		await goesOn(made);
	});

	test('the process ends: what was not begun is for the next one', async () => {
		const made = await underWay();
		const stopped = made.post.stop();
		await made.waiting('queued', PEOPLE - LANES);
		await isGivenBack(made);
		await stopped;
		const next = new MailPost(made.house, surveyMailing(made.house, plainLetter), 'next_one');
		await goesOn({ ...made, post: next });
		// Nothing was left behind as perhaps sent.
		expect(await made.inState('unknown')).toEqual([]);
	});

	test('another process has taken over: this one takes nothing more, and nothing where it begins', async () => {
		const made = await underWay();
		const { house, mailer, post, inState, letThrough } = made;
		house.clock.advance(SENDER_LEASE / 2);
		await saveSetting(house.store, 'mail_sender', `other ${house.clock.now() + SENDER_LEASE}`);
		post.look();
		let isOver = false;
		void post.underWay().then(() => (isOver = true));
		await expect.poll(() => (letThrough(), isOver), SOON).toBe(true);
		// Who was claimed already may have gone.
		const most = 2 * LANES;
		expect(mailer.begun.length).toBeLessThanOrEqual(most);
		expect(await inState('sending')).toEqual([]);
		const begun = mailer.begun.length;
		post.look();
		await post.underWay();
		expect(mailer.begun).toHaveLength(begun);
		house.clock.advance(SENDER_LEASE + 1);
		await goesOn(made);
	});

	test('the server is away: what was claimed waits with the rest, and was not tried', async () => {
		const made = await underWay();
		const { house, mailer, post, inState } = made;
		for (const { fails } of mailer.begun) fails(new Error('connection lost'));
		await post.underWay();
		expect(mailer.begun).toHaveLength(LANES);
		const tried = (await inState('queued')).map(({ attempts }) => attempts);
		expect(tried.filter((attempts) => attempts > 0)).toHaveLength(LANES);
		expect(tried).toHaveLength(PEOPLE);
		house.clock.advance(10 * 60_000);
		await goesOn(made);
	});
});
