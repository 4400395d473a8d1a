import { attemptId } from './attempt-id.ts';
import { thanks } from './result-view.ts';
import type { Needs } from './shelf.ts';
import { partsAfter, type Screen, type Stage } from './stage.svelte.ts';
import type { Surroundings } from './surroundings.ts';
import {
	NOWHERE,
	type Entry,
	type Finished,
	type Recording,
	type Remembered,
	type Spot
} from './trail.ts';
import type { Outcome, RefusedField, Sending, Way } from './transport.ts';
import { Waiting } from './waiting.ts';
import { rareWords } from './words/rare.ts';

type Course = Pick<Way, 'answers' | 'hidden'>;

/** What the ways of playing a quiz have in common: where it is taken up again, how its answers are sent, how it ends. */
export abstract class Playing {
	protected readonly stage: Stage;
	protected readonly around: Surroundings;
	protected readonly waiting: Waiting;
	protected attempt: string | undefined;
	/** The version that the page is to be loaded anew for. */
	protected renewed: number | undefined;
	/** The attempt that this page has tried to send. */
	#sent: string | undefined;
	/** It had tried to before: what is known of the attempt may be what it sent itself. */
	#sentBefore = false;

	constructor(stage: Stage, around: Surroundings) {
		this.stage = stage;
		this.around = around;
		this.waiting = new Waiting(stage, (milliseconds) => around.wait(milliseconds));
		this.attempt = stage.data.place.attempt;
	}

	/** Takes over what the server has rendered: goes on where this tab has been before. */
	async takeOver(): Promise<void> {
		if (this.stage.data.result) return;
		const entry = this.around.trail.read();
		if (entry && 'result' in entry) {
			await this.learn(entry.locale);
			return this.finish(entry);
		}
		if (entry && 'attempt' in entry) {
			this.around.telling?.goOnFrom(entry.revision ?? 0);
			if (this.stage.quiz.bonus) this.#askElapsed(entry.attempt);
			return this.restore(entry);
		}
		const { revision } = this.stage.data.place;
		if (revision !== undefined) this.around.telling?.goOnFrom(revision, true);
		if (this.attempt && this.stage.quiz.bonus) this.#askElapsed(this.attempt);
		if (this.stage.data.closed) return;
		await this.takeUp();
		// What was waited for meanwhile has taken it off the screen.
		this.stage.trouble ??= this.stage.data.told;
	}

	/** The tab's history leads to another screen. */
	async travel(entry: Entry | null): Promise<void> {
		const { screen } = this.stage;
		if (screen.at === 'closed') return this.around.trail.write(NOWHERE);
		if (screen.at === 'result') return this.around.trail.write(this.#finished(screen));
		if (!entry || 'result' in entry) return this.record('write');
		await this.visit(entry);
	}

	async speak(locale: string): Promise<void> {
		if (!(await this.learn(locale))) return;
		this.record('write');
		this.retell();
	}

	again(): void {
		if (this.stage.trouble === 'failed') void this.send('write');
		else this.waiting.hurry();
	}

	/** This attempt has been sent: nothing more that is answered counts, which is told before somebody does. */
	async sentElsewhere(): Promise<void> {
		if (this.stage.ended || this.#sent === this.attempt) return;
		this.waiting.stop();
		await this.#alreadySent();
	}

	thank(): void {
		const { screen } = this.stage;
		if (screen.at !== 'result') return;
		this.stage.screen = { ...screen, thanked: true };
		this.around.trail.write(this.#finished({ ...screen, thanked: true }));
	}

	/** The first screen, as the server has rendered it, becomes this one's. */
	protected abstract takeUp(): Promise<void>;
	/** Goes on from what this tab remembers. */
	protected abstract restore(entry: Remembered): Promise<void>;
	/** Shows an entry of the tab's history. */
	protected abstract visit(entry: Exclude<Entry, Finished>): Promise<void>;
	/** Keeps the screen in the tab's history, with all that a reload needs. */
	protected abstract record(record: Recording): void;
	/** The same screen in another language. */
	protected abstract retell(): void;
	/** The server has refused answers: shows the questions, with its sentences at their fields. */
	protected abstract mend(fields: readonly RefusedField[]): Promise<void>;
	protected abstract sending(): Sending;
	/** The last question is left. */
	protected leave?(): void;

	/** In the tab's history with all that a reload needs, and on the server for whoever goes on elsewhere. */
	protected keep(
		how: Recording,
		spot: Spot,
		course: Course,
		typed: unknown,
		told = { ...spot, ...course }
	): void {
		const { attempt, renewed } = this;
		if (!attempt) return this.around.trail[how](spot);
		const { locale } = this.stage;
		const { telling } = this.around;
		telling?.tell({ attempt, locale, ...told });
		const revision = telling?.revision;
		this.around.trail[how]({ attempt, locale, ...spot, ...course, typed, revision, renewed });
	}

	protected begin(): void {
		if (this.attempt) return;
		this.attempt = this.stage.data.mail?.attempt ?? attemptId();
		this.stage.elapsed = this.around.transport.started(this.attempt)?.then((told) => told ?? 0);
	}

	protected async send(record: Recording): Promise<void> {
		this.begin();
		this.stage.trouble = undefined;
		if (!(await this.#end({ at: 'sending' }))) return;
		this.record(record);
		this.#sentBefore = this.#sent === this.attempt;
		this.#sent = this.attempt;
		const result = await this.ask(() => this.around.transport.submit(this.sending()));
		if (result === undefined) return;
		const secret = this.attempt;
		const reached = result ?? thanks(this.stage.words);
		await this.finish(this.#finished({ result: reached, secret }));
	}

	/** Only the result is left of the visit: "back" leads out of it, and a reload shows it again. */
	protected async finish(finished: Finished): Promise<void> {
		this.around.telling?.stop();
		const { result, secret, thanked } = finished;
		await this.around.trail.end(finished);
		const after = partsAfter(result, this.stage.quiz);
		await Promise.all(after.map((screen) => this.load({ screen })));
		await this.#end({ at: 'result', result, secret, thanked });
	}

	/** Kinds of steps and parts of the runner come over the network too. */
	protected meet(ids: readonly string[]): Promise<true | undefined> {
		const steps = this.stage.quiz.steps.filter(({ id }) => ids.includes(id));
		return this.#fetch(() => this.around.kinds.load(steps.map(({ kind }) => kind)));
	}

	protected load(needs: Needs): Promise<true | undefined> {
		return this.#fetch(() => this.stage.shelf.load(needs));
	}

	/** Undefined where the answer was another than asked for, and the screen tells, or is not waited for any more. */
	protected async ask<T>(question: () => Promise<Outcome<T>>): Promise<T | undefined> {
		const outcome = await this.waiting.until(question);
		if (outcome?.state === 'done') return outcome.value;
		if (outcome) await this.#settle(outcome);
		return undefined;
	}

	/** The respondent reads this language from now on. */
	protected async learn(locale: string): Promise<boolean> {
		const isKnown = this.stage.quiz.locales.includes(locale);
		if (!isKnown || !(await this.load({ locale }))) return false;
		this.stage.locale = locale;
		this.around.speaks?.(locale);
		return true;
	}

	#askElapsed(attempt: string): void {
		this.stage.elapsed = this.around.transport.started(attempt);
	}

	#fetch(load: () => Promise<void>): Promise<true | undefined> {
		const loaded = () => ({ state: 'done', value: true }) as const;
		const lost = () => ({ state: 'again', trouble: 'offline' }) as const;
		return this.ask(() => load().then(loaded, lost));
	}

	async #settle(outcome: Exclude<Outcome<unknown>, { state: 'again' | 'done' }>): Promise<void> {
		if (outcome.state === 'closed') {
			this.around.trail.write(NOWHERE);
			await this.#end({ at: 'closed', message: outcome.message });
		} else if (outcome.state === 'refused') {
			await this.mend(outcome.fields);
		} else if (outcome.state === 'changed') {
			this.renewed = outcome.version;
			this.record('write');
			this.around.renew?.();
		} else if (outcome.state === 'reused' && this.#isOneOfMany() && !this.#sentBefore) {
			// On another device, before this one: it counts once.
			await this.#alreadySent();
		} else if (outcome.state === 'reused') {
			this.attempt = attemptId();
			await this.send('write');
		} else {
			this.stage.trouble = 'failed';
		}
	}

	/** Somebody may be at it elsewhere too. */
	#isOneOfMany(): boolean {
		return this.stage.data.mail !== undefined || this.around.telling?.shared === true;
	}

	#alreadySent(): Promise<void> {
		const title = rareWords(this.stage.locale).sent;
		return this.finish(this.#finished({ result: { id: '', title } }));
	}

	async #end(screen: Screen): Promise<boolean> {
		if (!(await this.load({ screen: 'end' }))) return false;
		this.stage.moved = true;
		this.leave?.();
		this.stage.screen = screen;
		this.around.arrived(false);
		return true;
	}

	#finished({ result, secret, thanked }: Omit<Finished, 'locale'>): Finished {
		const { locale, quiz } = this.stage;
		return { locale, result, ...(quiz.details && { secret, thanked }) };
	}
}
