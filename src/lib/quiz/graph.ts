import { END } from './questions/step.ts';
import type { Quiz } from './normalise.ts';

/** One way out of a step; places are those in the list of steps, its length is the end. */
export interface Way {
	to: number;
	/** The jump's place in `next`; undefined for the step that simply follows. */
	jump?: number;
}

/** Where a quiz can lead, whatever is answered. */
export interface QuizGraph {
	end: number;
	/** Ways out of each step once it was shown. */
	leaving: readonly (readonly Way[])[];
	/** Where the way can come to next from each step, shown or skipped. */
	following: readonly (readonly number[])[];
}

/** Leaves out ways that `closed` names: jumps or steps whose condition can never hold. */
export interface Closed {
	jump(step: number, jump: number): boolean;
	step(step: number): boolean;
}

const NOTHING_CLOSED: Closed = { jump: () => false, step: () => false };

export function graphOf(quiz: Quiz, closed: Closed = NOTHING_CLOSED): QuizGraph {
	const places = new Map(quiz.steps.map((step, place) => [step.id, place]));
	const end = quiz.steps.length;
	const placeOf = (id: string) => (id === END ? end : (places.get(id) ?? end));
	const leaving = quiz.steps.map((step, place): Way[] => {
		if (step.next === undefined) return [{ to: place + 1 }];
		if (typeof step.next === 'string') return [{ to: placeOf(step.next) }];
		const always = step.next.findIndex((jump) => jump.when === undefined);
		const looked = always < 0 ? step.next : step.next.slice(0, always + 1);
		const ways: Way[] = looked.map((jump, index) => ({ to: placeOf(jump.to), jump: index }));
		if (always < 0) ways.push({ to: place + 1 });
		return ways.filter((way) => way.jump === undefined || !closed.jump(place, way.jump));
	});
	const following = quiz.steps.map((step, place) => {
		const shown = closed.step(place) ? [] : (leaving[place] ?? []).map((way) => way.to);
		return [...new Set(step.when === undefined ? shown : [...shown, place + 1])];
	});
	return { end, leaving, following };
}

/** The places that can be come to from these, themselves among them. */
export function placesFrom(graph: QuizGraph, starts: Iterable<number>): Set<number> {
	const found = new Set<number>();
	const waiting = [...starts];
	for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
		if (found.has(place)) continue;
		found.add(place);
		waiting.push(...(graph.following[place] ?? []));
	}
	return found;
}

/** For each place, the end included, the steps that can have been shown before it. */
export function stepsBefore(graph: QuizGraph): Set<number>[] {
	const before = Array.from({ length: graph.end + 1 }, () => new Set<number>());
	for (const step of placesFrom(graph, [0])) {
		const after = placesFrom(
			graph,
			(graph.leaving[step] ?? []).map((way) => way.to)
		);
		for (const place of after) before[place]?.add(step);
	}
	return before;
}

/** The same for one place alone. */
export function stepsLeadingTo(graph: QuizGraph, place: number): Set<number> {
	const sources = Array.from({ length: graph.end + 1 }, (): number[] => []);
	graph.following.forEach((targets, source) => targets.forEach((to) => sources[to]?.push(source)));
	const onTheWay = new Set<number>();
	const waiting = [place];
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		if (onTheWay.has(at)) continue;
		onTheWay.add(at);
		waiting.push(...(sources[at] ?? []));
	}
	const leads = (step: number) => graph.leaving[step]?.some(({ to }) => onTheWay.has(to)) ?? false;
	return new Set([...placesFrom(graph, [0])].filter(leads));
}

/** The places reachable from the first step, each after all that lead to it; or, where the way can turn back on itself, the circles. */
export function orderOf(graph: QuizGraph): { order: number[]; loops: number[][] } {
	const order: number[] = [];
	const loops: number[][] = [];
	const done = new Set<number>();
	const trail: number[] = [];
	const visit = (place: number) => {
		const circle = trail.indexOf(place);
		if (circle >= 0) loops.push(trail.slice(circle));
		if (circle >= 0 || done.has(place)) return;
		trail.push(place);
		for (const next of graph.following[place] ?? []) visit(next);
		trail.pop();
		done.add(place);
		order.unshift(place);
	};
	visit(0);
	return { order, loops };
}
