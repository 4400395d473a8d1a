import type { Bounds } from '../questions/kind.ts';
import type { Reached, Verdict, Witness } from './reached.ts';
import type { Explored } from './explore.ts';
import { outlineOf, type Outline } from './outline.ts';
import { excludes } from './prove.ts';
import { segmentOf } from '../segment.ts';
import { scoreOf } from './sums.ts';
import { factsAt, type Terrain } from './terrain.ts';
import { witnessAlong } from './witness.ts';

/** What is known by now of where respondents can get to. */
export class Findings {
	readonly #terrain: Terrain;
	readonly #segments = new Map<string, Witness>();
	readonly #steps = new Map<string, Witness>();
	readonly #taken = new Set<string>();
	/** Whether all ways were gone: to the steps and jumps, into the segments. */
	#closed = { places: false, segments: false };
	#outline: Outline | null | undefined;
	#excluded: ((segment: string) => boolean) | undefined;

	constructor(terrain: Terrain) {
		this.#terrain = terrain;
	}

	/** Of each thing the first way there, as the engine itself confirms it. Yields, for a large quiz takes its time to submit. */
	*keep({ ends, shown, taken, trail }: Explored): Generator<void, void> {
		const { compiled, graph } = this.#terrain;
		const { quiz } = compiled;
		for (const jump of taken) this.#taken.add(jump);
		for (const row of ends) {
			const facts = factsAt(this.#terrain, row);
			const segment = segmentOf(quiz, scoreOf(compiled, row), facts);
			if (this.#segments.has(segment)) continue;
			this.#confirm(witnessAlong(this.#terrain, trail, row, graph.end));
			yield;
		}
		for (const [place, row] of [...shown].toReversed()) {
			if (this.#steps.has(quiz.steps[place]?.id ?? '')) continue;
			this.#confirm(witnessAlong(this.#terrain, trail, row, place));
			yield;
		}
	}

	#confirm(confirmed: ReturnType<typeof witnessAlong>): void {
		if (!confirmed) return;
		const { segment, witness } = confirmed;
		if (!this.#segments.has(segment)) this.#segments.set(segment, witness);
		for (const step of witness.path) if (!this.#steps.has(step)) this.#steps.set(step, witness);
	}

	/** Says that all ways there are were gone, so that what was not found cannot be. */
	close(what: { places?: boolean; segments?: boolean }): void {
		this.#closed = { ...this.#closed, ...what };
	}

	/** Places where a step or a jump is still undecided. */
	openPlaces(): Set<number> {
		const { steps } = this.#terrain.compiled.quiz;
		const isOpen = (id: string, place: number) =>
			this.step(id).verdict === 'undecided' ||
			this.#jumpsAt(place).some((jump) => !this.#taken.has(jump) && !this.#isNever('jumps', jump));
		return new Set([...steps.entries()].flatMap(([at, { id }]) => (isOpen(id, at) ? [at] : [])));
	}

	openSegments(): Set<string> {
		const ids = this.#terrain.compiled.quiz.segments.map(({ id }) => id);
		return new Set(ids.filter((id) => this.segment(id).verdict === 'undecided'));
	}

	step(id: string): Omit<Reached, 'id'> {
		return verdictOn(this.#steps.get(id), () => this.#isNever('steps', id));
	}

	segment(id: string): Omit<Reached, 'id'> {
		return verdictOn(this.#segments.get(id), () => this.#isNever('segments', id));
	}

	/** What the score that a segment asks for can be for whoever meets all else it asks for; null where that is not known. */
	askedOf(segment: string): Bounds | null {
		return this.#outlined()?.asked.get(segment) ?? null;
	}

	/** `steps[2].next[0]`: jumps that are proved to be taken by nobody. */
	idleJumps(): string[] {
		return [...this.#terrain.compiled.quiz.steps.keys()]
			.flatMap((place) => this.#jumpsAt(place))
			.filter((jump) => !this.#taken.has(jump) && this.#isNever('jumps', jump))
			.map((jump) => `steps[${jump.replace('.', '].next[')}]`);
	}

	/** As `place.jump`. */
	#jumpsAt(place: number): string[] {
		const next = this.#terrain.compiled.quiz.steps[place]?.next;
		return typeof next === 'object' ? next.map((_, jump) => `${place}.${jump}`) : [];
	}

	/** Whether it is proved to be out of reach; a proof is looked for where it is asked for. */
	#isNever(part: 'steps' | 'jumps' | 'segments', id: string): boolean {
		if (this.#closed[part === 'segments' ? 'segments' : 'places']) return true;
		const outline = this.#outlined();
		if (outline && !outline[part].has(id)) return true;
		if (part !== 'segments') return false;
		this.#excluded ??= excludes(this.#terrain.compiled.quiz);
		return this.#excluded(id);
	}

	#outlined(): Outline | null {
		if (this.#outline === undefined) this.#outline = outlineOf(this.#terrain);
		return this.#outline;
	}
}

function verdictOn(witness: Witness | undefined, never: () => boolean): Omit<Reached, 'id'> {
	if (witness) return { verdict: 'reachable', witness };
	const verdict: Verdict = never() ? 'unreachable' : 'undecided';
	return { verdict, witness: null };
}
