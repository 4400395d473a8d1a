import { orderOf, placesFrom, type QuizGraph } from '../graph.ts';
import { nearest } from '../nearest.ts';
import type { Quiz } from '../normalise.ts';
import { END } from '../questions/step.ts';

/** Ways that a step may have besides its own, by place. */
export type MoreWays = readonly (readonly number[])[];

/** Steps that no way leads to, though some would be led to by others of them: `places[0]` is the one to mend. */
export interface Stranded {
	places: readonly number[];
}

/**
 * A jump to nowhere was meant for the step with nearly that id, else for any later one, and a jump back in a circle for any
 * later one. What is out of reach only for the sake of such a jump is not told beside it.
 */
export function meantWays(quiz: Quiz, graph: QuizGraph): MoreWays {
	const places = new Map(quiz.steps.map(({ id }, place) => [id, place]));
	const circling = new Set(circlesOf(graph).map((circle) => circle.at(-1)));
	return quiz.steps.map(({ next }, place) => {
		const later = () => range(place + 1, graph.end + 1);
		if (circling.has(place)) return later();
		const targets = typeof next === 'string' ? [next] : (next ?? []).map(({ to }) => to);
		const dangling = targets.filter((id) => id !== END && !places.has(id));
		return dangling.flatMap((id) => {
			const meant = places.get(nearest(id, places.keys()) ?? '');
			return meant !== undefined && meant > place ? [meant] : later();
		});
	});
}

/** Circles, each beginning where a jump leads back to: the jump at its end is the one to mend. */
export function circlesOf(graph: QuizGraph): number[][] {
	const circles = orderOf(graph).loops.map((circle) => {
		const start = circle.indexOf(Math.min(...circle));
		return [...circle.slice(start), ...circle.slice(0, start)];
	});
	return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

/** What cannot be come to, by the step that something should lead to. */
export function strandedIn(graph: QuizGraph): Stranded[] {
	const found = placesFrom(graph, [0]);
	return range(1, graph.end).flatMap((place) => {
		if (found.has(place)) return [];
		const places = [...placesFrom(graph, [place])]
			.filter((other) => other < graph.end && !found.has(other))
			.toSorted((a, b) => a - b);
		for (const one of places) found.add(one);
		return [{ places: [place, ...places.filter((one) => one !== place)] }];
	});
}

export function widened(graph: QuizGraph, more: MoreWays): QuizGraph {
	return {
		...graph,
		leaving: graph.leaving.map((ways, place) => [
			...ways,
			...(more[place] ?? []).map((to) => ({ to }))
		]),
		following: graph.following.map((places, place) => [
			...new Set([...places, ...(more[place] ?? [])])
		])
	};
}

/** So that what rests on a stranded step is judged as if the step before led to it. */
export function rescued(graph: QuizGraph, stranded: readonly Stranded[]): QuizGraph {
	const first = new Set(stranded.map(({ places }) => places[0]));
	return widened(
		graph,
		graph.leaving.map((_, place) => (first.has(place + 1) ? [place + 1] : []))
	);
}

function range(from: number, below: number): number[] {
	return Array.from({ length: Math.max(0, below - from) }, (_, index) => from + index);
}
