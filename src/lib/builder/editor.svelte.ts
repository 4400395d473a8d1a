import { produce } from 'immer';
import type { UiLocale } from '../i18n/locale.ts';
import { defaultDimension } from '../quiz/points.ts';
import { normaliseQuiz } from '../quiz/normalise.ts';
import type { QuizFile, Step } from '../quiz/quiz.ts';
import { inLocale } from '../quiz/text.ts';
import { Autosave, type Kept, type Meeting, type SaveAnswer, type SaveState } from './autosave.ts';
import { Diagnosis, type Examiner } from './diagnosis/diagnosis.svelte.ts';
import type { Fix } from './diagnosis/fixes/fix.ts';
import type { NewId } from './edits/ids.ts';
import { noHistory, redo, remember, resume, undo, type History } from './history.ts';
import type { HistoryKeeper } from './history-keeper.ts';
import { same } from '../quiz/same.ts';
import { merge, type Conflict } from './merge.ts';
import type { Keeper, Left } from './keeper.ts';
import { meetingOf, type Told } from './meeting.ts';
import type { NeighbourTabs } from './neighbour-tabs.ts';
import { partToOpen, type Selected } from './part-to-open.ts';
import { PictureUploads, type UploadsAround } from './pictures/picture-uploads.svelte.ts';
import { placePicture } from './pictures/spot.ts';

export interface EditorAround {
	quizId: string;
	slug: string;
	newId: NewId;
	/** ms */
	now(): number;
	send(draft: QuizFile, kept: Kept<QuizFile>): Promise<SaveAnswer<QuizFile>>;
	look(revision: number): Promise<Kept<QuizFile> | null>;
	later(milliseconds: number, act: () => void): () => void;
	neighbours: Pick<NeighbourTabs, 'tell'>;
	/** Holds in this browser what the server does not have yet. */
	keeper: Keeper<QuizFile>;
	/** Holds in this tab what was done. */
	historyKeeper: HistoryKeeper<QuizFile>;
	examiner: Examiner;
	/** How pictures come to the server. */
	pictures: Pick<UploadsAround, 'prepare' | 'send'>;
	/** The language that the marketer reads. */
	language: UiLocale;
}

/** One quiz being edited: its draft, what was done to it, whether it is saved, and what is wrong with it. */
export class Editor {
	readonly around: EditorAround;
	readonly diagnosis: Diagnosis;
	/** On their way into the quiz, whatever part of it is open meanwhile. */
	readonly pictures: PictureUploads;
	draft: QuizFile = $state.raw({ title: '', steps: [] });
	selected: Selected = $state('quiz');
	/** The result screen that is open in its tab, by its id, or a letter, `letters.finished`; the first screen where it is none. */
	openedResult = $state('');
	/** The language that previews speak and single fields are written in, the one typed in last; lists and maps keep to the marketer's. */
	locale = $state('en');
	saveState: SaveState = $state('saved');
	saveMessage = $state('');
	/** What has come in from others and was not looked at yet. */
	told: Told<QuizFile> | undefined = $state.raw();
	/** The draft as it would be without what was done here. */
	#others: QuizFile;
	#history: History<QuizFile> = $state.raw(noHistory);
	readonly #saving: Autosave<QuizFile>;

	readonly quiz = $derived(normaliseQuiz(this.draft));
	/** The one that is open. */
	readonly step: Step | undefined = $derived.by(() => {
		const { selected } = this;
		if (typeof selected === 'string') return undefined;
		return this.draft.steps.find(({ id }) => id === selected.step);
	});
	readonly locales: readonly string[] = $derived(this.quiz.locales);
	/** Where points given as one number go. */
	readonly usual = $derived(defaultDimension(this.quiz));
	readonly canUndo = $derived(this.#history.past.length > 0);
	readonly canRedo = $derived(this.#history.future.length > 0);

	constructor(kept: Kept<QuizFile>, around: EditorAround) {
		this.around = around;
		this.draft = kept.draft;
		this.#others = kept.draft;
		this.locale = this.locales.includes(around.language)
			? around.language
			: (this.locales[0] ?? 'en');
		this.selected = firstOf(kept.draft);
		this.diagnosis = new Diagnosis(around.examiner);
		this.pictures = new PictureUploads({
			...around.pictures,
			arrived: (spot, src) => this.edit((draft) => placePicture(draft, spot, { src })),
			say: (words) => inLocale(words, around.language)
		});
		const left = around.keeper.read();
		const savingAround = {
			send: (draft: QuizFile, held: Kept<QuizFile>) => around.send(draft, held),
			look: (revision: number) => around.look(revision),
			later: (milliseconds: number, act: () => void) => around.later(milliseconds, act),
			merged: (draft: QuizFile, conflicts: readonly Conflict[], met: Meeting<QuizFile>) =>
				this.#take(draft, conflicts, met),
			moved: () => this.#follow()
		};
		this.#saving = new Autosave(kept, savingAround, left?.sent);
		if (left) this.#takeUp(kept, left);
		this.#resume(left);
		this.diagnosis.study(this.draft, around.language);
	}

	/**
	 * Changes the draft; it is saved by itself and can be undone.
	 * @param key deeds of the same key that follow each other closely are undone as one: the path of a text field
	 */
	edit(change: (draft: QuizFile) => void, key = ''): void {
		this.replace(produce(this.draft, change), key);
	}

	/** The same, where the changed draft is made already. */
	replace(after: QuizFile, key = ''): void {
		const before = this.draft;
		if (same(before, after)) return;
		this.#history = remember(this.#history, { before, after, key, at: this.around.now() });
		this.#set(after);
	}

	/** Mends a problem in the draft that it was found in; what was changed since stays. */
	mend(fix: Pick<Fix, 'apply'>, found: QuizFile): void {
		this.replace(merge(found, this.draft, fix.apply(found)).value);
	}

	/** Changes the step that is open. */
	editStep(change: (step: Step) => void, key = ''): void {
		const id = this.step?.id;
		if (id === undefined) return;
		this.edit(
			({ steps }) => {
				const step = steps.find((one) => one.id === id);
				if (step) change(step);
			},
			key && `${id}.${key}`
		);
	}

	undo(): void {
		this.#travel(undo(this.#history, this.draft));
	}

	redo(): void {
		this.#travel(redo(this.#history, this.draft));
	}

	/** Takes back one deed that `replace` did, whatever was done since. */
	takeBack(before: QuizFile, after: QuizFile): void {
		if (this.#history.past.at(-1)?.after === after) return this.undo();
		const now = this.draft;
		this.replace(merge(after, now, before, 'theirs').value);
		this.#openChanged(now);
	}

	/** Saves without waiting for a pause. */
	hurry(): void {
		void this.#saving.hurry();
	}

	/** Saves now; whether all is with the server. */
	saved(): Promise<boolean> {
		return this.#saving.flush();
	}

	/** The tab is being left: what the server does not have stays in this browser, and what was done in the tab. */
	leave(): void {
		this.#keep();
		this.around.historyKeeper.write({ draft: this.draft, history: this.#history });
	}

	/**
	 * Goes on from what others have saved since, if anybody has.
	 * @param heard the revision that they are said to have saved
	 */
	look(heard?: number): void {
		void this.#saving.look(heard);
	}

	/** Where both had written, it is that of the other side after all. */
	takeOther(): void {
		if (this.told) this.replace(this.told.otherwise(this.draft));
		this.settle();
	}

	/** What came in from others has been seen. */
	settle(): void {
		this.told = undefined;
	}

	#set(draft: QuizFile): void {
		this.#show(draft);
		if (!this.locales.includes(this.locale)) this.locale = this.locales[0] ?? 'en';
		this.#saving.put(draft);
		this.diagnosis.study(draft, this.around.language);
	}

	/** Where the step that is open is gone, the next one is opened. */
	#show(draft: QuizFile): void {
		const { selected, draft: before } = this;
		this.draft = draft;
		if (typeof selected === 'string' || this.step) return;
		this.selected = nextTo(selected.step, before, draft) ?? firstOf(draft);
	}

	#travel(to: { history: History<QuizFile>; value: QuizFile } | null): void {
		if (!to) return;
		const before = this.draft;
		this.#history = to.history;
		this.#set(to.value);
		this.#openChanged(before);
	}

	/** So that it is seen. */
	#openChanged(before: QuizFile): void {
		this.selected = partToOpen(before, this.draft, this.selected) ?? this.selected;
	}

	/** Goes on from what a tab that was closed has left. */
	#takeUp(kept: Kept<QuizFile>, left: Left<QuizFile>): void {
		// What was on its way when the tab went has arrived: it is nobody else's.
		const isOurs = left.sent.some((sent) => same(sent, kept.draft));
		const base = isOurs ? kept.draft : left.base;
		const { value, conflicts } = merge(base, left.draft, kept.draft);
		if (same(value, kept.draft)) return this.around.keeper.clear();
		if (left.revision !== kept.revision && !isOurs) {
			const met = { base, theirs: kept.draft };
			this.told = meetingOf({ ...met, others: base, mine: left.draft, conflicts });
		}
		this.#history = remember(this.#history, { before: kept.draft, after: value, key: '', at: 0 });
		this.#set(value);
	}

	/** What was done here before the page was loaded anew can be undone, where the draft has come of it. */
	#resume(left: Left<QuizFile> | null): void {
		const ended = this.around.historyKeeper.read();
		const resumed = ended && resume(ended, this.draft);
		if (!resumed) return;
		const { past } = this.#history;
		const isSame = past.length === 0 || same(ended.draft, left?.draft);
		this.#history = isSame ? resumed : { past: [...resumed.past, ...past], future: [] };
	}

	/** Somebody else has saved too. */
	#take(draft: QuizFile, conflicts: readonly Conflict[], met: Meeting<QuizFile>): void {
		const others = this.#others;
		const { told } = this;
		// Where both say the same by now there is nothing left to decide.
		const isOpen = told?.taken === 'both' || (told && !same(told.otherwise(draft), draft));
		this.told =
			meetingOf({ ...met, others, mine: this.draft, conflicts }) ?? (isOpen ? told : undefined);
		this.#others = merge(met.base, others, met.theirs, 'theirs').value;
		this.#show(draft);
		this.diagnosis.study(draft, this.around.language);
	}

	#follow(): void {
		this.saveState = this.#saving.state;
		this.saveMessage = this.#saving.message;
		if (this.saveState === 'saved') {
			this.around.keeper.clear();
			this.around.neighbours.tell(this.#saving.kept.revision);
		} else if (this.saveState !== 'saving') this.#keep();
	}

	#keep(): void {
		if (!this.#saving.unsaved) return;
		const { draft, revision } = this.#saving.kept;
		const sent = this.#saving.unheard;
		this.around.keeper.write({ base: draft, revision, draft: this.draft, sent });
	}
}

function firstOf({ steps: [first], welcome }: QuizFile): Selected {
	return first ? { step: first.id } : welcome ? 'welcome' : 'quiz';
}

/** The step that followed one that is gone, or else the one before it. */
function nextTo(id: string, before: QuizFile, after: QuizFile): Selected | undefined {
	const ids = before.steps.map((step) => step.id);
	const at = ids.indexOf(id);
	const left = new Set(after.steps.map((step) => step.id));
	const next = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0)).reverse()].find((one) =>
		left.has(one)
	);
	return next === undefined ? undefined : { step: next };
}
