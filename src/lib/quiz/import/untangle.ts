import { graphOf, placesFrom } from '../graph.ts';
import { normaliseQuiz } from '../normalise.ts';
import type { QuizFile, Step } from '../quiz.ts';
import { circlesOf } from '../verify/meant.ts';
import type { LossList } from './losses.ts';
import { placeOf } from './wording.ts';

/** Rounds after which every jump back is taken out at once. */
const PATIENCE = 4;

/** The steps without ways that go round in a circle, and without those that no way leads to. */
export function untangle(file: QuizFile, losses: LossList): QuizFile {
	return reachable(withoutCircles(withoutIdleJumps(file, losses), losses), losses);
}

/** Jumps behind one that is always taken are never looked at. */
function withoutIdleJumps(file: QuizFile, losses: LossList): QuizFile {
	const steps = file.steps.map((step): Step => {
		if (typeof step.next !== 'object') return step;
		const always = step.next.findIndex(({ when }) => when === undefined);
		if (always < 0 || always === step.next.length - 1) return step;
		losses.add(placeOf(step.title, step.id), 'jump_unused');
		return { ...step, next: step.next.slice(0, always + 1) };
	});
	return { ...file, steps };
}

function withoutCircles(file: QuizFile, losses: LossList): QuizFile {
	let open = file;
	for (let round = 0; ; round++) {
		const circles = circlesOf(graphOf(normaliseQuiz(open)));
		if (circles.length === 0) return open;
		const back = new Set(circles.map((circle) => `${circle.at(-1)} ${circle[0]}`));
		open = withoutJumps(open, losses, (from, to) =>
			round < PATIENCE ? back.has(`${from} ${to}`) : to <= from
		);
	}
}

function withoutJumps(
	file: QuizFile,
	losses: LossList,
	isCut: (from: number, to: number) => boolean
): QuizFile {
	const places = new Map(file.steps.map(({ id }, place) => [id, place]));
	const steps = file.steps.map((step, from): Step => {
		if (step.next === undefined) return step;
		const jumps = typeof step.next === 'string' ? [{ to: step.next }] : step.next;
		const kept = jumps.filter(({ to }) => !isCut(from, places.get(to) ?? Infinity));
		if (kept.length === jumps.length) return step;
		losses.add(placeOf(step.title, step.id), 'circle');
		return withNext(step, kept);
	});
	return { ...file, steps };
}

/** The step with these jumps; with none, the next step in the list simply follows. */
export function withNext(step: Step, jumps: Exclude<Step['next'], string | undefined>): Step {
	const { next: _, ...rest } = step;
	return jumps.length > 0 ? { ...rest, next: jumps } : rest;
}

function reachable(file: QuizFile, losses: LossList): QuizFile {
	const found = placesFrom(graphOf(normaliseQuiz(file)), [0]);
	const steps = file.steps.filter((step, place) => {
		if (!found.has(place)) losses.add(placeOf(step.title, step.id), 'never_asked');
		return found.has(place);
	});
	return { ...file, steps };
}
