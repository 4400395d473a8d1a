import type { HiddenFields } from '../quiz/answers.ts';
import { alreadyKnown } from './already-known.ts';
import { Answering } from './answering.ts';
import type { Refusal } from './asking.ts';
import { Journey } from './journey.ts';
import { Playing } from './playing.ts';
import { firstRefused } from './refusals.ts';
import type { PlayedStep } from './runner-data.ts';
import type { Needs } from './shelf.ts';
import type { Director, Stage } from './stage.svelte.ts';
import { stillValid } from './still-valid.ts';
import type { Surroundings } from './surroundings.ts';
import { isSame, type Recording, type Remembered, type Spot } from './trail.ts';
import type { RefusedField, Sending } from './transport.ts';

/** One person's way through a quiz, step by step: takes answers, decides what comes next, sends them, and shows all that on the stage. */
export class QuizDirector extends Playing implements Director {
	readonly #journey: Journey;
	readonly #answering: Answering;
	/** Steps passed before the page was loaded anew: those whose answers hold are not asked again. */
	#passed: readonly string[] = [];
	/** The step that the tab's history is being gone back to, and those answered after it: they are not asked again. */
	#wanted: { step: string; after: readonly string[] } | undefined;

	constructor(stage: Stage, around: Surroundings) {
		super(stage, around);
		this.#journey = new Journey(stage.quiz, stage.data.place);
		this.#answering = new Answering(stage, this.#journey, around.kinds.kindOf);
	}

	async start(): Promise<void> {
		if (this.stage.busy) return;
		this.begin();
		await this.#goOn([], 'add');
	}

	async answer(form: FormData): Promise<void> {
		const step = this.#answering.keep(form);
		if (!step || !this.#accept(step)) return;
		this.begin();
		await this.#goOn([...this.#journey.path, step.id], 'add');
	}

	look(form: FormData): void {
		this.#answering.look(form);
	}

	rest(form: FormData): void {
		if (this.attempt && this.#answering.keep(form)) this.record('write');
	}

	async back(form: FormData): Promise<void> {
		if (!this.#answering.keep(form)) return;
		this.#passed = [];
		const { before } = this.#journey;
		if (this.around.trail.back(before)) return;
		this.#journey.rewindTo(before);
		await this.#show();
	}

	async revisit(step: string, form: FormData | undefined): Promise<void> {
		if (form && !this.#answering.keep(form)) return;
		const { path } = this.#journey;
		const passed = path.indexOf(step);
		if (passed < 0) return;
		this.#passed = [];
		const wanted = { step, after: path.slice(passed + 1) };
		this.#wanted = wanted;
		if (this.around.trail.over(path.length - passed)) return;
		await this.#showWanted(wanted);
	}

	protected async takeUp(): Promise<void> {
		const { path, step } = this.#journey;
		if (!(await this.meet(step === null ? path : [...path, step]))) return;
		const { mail } = this.stage.data;
		const tapped = mail?.tapped && this.around.form?.();
		if (tapped) {
			this.#answering.keep(tapped);
			this.#passed = mail.held ?? [];
		}
		if (!this.attempt) {
			this.#beginWithKnown(this.around.form?.());
			await this.#takeAlong(this.around.hidden);
		}
		this.record('write');
	}

	protected async visit(entry: Spot | Remembered): Promise<void> {
		if (isSame(entry, this.#journey) && this.#wanted === undefined) return;
		this.waiting.stop();
		this.#passed = [];
		// Whatever entry has been landed on.
		if (this.#wanted !== undefined) return this.#showWanted(this.#wanted);
		const form = this.around.form?.();
		const left = form && this.#answering.keep(form);
		const { step, path } = entry;
		if (step === null ? path.length === 0 : this.#journey.path.includes(step)) {
			this.#journey.rewindTo(step);
			return this.#show();
		}
		// Forward leads where the answers do by now; a screen that they do not lead to is turned away from.
		if (left && !this.#accept(left)) return this.around.trail.turn();
		if (this.#journey.ahead(path).at !== 'step') return this.around.trail.turn();
		this.#journey.follow(path);
		await this.#show();
	}

	protected retell(): void {
		if (this.stage.screen.at === 'step') this.#answering.retell();
	}

	/** Goes back to the first step whose answer was refused. */
	protected async mend(fields: readonly RefusedField[]): Promise<void> {
		this.#passed = [];
		const refused = firstRefused(fields, this.#journey.path);
		if (refused) {
			this.#journey.rewindTo(refused.step);
			return this.#show(refused.refusals);
		}
		// Nothing on this path is at fault: the quiz has been published anew since the page was loaded.
		this.#journey.follow([]);
		await this.#show();
		this.stage.trouble = 'changed';
	}

	protected sending(): Sending {
		return {
			attempt: this.attempt ?? '',
			answers: this.#journey.answered(),
			hidden: this.#journey.hidden,
			locale: this.stage.locale,
			day: this.stage.quiz.today,
			trap: this.#answering.trap
		};
	}

	protected record(record: Recording): void {
		const { path, step, answers, hidden } = this.#journey;
		const typed = step === null ? undefined : this.#journey.draft(step);
		this.keep(record, { path, step }, { answers, hidden }, typed);
	}

	protected async restore(entry: Remembered): Promise<void> {
		const { attempt, locale, path, step, answers, hidden } = entry;
		const { quiz } = this.stage;
		if (!(await this.meet(Object.keys(answers)))) return;
		const kept = stillValid(quiz, path, answers, this.around.kinds.kindOf);
		this.attempt = attempt;
		this.#journey.hidden = hidden;
		this.#journey.answers = kept.answers;
		this.#beginWithKnown(undefined);
		if (step !== null && entry.typed !== undefined) this.#journey.keep(step, entry.typed);
		await this.learn(locale);
		const atWelcome = quiz.welcome && step === null && path.length === 0;
		this.#passed = path;
		await (atWelcome ? this.#show() : this.#goOn(kept.path, 'write'));
		if (entry.renewed && !this.stage.ended) this.stage.trouble = 'changed';
	}

	protected override leave(): void {
		if (this.stage.part === 'chat') this.stage.shown = this.#answering.shown();
	}

	#showWanted({ step, after }: { step: string; after: readonly string[] }): Promise<void> {
		this.#wanted = undefined;
		this.#passed = after;
		this.#journey.rewindTo(step);
		return this.#show();
	}

	#accept(step: PlayedStep): boolean {
		const accepted = this.#answering.accept(step);
		if (!accepted) this.around.arrived(true);
		return accepted;
	}

	/** Shows what comes after these steps, or sends the answers where nothing does. */
	async #goOn(path: readonly string[], record: Recording): Promise<void> {
		const progress = this.#journey.follow(path);
		if (progress.at === 'step') {
			const { step } = progress;
			const holds = this.#passed.includes(step) && Object.hasOwn(this.#journey.answers, step);
			return holds ? this.#goOn([...progress.path, step], record) : this.#show([], record);
		}
		if (progress.at === 'end') return this.send(record);
		const next = await this.ask(() => this.around.transport.next(this.sending()));
		if (next === undefined) return;
		this.#journey.learn(next);
		return this.#goOn(path, record);
	}

	async #show(refusals: readonly Refusal[] = [], record: Recording = 'write'): Promise<void> {
		const step = this.stage.quiz.steps.find(({ id }) => id === this.#journey.step);
		const chat = this.stage.part === 'chat' && 'chat';
		const needs: Needs = step
			? { screen: chat || 'step', question: step.kind }
			: { screen: chat || 'welcome' };
		if (!(await this.load(needs)) || !(await this.meet(step ? [step.id] : []))) return;
		const shown = this.#answering.shown(refusals);
		this.stage.trouble = undefined;
		this.stage.moved = true;
		this.#answering.begin(shown);
		this.record(record);
		this.around.arrived(refusals.length > 0);
	}

	/** Of questions without an answer: what the link knows stands in their fields, for the respondent to send or to change. */
	#beginWithKnown(form: FormData | undefined): void {
		const { answers, step } = this.#journey;
		const open = this.stage.quiz.steps.filter(({ id }) => !Object.hasOwn(answers, id));
		const onScreen = { path: step === null ? [] : [step], form };
		const begun = alreadyKnown(open, this.around.known, onScreen, this.around.kinds.kindOf);
		for (const [id, raw] of Object.entries(begun)) this.#journey.keep(id, raw);
	}

	/** The server could not know what the address brings along when it wrote the first screen. */
	async #takeAlong(hidden: HiddenFields): Promise<void> {
		this.#journey.hidden = hidden;
		const { step } = this.#journey;
		const first = step === null ? null : this.#journey.ahead([]);
		if (first && (first.at !== 'step' || first.step !== step)) await this.#goOn([], 'write');
		else this.stage.shown = this.#answering.shown();
	}
}
