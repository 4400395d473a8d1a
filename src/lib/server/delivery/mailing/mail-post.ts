import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import type { MailLine } from '../../mailer.ts';
import { takeTurn, type Settled } from '../../storage/queries/mails.ts';
import { campaignsWithMail, finishCampaigns } from '../../storage/queries/sending.ts';
import { abandonLeft } from './abandon-left.ts';
import { carry, givenBack, type Carried, type Ready } from './carry.ts';
import { claimSize } from './claim-size.ts';
import { LANES, mailLanes, type MailLanes } from './mail-lanes.ts';
import type { Mailing } from './mailing.ts';
import { outgoing, type Outgoing, type Picked } from './outgoing.ts';
import { pauseByItself, type PauseReason } from './pause.ts';
import { pick } from './pick.ts';
import { SENDER_LEASE, senderLease, type SenderLease } from './sender-lease.ts';
import { settleEach } from './settle-each.ts';
import { signal } from './signal.ts';
import { slowDomains } from './slow-domains.ts';
import { stillWanted } from './still-wanted.ts';

/** Results are written down at the latest when there are so many. */
const MOST_UNWRITTEN = 24;
/** After so many without one that got through, something is wrong that more mails would not mend. */
const IN_A_ROW = { refused: 5, unknown: 10 };
/** A look comes by itself after this, ms. */
const LOOKS_EVERY = 1_000;

/**
 * Sends mails of surveys. Each is written down as being sent before a mail server hears of it; where it is not known whether
 * the server has it, it is left alone. What came of some, and which are next, is one commit.
 */
export class MailPost {
	readonly #house: House;
	readonly #mailing: Mailing;
	readonly #owner: string;
	readonly #lease: SenderLease;
	readonly #lanes: MailLanes;
	readonly #slow = slowDomains();
	readonly #size = claimSize(LANES);
	readonly #changed = signal();
	readonly #surveys = new Map<string, Outgoing>();
	/** Those that paused by themselves, at which revision: what was read just before still says that they are sent. */
	readonly #paused = new Map<string, number>();
	readonly #inARow = { refused: 0, unknown: 0 };
	/** Claimed; whether they are still wanted is looked at next. */
	#claimed: Picked[] = [];
	#ready: Ready[] = [];
	readonly #results: Settled[] = [];
	#begun = 0;
	#running = false;
	#seizes = false;
	#stopping = false;
	#isStale = true;
	#again = false;
	#round: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(house: House, mailing: Mailing, owner: string) {
		this.#house = house;
		this.#mailing = mailing;
		this.#owner = owner;
		this.#lease = senderLease(house, owner);
		this.#lanes = mailLanes({
			mailer: house.mailer,
			now: house.clock.now,
			next: () => this.#ready.shift(),
			carry: (line, ready) => this.#carry(line, ready),
			ended: this.#changed.give
		});
	}

	/** Lets it look again by itself, and takes over from an earlier process. */
	start(): void {
		this.#running = true;
		this.#seizes = this.#house.store.exclusive;
	}

	/** Begins with what is due, or goes on; waits for nothing. */
	look(): void {
		this.#again = true;
		this.#isStale = true;
		if (this.#round) return this.#changed.give();
		this.#round = this.#goRound()
			.catch((error: unknown) =>
				this.#house.log.error('survey_mail.round_failed', errorFields(error))
			)
			.finally(() => {
				this.#round = undefined;
				this.#lookAgainInTime();
			});
	}

	/** How many were begun. */
	begun(): number {
		return this.#begun;
	}

	async underWay(): Promise<void> {
		await this.#round;
	}

	/** Begins nothing new, waits for the mails under way and leaves the rest as they were. */
	async stop(): Promise<void> {
		this.#stopping = true;
		clearTimeout(this.#timer);
		this.look();
		await this.#round;
		await this.#lease.release();
		this.#lanes.close();
	}

	async #goRound(): Promise<void> {
		const { store } = this.#house;
		const hold = await this.#lease.hold(this.#now(), this.#seizes);
		if (hold === null) return this.#letGo();
		this.#seizes = false;
		if (hold === 'new') await abandonLeft(store, this.#owner, this.#now());
		for (let more = false; ;) {
			if (this.#again || more) more = await this.#advance();
			if (this.#isStale) await this.#refresh();
			const moved = await this.#turn();
			if (!moved && !more && this.#lanes.busy() > 0) await this.#changed.given();
			else if (!moved && !more && !this.#again && !this.#isBusy()) break;
			if ((await this.#lease.hold(this.#now())) === null) return this.#letGo();
		}
		await finishCampaigns(store, this.#now());
	}

	#now(): number {
		return this.#house.clock.now();
	}

	#isBusy(): boolean {
		const waiting = this.#ready.length + this.#claimed.length + this.#results.length;
		return waiting + this.#lanes.busy() > 0;
	}

	/** Whether there is more to do at once. */
	async #advance(): Promise<boolean> {
		this.#again = false;
		this.#isStale = true;
		if (this.#stopping) return false;
		await finishCampaigns(this.#house.store, this.#now());
		const more = await this.#mailing.advance();
		if (more) this.#begun += 1;
		return more;
	}

	/** Somebody else sends now: what was not begun waits for them, what was is settled while it still is ours. */
	async #letGo(): Promise<void> {
		this.#surveys.clear();
		this.#giveBack(0);
		while (this.#lanes.busy() > 0) await this.#changed.given();
		await settleEach(this.#house, this.#owner, this.#results.splice(0));
	}

	async #refresh(): Promise<void> {
		const { store, log } = this.#house;
		this.#isStale = false;
		const read = this.#stopping ? [] : await campaignsWithMail(store);
		const found = read.filter(({ id, revision }) => this.#paused.get(id) !== revision);
		const revisions = new Map(found.map(({ id, revision }) => [id, revision]));
		for (const [id, { campaign }] of this.#surveys)
			if (revisions.get(id) !== campaign.revision) this.#surveys.delete(id);
		for (const campaign of found) {
			if (this.#surveys.has(campaign.id)) continue;
			try {
				const made = await outgoing(campaign, this.#mailing, this.#now());
				this.#surveys.set(campaign.id, made);
			} catch (error) {
				log.error('survey.letter_failed', { survey: campaign.id, ...errorFields(error) });
				await pauseByItself(this.#house, campaign, 'letter');
			}
		}
		this.#giveBackHeld();
	}

	/** Whether anything came of it. */
	async #turn(): Promise<boolean> {
		const now = this.#now();
		const awake = this.#lanes.awake(now);
		if (this.#stopping) this.#giveBack(0);
		else if (awake === 0) this.#giveBack(this.#lanes.wakesAt());
		const isOpen = !this.#stopping && awake > 0;
		const room = isOpen ? this.#size.now(now) - this.#ready.length : 0;
		const settled = this.#results.splice(0);
		let moved: boolean;
		try {
			const { picked, deferred } = await pick(
				this.#house.store,
				this.#surveys.values(),
				this.#slow,
				{ now, room }
			);
			const claimed = picked.map(({ mail }) => mail);
			const turn = { owner: this.#owner, now, leaseUntil: now + SENDER_LEASE };
			if (await takeTurn(this.#house.store, { ...turn, settled, claimed, deferred })) {
				this.#begun += picked.length;
				this.#claimed.push(...picked);
			} else {
				this.#isStale = true;
				await settleEach(this.#house, this.#owner, settled);
			}
			moved = settled.length + picked.length + deferred.length > 0;
		} catch (error) {
			// The database is away: they are written down when it is back.
			this.#results.unshift(...settled);
			throw error;
		}
		await this.#makeReady();
		this.#lanes.start(this.#ready.length);
		return moved;
	}

	#giveBack(until: number): void {
		for (const { mail } of [...this.#claimed.splice(0), ...this.#ready.splice(0)])
			this.#results.push(givenBack(mail, until));
	}

	/** What was claimed of surveys that are not sent any more, and not begun. */
	#giveBackHeld(): void {
		const isSent = ({ of }: { of: Outgoing }) => this.#surveys.has(of.campaign.id);
		const held = [...this.#claimed, ...this.#ready].filter((one) => !isSent(one));
		this.#claimed = this.#claimed.filter(isSent);
		this.#ready = this.#ready.filter(isSent);
		for (const { mail } of held) this.#results.push(givenBack(mail, 0));
	}

	async #makeReady(): Promise<void> {
		if (this.#claimed.length === 0) return;
		const { ready, unwanted } = await stillWanted(this.#house, this.#claimed);
		this.#claimed.length = 0;
		this.#ready.push(...ready);
		this.#results.push(...unwanted);
	}

	/** Whether the line is well. */
	async #carry(line: MailLine, ready: Ready): Promise<boolean> {
		const carried = await carry(this.#house, line, ready).catch((error: unknown): Carried => {
			// The server has refused it, and the database could not be told of the bounce: it will be refused again.
			const { id } = ready.mail;
			this.#house.log.error('survey_mail.failed', { mail: id, ...errorFields(error) });
			return { settled: givenBack(ready.mail, this.#now() + LOOKS_EVERY), verdict: 'later' };
		});
		this.#results.push(carried.settled);
		this.#size.left();
		this.#heed(ready, carried);
		if (this.#ready.length < LANES || this.#results.length >= MOST_UNWRITTEN) this.#changed.give();
		return carried.verdict !== 'server' && carried.verdict !== 'unknown';
	}

	#heed({ mail, of }: Ready, { verdict, settled: { state, code } }: Carried): void {
		if (verdict === null) {
			this.#slow.took(mail.domain);
			this.#startCounting();
			return;
		}
		this.#house.log.info('survey_mail', { mail: mail.id, state, verdict, code });
		if (verdict === 'later') this.#slow.slow(mail.domain, this.#now());
		if (verdict === 'sender') void this.#pause(of, 'sender');
		if (verdict === 'refused' || verdict === 'unknown') {
			this.#inARow[verdict] += 1;
			if (this.#inARow[verdict] >= IN_A_ROW[verdict]) void this.#pause(of, verdict);
		}
	}

	#startCounting(): void {
		Object.assign(this.#inARow, { refused: 0, unknown: 0 });
	}

	async #pause({ campaign }: Outgoing, why: PauseReason): Promise<void> {
		this.#isStale = true;
		this.#surveys.delete(campaign.id);
		this.#paused.set(campaign.id, campaign.revision);
		this.#giveBackHeld();
		this.#startCounting();
		try {
			await pauseByItself(this.#house, campaign, why);
		} catch (error) {
			const { id } = campaign;
			this.#paused.delete(id);
			this.#house.log.error('survey.pause_failed', { survey: id, ...errorFields(error) });
		}
	}

	#lookAgainInTime(): void {
		clearTimeout(this.#timer);
		if (!this.#running || this.#stopping) return;
		const now = this.#now();
		const nextOf = [...this.#surveys.values()].map((of) => of.nextAt(now));
		const next = Math.max(this.#lanes.wakesAt(), Math.min(...nextOf));
		if (next < now + LOOKS_EVERY)
			this.#timer = setTimeout(() => this.look(), Math.max(1, next - now));
	}
}
