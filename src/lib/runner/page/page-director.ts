import type { AnswerProblem } from '../../quiz/questions/problems.ts';
import { alreadyKnown } from '../already-known.ts';
import type { Refusal } from '../asking.ts';
import { formFields } from '../form-fields.ts';
import { Playing } from '../playing.ts';
import { refusalsByStep, refusalsOf } from '../refusals.ts';
import type { Director, Stage } from '../stage.svelte.ts';
import { stillValid } from '../still-valid.ts';
import type { Surroundings } from '../surroundings.ts';
import { NOWHERE, type Recording, type Remembered } from '../trail.ts';
import type { RefusedField, Sending } from '../transport.ts';
import { TRAP } from '../trap.ts';
import { Sheet } from './sheet.ts';
import { spreadShown } from './spread-page.ts';

/** Between two looks at what is typed, for the tab's history and for the server; in milliseconds. */
const PAUSE = 400;

/** One person at a quiz that asks everything on one page: follows what they answer, and sends it at the end. */
export class PageDirector extends Playing implements Director {
	readonly #sheet: Sheet;
	/** Found here, by step; what the server refuses is in the server's words. */
	#problems: Readonly<Record<string, readonly AnswerProblem[]>> = {};
	#refused: Readonly<Record<string, readonly Refusal[]>> = {};
	#trap = '';
	#resting = false;
	#unrecorded = false;
	#ending = false;
	#asking: Promise<boolean> | undefined;

	constructor(stage: Stage, around: Surroundings) {
		super(stage, around);
		this.#sheet = new Sheet(stage.quiz, around.kinds.kindOf, stage.data.place.hidden);
	}

	look(form: FormData): void {
		if (this.#keep(form)) void this.#know(PAUSE);
	}

	async answer(form: FormData): Promise<void> {
		if (this.stage.screen.at !== 'page' || this.#ending) return;
		this.#keep(form);
		this.begin();
		if (this.#refuse()) return;
		this.#ending = true;
		await this.#sendIfWhole();
		this.#ending = false;
	}

	protected async takeUp(): Promise<void> {
		if (!(await this.#meetAll())) return;
		const { answers, path } = this.stage.data.place;
		const begun = this.attempt ? {} : this.#begun(path, this.around.form?.());
		this.#sheet.fill({ ...answers, ...begun });
		if (!this.attempt) this.#sheet.hidden = this.around.hidden;
		this.#lay();
		this.record('write');
		void this.#know(0);
	}

	protected async restore(entry: Remembered): Promise<void> {
		const { attempt, locale, answers, hidden, renewed } = entry;
		if (!(await this.#meetAll())) return;
		this.attempt = attempt;
		this.#sheet.hidden = hidden;
		const kept = stillValid(this.stage.quiz, [], answers, this.around.kinds.kindOf);
		this.#sheet.fill({ ...this.#begun([], undefined), ...kept.answers });
		await this.learn(locale);
		await this.#show();
		if (renewed) {
			this.#refuse();
			this.stage.trouble = 'changed';
		}
		void this.#know(0);
	}

	/** The page is one entry of the history. */
	protected async visit(): Promise<void> {
		this.record('write');
	}

	protected retell(): void {
		if (this.stage.screen.at === 'page') this.#lay();
	}

	protected async mend(fields: readonly RefusedField[]): Promise<void> {
		const { path } = this.#sheet.spread();
		this.#refused = refusalsByStep(fields, path);
		const found = Object.keys(this.#refused).length > 0;
		await this.#show(found);
		if (!found) this.stage.trouble = 'changed';
	}

	protected sending(): Sending {
		return {
			attempt: this.attempt ?? '',
			answers: this.#sheet.answered(this.#sheet.spread().path),
			hidden: this.#sheet.hidden,
			locale: this.stage.locale,
			day: this.stage.quiz.today,
			trap: this.#trap
		};
	}

	protected record(record: Recording): void {
		const { answers, hidden } = this.#sheet;
		const { path } = this.#sheet.spread();
		const seen = Object.entries(answers).filter(([id]) => path.includes(id));
		const told = { path, step: null, answers: Object.fromEntries(seen), hidden };
		this.keep(record, NOWHERE, { answers, hidden }, undefined, told);
	}

	/** What the link knows, for the fields of these steps and of those to come. */
	#begun(path: readonly string[], form: FormData | undefined) {
		const { kindOf } = this.around.kinds;
		return alreadyKnown(this.stage.quiz.steps, this.around.known, { path, form }, kindOf);
	}

	/** Asks what is to be asked before, and sends where that brings nothing new into sight. */
	async #sendIfWhole(): Promise<void> {
		const { path } = this.#sheet.spread();
		if (!(await this.#know(0))) return;
		const now = this.#sheet.spread();
		// More has come into sight, which nobody can have answered yet.
		const seen = now.path.every((id) => path.includes(id));
		if (this.#refuse(seen ? now.path : []) || !seen || now.at !== 'end') return;
		await this.send('write');
	}

	/** Keeps what stands in the form; false where that is nothing new. */
	#keep(form: FormData): boolean {
		if (this.stage.screen.at !== 'page') return false;
		const fields = formFields(form);
		this.#trap ||= fields.get(TRAP) ?? '';
		const changed = this.#sheet.keep(fields, this.stage.shown.page?.path ?? []);
		if (changed.length === 0) return false;
		this.begin();
		this.#forgive(changed);
		this.#lay();
		void this.#recordSoon();
		return true;
	}

	/** What has been put right is not told any longer. */
	#forgive(changed: readonly string[]): void {
		const problems = Object.entries(this.#problems).map(([id, told]) => {
			const still = this.#sheet.problems(id);
			const left = told.filter(({ code, field }) =>
				still.some((one) => one.code === code && one.field === field)
			);
			return [id, left.length === told.length ? told : left] as const;
		});
		this.#problems = Object.fromEntries(problems.filter(([, left]) => left.length > 0));
		const refused = Object.entries(this.#refused).filter(([id]) => !changed.includes(id));
		this.#refused = Object.fromEntries(refused);
	}

	/** Tells what is wrong on these steps; false where nothing is. */
	#refuse(path: readonly string[] = this.#sheet.spread().path): boolean {
		const found = path.map((id) => [id, this.#sheet.problems(id)] as const);
		this.#problems = Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
		const refused = Object.keys(this.#problems).length > 0;
		this.#lay();
		if (refused) this.around.arrived(true);
		return refused;
	}

	/** Asks the server for whatever only it can tell; false where it cannot be had. */
	#know(pause: number): Promise<boolean> {
		if (!this.#sheet.unknown) return Promise.resolve(true);
		this.#asking ??= this.#askOn(pause).finally(() => (this.#asking = undefined));
		return this.#asking;
	}

	async #askOn(pause: number): Promise<boolean> {
		if (pause > 0) await this.around.wait(pause);
		for (let path = this.#sheet.unknown; path; path = this.#sheet.unknown) {
			let learn: ((next: string) => void) | undefined;
			const next = await this.ask(() => {
				// What is asked again is asked of what stands there by then.
				const now = this.#sheet.unknown ?? path ?? [];
				learn = this.#sheet.asking(now);
				const answers = this.#sheet.answered(now);
				return this.around.transport.next({ ...this.sending(), answers });
			});
			if (next === undefined) return false;
			learn?.(next);
			if (this.stage.screen.at === 'page') this.#lay();
		}
		return true;
	}

	/** Every kind may come into sight with the next answer. */
	async #meetAll(): Promise<boolean> {
		const { steps } = this.stage.quiz;
		if (!(await this.meet(steps.map(({ id }) => id)))) return false;
		const kinds = [...new Set(steps.map(({ kind }) => kind))];
		const loaded = await Promise.all(kinds.map((question) => this.load({ question })));
		return loaded.every(Boolean);
	}

	/** The page anew, after another screen or with other answers. */
	async #show(refused = false): Promise<void> {
		if (!(await this.load({ screen: 'page' }))) return;
		this.stage.trouble = undefined;
		this.stage.show(this.#shown({}));
		this.record('write');
		this.around.arrived(refused);
	}

	/** The questions on the page, as far as they are known by now; fields that are there already keep what they hold. */
	#lay(): void {
		this.stage.shown = this.#shown(this.stage.shown.page?.values ?? {});
	}

	#shown(standing: Readonly<Record<string, unknown>>) {
		const { quiz, locale } = this.stage;
		const spread = this.#sheet.spread();
		const values = spread.path.map((id) => [
			id,
			Object.hasOwn(standing, id) ? standing[id] : (this.#sheet.raw[id] ?? undefined)
		]);
		const told = Object.entries(this.#problems).map(([id, problems]) => [
			id,
			refusalsOf(problems, locale)
		]);
		return spreadShown(quiz, spread, this.#sheet, locale, this.around.kinds.kindOf, {
			values: Object.fromEntries(values),
			refusals: { ...this.#refused, ...Object.fromEntries(told) }
		});
	}

	/** Browsers let a page write its history only so often. */
	async #recordSoon(): Promise<void> {
		this.#unrecorded = true;
		if (this.#resting) return;
		this.#resting = true;
		while (this.#unrecorded && this.stage.screen.at === 'page') {
			this.#unrecorded = false;
			this.record('write');
			await this.around.wait(PAUSE);
		}
		this.#resting = false;
	}
}
