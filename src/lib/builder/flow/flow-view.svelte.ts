import { createContext } from 'svelte';
import { END } from '../../quiz/questions/step.ts';
import type { Temperature } from '../../quiz/quiz.ts';
import type { Witness } from '../../quiz/reach.ts';
import { worstByStep } from '../diagnosis/worst.ts';
import { withJump } from '../edits/jumps.ts';
import { patched } from '../build/kinds/kind-form.ts';
import type { Editor } from '../editor.svelte.ts';
import type { PlayReport, PlayRequest } from '../play/play-message.ts';
import { layOut, structureOf, type Structure } from './flow-layout.ts';
import {
	FINISH,
	flowMap,
	START,
	type FlowPlace,
	type MapGroup,
	type MapSegment
} from './flow-map.ts';
import type { MapLine } from './flow-lines.ts';
import { litPath, NOTHING_LIT, type Lit } from './lit-path.ts';

/** What is open beside the drawing. */
export type Side = 'step' | 'walk' | null;

/** The map of the quiz that is edited, and what is looked at in it. */
export class FlowView {
	readonly editor: Editor;
	side: Side = $state(null);
	/** The segment whose example stands out. */
	chosen: string | null = $state(null);
	/** What is walked through; kept as it was at the start, so that an edit does not throw the player back. */
	request: PlayRequest | null = $state.raw(null);
	/** Where the walk has come to. */
	walked: PlayReport | null = $state.raw(null);

	readonly map = $derived.by(() => {
		const { quiz, diagnosis, around } = this.editor;
		const { reach, isCurrent } = diagnosis;
		// Jumps are told by their places, which an edit may have moved.
		return flowMap(
			quiz,
			reach && (isCurrent ? reach : { ...reach, idleJumps: [] }),
			around.language
		);
	});
	/** As text, so that what leaves the structure alone lays nothing out anew. */
	readonly #structure = $derived.by(() => JSON.stringify(structureOf(this.map)));
	readonly layout = $derived.by(() => {
		const structure: Structure = JSON.parse(this.#structure);
		return { structure, ...layOut(structure) };
	});
	readonly #places = $derived.by(() => new Map(this.map.places.map((one) => [one.id, one])));
	readonly #groups = $derived.by(() => new Map(this.map.groups.map((one) => [one.id, one])));
	readonly #lines = $derived.by(() => new Map(this.map.lines.map((one) => [one.id, one])));
	readonly marks = $derived.by(() => worstByStep(this.editor.diagnosis.problems));
	readonly segments: readonly MapSegment[] = $derived.by(() => {
		const shown = this.map.places.flatMap((one) => (one.type === 'result' ? one.segments : []));
		return this.editor.quiz.segments.flatMap(({ id }) => shown.find((one) => one.id === id) ?? []);
	});
	/** An example of somebody who ends in the chosen segment. */
	readonly witness: Witness | null = $derived.by(
		() =>
			this.editor.diagnosis.reach?.segments.find(({ id }) => id === this.chosen)?.witness ?? null
	);
	readonly #passed: readonly string[] = $derived.by(() => {
		if (this.side === 'walk') return this.#walkedPlaces();
		return this.witness && this.chosen !== null
			? this.#toTheEnd(this.witness.path, this.chosen)
			: [];
	});
	readonly lit: Lit = $derived.by(() =>
		this.#passed.length > 0 ? litPath(this.map, this.#passed) : NOTHING_LIT
	);
	/** Where the walk stands. */
	readonly current: string | null = $derived.by(() =>
		this.side === 'walk' ? (this.#passed.at(-1) ?? null) : null
	);
	/** The colour of the way that stands out, once it is known where it ends. */
	readonly tone: Temperature | null = $derived.by(() => {
		if (this.side !== 'walk')
			return this.segments.find(({ id }) => id === this.chosen)?.temperature ?? null;
		return this.walked?.at === 'end' ? this.walked.completed.classification.temperature : null;
	});

	constructor(editor: Editor) {
		this.editor = editor;
	}

	place(id: string): FlowPlace | undefined {
		return this.#places.get(id);
	}

	group(id: string): MapGroup | undefined {
		return this.#groups.get(id);
	}

	line(id: string): MapLine | undefined {
		return this.#lines.get(id);
	}

	linesFrom(id: string): readonly MapLine[] {
		return this.map.lines.filter(({ from }) => from === id);
	}

	/** Lets the example of a segment stand out, or no more. */
	choose(segment: string): void {
		this.chosen = this.chosen === segment ? null : segment;
		if (this.side === 'walk') this.close();
	}

	/** Chooses the first segment of a result screen that somebody ends in. */
	chooseResult(segments: readonly MapSegment[]): void {
		const best = segments.find(({ verdict }) => verdict === 'reachable') ?? segments[0];
		if (best) this.choose(best.id);
	}

	walk(): void {
		const { draft, around } = this.editor;
		// A way is gone step by step, whatever the layout.
		this.request = { draft: { ...draft, layout: 'steps' }, locale: around.language };
		this.walked = null;
		this.chosen = null;
		this.side = 'walk';
	}

	close(): void {
		this.side = null;
		this.request = null;
		this.walked = null;
	}

	canJoin(from: string, to: string): boolean {
		return from !== to && this.place(from)?.type === 'step' && this.#target(to) !== null;
	}

	/** Adds a jump between two places; false where there can be none. */
	join(from: string, to: string): boolean {
		const [place, target] = [this.place(from), this.#target(to)];
		if (place?.type !== 'step' || target === null) return false;
		const step = this.editor.draft.steps.find(({ id }) => id === place.step);
		const next = step && withJump(this.editor.quiz, step, target);
		if (!next) return false;
		this.editor.selected = { step: place.step };
		this.editor.editStep((draft) => patched(draft, { next }));
		return true;
	}

	/** What a jump to a place names: which result is shown the score says, so that a jump to one leads to the end. */
	#target(id: string): string | null {
		const place = this.place(id);
		if (place?.type === 'step') return place.step;
		return place?.type === 'end' || place?.type === 'result' ? END : null;
	}

	#walkedPlaces(): readonly string[] {
		const { walked } = this;
		if (walked?.at === 'welcome') return [START];
		if (walked?.at === 'step') return [START, ...[...walked.path, walked.step].map(stepPlace)];
		if (walked?.at !== 'end') return [];
		return this.#toTheEnd(walked.completed.path, walked.completed.classification.segment);
	}

	#toTheEnd(path: readonly string[], segment: string): string[] {
		const result = this.editor.quiz.segments.find(({ id }) => id === segment)?.result;
		const screen = this.#places.has(`result:${result}`) ? [`result:${result}`] : [];
		return [START, ...path.map(stepPlace), FINISH, ...screen];
	}
}

const stepPlace = (id: string) => `step:${id}`;

export const [useFlow, provideFlow] = createContext<FlowView>();
