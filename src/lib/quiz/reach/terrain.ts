import type { Answer, Answers, HiddenFields } from '../answers.ts';
import { compileQuiz, type CompiledQuiz } from '../compile.ts';
import type { Day } from '../day.ts';
import type { Facts, ScoreView } from '../evaluate.ts';
import { graphOf, orderOf, placesFrom, type QuizGraph } from '../graph.ts';
import type { Quiz } from '../normalise.ts';
import { scoreView } from '../score.ts';
import { askedBy, type Asked } from './asked.ts';
import { choicesAt, type Choices } from './choices.ts';
import { movesIn, type Moves } from './move.ts';
import { allConditions } from './rules.ts';
import { hiddenStarts } from './starts.ts';
import { noSums, scoreOf } from './sums.ts';

/** What is worked out once per quiz before ways are gone. */
export interface Terrain {
	compiled: CompiledQuiz;
	graph: QuizGraph;
	/** Places, each after all that lead to it. */
	order: readonly number[];
	/** By place, those that can be come to from there, itself among them. */
	ahead: readonly ReadonlySet<number>[];
	moves: Moves;
	/** By place. */
	choices: readonly Choices[];
	starts: ReturnType<typeof hiddenStarts>;
	asked: Asked;
	layout: Layout;
}

/**
 * How far a way has come, as one row of numbers: its sums; of each step that conditions ask about, the group that its answer
 * belongs to (0: none); what came with the address, by its number; its end in the trail.
 */
export interface Layout {
	width: number;
	/** The steps that conditions ask about: where their group is, and an answer of each. */
	told: readonly { id: string; at: number; groups: Choices['groups'] }[];
	/** The same by the place of the step; undefined for those that nothing asks about. */
	groupAt: readonly (number | undefined)[];
	start: number;
	trail: number;
}

/** Of a quiz without loops. Yields between steps, for some have thousands of answers. */
export function* survey(quiz: Quiz): Generator<void, Terrain> {
	const compiled = compileQuiz(quiz);
	const conditions = allConditions(quiz);
	const asked = askedBy(conditions);
	const graph = graphOf(quiz);
	const choices: Choices[] = [];
	for (const step of compiled.steps.values()) {
		choices.push(choicesAt(compiled, step, conditions, asked));
		yield;
	}
	return {
		compiled,
		graph,
		order: orderOf(graph).order,
		ahead: [...quiz.steps.keys(), quiz.steps.length].map((place) => placesFrom(graph, [place])),
		moves: movesIn(quiz),
		choices,
		starts: hiddenStarts(conditions, asked),
		asked,
		layout: layoutOf(compiled, asked, choices)
	};
}

function layoutOf(compiled: CompiledQuiz, asked: Asked, choices: readonly Choices[]): Layout {
	const sums = noSums(compiled).length;
	const told: { id: string; at: number; groups: Choices['groups'] }[] = [];
	const groupAt = compiled.quiz.steps.map(({ id }, place) => {
		if (!asked.answers.has(id)) return undefined;
		const at = sums + told.length;
		told.push({ id, at, groups: choices[place]?.groups ?? [] });
		return at;
	});
	const start = sums + told.length;
	return { width: start + 2, told, groupAt, start, trail: start + 1 };
}

/** Where each respondent begins, by what came with the address. */
export function startRow({ compiled, layout }: Terrain, start: number): Float64Array {
	const row = new Float64Array(layout.width);
	row.set(noSums(compiled));
	row[layout.start] = start;
	row[layout.trail] = -1;
	return row;
}

/** What conditions are told at this point of a way; worked out where one asks. */
export function factsAt(terrain: Terrain, row: Float64Array): Facts {
	return new RowFacts(terrain, row);
}

class RowFacts implements Facts {
	readonly #terrain: Terrain;
	readonly #row: Float64Array;
	#answers: Answers | undefined;
	#score: ScoreView | undefined;

	constructor(terrain: Terrain, row: Float64Array) {
		this.#terrain = terrain;
		this.#row = row;
	}

	/** For each step that conditions ask about, an answer of the group that was given. */
	get answers(): Answers {
		if (this.#answers) return this.#answers;
		const answers: Record<string, Answer> = {};
		for (const { id, at, groups } of this.#terrain.layout.told) {
			const answer = groups[this.#row[at] ?? 0] ?? null;
			if (answer !== null) answers[id] = answer;
		}
		return (this.#answers = answers);
	}

	get hidden(): HiddenFields {
		const { starts, layout } = this.#terrain;
		return starts.starts[this.#row[layout.start] ?? 0] ?? {};
	}

	get today(): Day | undefined {
		return this.#terrain.compiled.quiz.today;
	}

	get score(): ScoreView {
		return (this.#score ??= scoreView(scoreOf(this.#terrain.compiled, this.#row)));
	}
}
