import { tick, untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { QuizFile, StepKind } from '../../../quiz/quiz.ts';
import type { Editor } from '../../editor.svelte.ts';
import {
	blocksOf,
	groupWith,
	isGroup,
	stepsOf,
	type Block,
	type StepRow
} from '../../edits/blocks.ts';
import { freshStep } from '../../edits/fresh-step.ts';
import {
	dissolved,
	freeName,
	grouped,
	movedGroup,
	movedStep,
	renamed,
	withGroupCopy,
	withoutGroup
} from '../../edits/groups.ts';
import { keeping } from '../../keeping.ts';
import { inOrder, withCopy, withoutStep, withStep } from '../../edits/steps.ts';

/** What can be done to the list of steps, and how it is looked at. */
export class Outline {
	readonly #editor: Editor;
	readonly #newGroup: () => string;
	readonly #tellRemoved: (before: QuizFile) => void;
	/** Groups that are folded, by their first step. */
	readonly folded = new SvelteSet<string>();
	/** A step of the group whose name is being written. */
	naming: string | null = $state(null);
	/** The other end of several steps that are marked; one end is the step that is open. */
	#end: string | null = $state(null);
	/** While something is dragged, the list that there would be. */
	#dragged: readonly Block[] | null = $state.raw(null);
	#isDropped = false;

	readonly blocks: readonly Block[] = $derived.by(
		() => this.#dragged ?? blocksOf(this.#editor.draft.steps)
	);
	readonly #ids: readonly string[] = $derived.by(
		keeping(() => rowsIn(this.blocks).map(({ id }) => id))
	);
	/** How many stand before each step, and it: what it is numbered with. */
	readonly numbers: ReadonlyMap<string, number> = $derived.by(
		() => new Map(this.#ids.map((id, at) => [id, at + 1]))
	);
	/** The list is one stop of the Tab key, arrows lead through it: the step that is open, or the first that is seen. */
	readonly stop: string | undefined = $derived.by(() => {
		const seen = rowsIn(this.blocks.filter(({ id }) => !this.folded.has(id))).map(({ id }) => id);
		const open = this.#editor.step?.id;
		return open !== undefined && seen.includes(open) ? open : seen[0];
	});
	readonly #openId: string | undefined = $derived.by(() => this.#editor.step?.id);
	/** The steps that would be put into one group. */
	readonly marked: ReadonlySet<string> = $derived.by(() => {
		const open = this.#openId;
		if (open === undefined) return new Set<string>();
		const ids = this.#ids;
		const ends = [ids.indexOf(open), ids.indexOf(this.#end ?? open)].filter((at) => at >= 0);
		return new Set(ids.slice(Math.min(...ends), Math.max(...ends) + 1));
	});
	readonly isDragged = $derived.by(() => this.#dragged !== null);
	readonly isGroupDragged = $derived.by(() => this.#dragging?.startsWith('group:') === true);
	#dragging: string | undefined = $state();

	/**
	 * @param newGroup what a group is called that nobody has named yet
	 * @param tellRemoved hears of the quiz that had what has just been deleted
	 */
	constructor(editor: Editor, newGroup: () => string, tellRemoved: (before: QuizFile) => void) {
		this.#editor = editor;
		this.#newGroup = newGroup;
		this.#tellRemoved = tellRemoved;
	}

	async open(id: string, focus = false): Promise<void> {
		this.#end = null;
		this.#editor.selected = { step: id };
		this.unfoldAround(id);
		await this.#show(`[data-step="${CSS.escape(id)}"]`, focus);
	}

	/** Marks the steps from the one that is open to this one. */
	async markTo(id: string): Promise<void> {
		this.#end = id;
		await this.#show(`[data-step="${CSS.escape(id)}"]`, true);
	}

	add(kind: StepKind): string {
		const editor = this.#editor;
		const step = freshStep(kind, editor.draft, editor.around.newId);
		const last = editor.draft.steps.at(-1)?.id ?? null;
		editor.replace(withStep(editor.draft, step, editor.step?.id ?? last));
		return step.id;
	}

	copy(id: string): void {
		const editor = this.#editor;
		const before = editor.draft;
		editor.replace(withCopy(before, id, editor.around.newId));
		const made = editor.draft.steps[before.steps.findIndex((step) => step.id === id) + 1];
		if (made && editor.draft !== before) void this.open(made.id, true);
	}

	remove(id: string): void {
		const { draft } = this.#editor;
		const at = draft.steps.findIndex((step) => step.id === id);
		if (draft.steps.length < 2) return;
		this.#editor.replace(withoutStep(draft, id));
		this.#tellRemoved(draft);
		this.#openNear(at);
	}

	move(id: string, by: -1 | 1): void {
		this.#editor.replace(movedStep(this.#editor.draft, id, by));
		void this.open(id, true);
	}

	/** Puts the marked steps into a new group, whose name is written next. */
	group(): void {
		const [first] = this.marked;
		if (first === undefined) return;
		const { draft } = this.#editor;
		this.#editor.replace(grouped(draft, this.marked, freeName(draft, this.#newGroup())));
		this.#end = null;
		this.naming = groupWith(this.#editor.draft.steps, first)?.id ?? null;
	}

	rename(group: Block, name: string): void {
		this.naming = null;
		this.#editor.replace(renamed(this.#editor.draft, memberOf(group), name));
		void this.#showGroup(memberOf(group));
	}

	leaveName(group: Block): void {
		this.naming = null;
		void this.#showGroup(memberOf(group));
	}

	dissolve(group: Block): void {
		const first = memberOf(group);
		this.#editor.replace(dissolved(this.#editor.draft, first));
		void this.open(first, true);
	}

	moveGroup(group: Block, by: -1 | 1): void {
		this.#editor.replace(movedGroup(this.#editor.draft, memberOf(group), by));
		void this.#showGroup(memberOf(group));
	}

	copyGroup(group: Block): void {
		const { draft, around } = this.#editor;
		const after = withGroupCopy(draft, memberOf(group), around.newId);
		if (!after || !isGroup(group)) return;
		this.#editor.replace(after);
		const last = group.rows.at(-1)?.id;
		const made = after.steps[after.steps.findIndex(({ id }) => id === last) + 1];
		if (made) void this.#showGroup(made.id);
	}

	removeGroup(group: Block): void {
		const { draft } = this.#editor;
		const at = draft.steps.findIndex(({ id }) => id === memberOf(group));
		const after = withoutGroup(draft, memberOf(group));
		if (!after) return;
		this.#editor.replace(after);
		this.#tellRemoved(draft);
		this.#openNear(at);
	}

	toggle(group: Block): void {
		if (!this.folded.delete(group.id)) this.folded.add(group.id);
	}

	/** What is opened from elsewhere is seen. */
	unfoldAround(id: string): void {
		untrack(() => {
			const group = groupWith(this.#editor.draft.steps, id);
			if (group) this.folded.delete(group.id);
		});
	}

	/** The steps of a group, or the list with its groups, as they would be if what is dragged were dropped now. */
	drag(id: string, held: readonly Block[], group: string | null): void {
		const blocks = this.blocks;
		this.#dragging = id;
		// A list knows its steps and groups only as they were when their order last changed.
		const known = (block: Block) => blocks.find((one) => one.id === block.id && isGroup(one));
		const current = (row: StepRow) => {
			const step = this.#editor.draft.steps.find((one) => one.id === row.step.id);
			return step ? { ...row, step } : row;
		};
		this.#dragged =
			group === null
				? held.map((block) => (isGroup(block) ? (known(block) ?? block) : current(block)))
				: blocks.map((block) =>
						block.id === group && isGroup(block)
							? { ...block, rows: rowsOf(held).map(current) }
							: block
					);
	}

	/** Dropped; both lists that a step goes between say so, one after the other. */
	drop(id: string, held: readonly Block[], group: string | null): void {
		this.drag(id, held, group);
		if (this.#isDropped) return;
		this.#isDropped = true;
		queueMicrotask(() => {
			this.#isDropped = false;
			const steps = stepsOf(this.blocks);
			this.#dragged = null;
			this.#dragging = undefined;
			this.#editor.replace(inOrder(this.#editor.draft, steps));
		});
	}

	#openNear(at: number): void {
		const { steps } = this.#editor.draft;
		const next = steps[Math.min(at, steps.length - 1)];
		if (next) void this.open(next.id, true);
	}

	/** By any of its steps: its own id is made of the first. */
	async #showGroup(member: string): Promise<void> {
		const group = groupWith(this.#editor.draft.steps, member);
		if (group) await this.#show(`[data-group="${CSS.escape(group.id)}"]`, true);
	}

	async #show(selector: string, focus: boolean): Promise<void> {
		await tick();
		const row = document.querySelector<HTMLElement>(selector);
		row?.scrollIntoView({ block: 'nearest' });
		if (focus) row?.focus();
	}
}

const rowsOf = (blocks: readonly Block[]): StepRow[] =>
	blocks.flatMap((block) => (isGroup(block) ? [] : block));

const rowsIn = (blocks: readonly Block[]): StepRow[] =>
	blocks.flatMap((block) => (isGroup(block) ? block.rows : block));

const memberOf = (group: Block): string => (isGroup(group) ? (group.rows[0]?.id ?? '') : group.id);
