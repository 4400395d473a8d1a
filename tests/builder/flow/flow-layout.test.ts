import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, LABEL, structureOf } from '../../../src/lib/builder/flow/flow-layout.ts';
import { flowMap } from '../../../src/lib/builder/flow/flow-map.ts';
import { linePath } from '../../../src/lib/builder/flow/line-path.ts';
import { neighbour } from '../../../src/lib/builder/flow/neighbour.ts';
import { normaliseQuiz, type Quiz } from '../../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { aLargeQuiz } from '../../support/a-large-quiz.ts';
import { aQuiz } from '../../support/a-quiz.ts';
import { arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { choices, type Draw } from '../../support/draw.ts';

const laidOut = (quiz: Quiz) => layOut(structureOf(flowMap(quiz, null, 'en')));

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

const overlap = (one: Box, other: Box) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;

function overlaps(quiz: Quiz): unknown[] {
	const { places, lines } = laidOut(quiz);
	const labels = [...lines].flatMap(([id, { label }]): [string, Box][] =>
		label ? [[id, { ...LABEL, x: label.x - LABEL.width / 2, y: label.y - LABEL.height / 2 }]] : []
	);
	const boxes: [string, Box][] = [...places, ...labels];
	return boxes.flatMap(([id, box], at) =>
		boxes.slice(at + 1).flatMap(([other, its]) => (overlap(box, its) ? [[id, other]] : []))
	);
}

test('no place lies over another, nor a label over either', () => {
	fc.assert(
		fc.property(choices(), (draw) => {
			expect(overlaps(arbitraryQuiz(draw, { loops: true }))).toEqual([]);
		}),
		{ numRuns: 100 }
	);
});

test('60 steps with 20 conditions lie apart too', () => {
	const size = { steps: 60, options: 240, dimensions: 3, conditions: 20 };
	expect(overlaps(aLargeQuiz(size))).toEqual([]);
});

/** The steps in groups of one to five, some of them in none. */
function inGroups(quiz: Quiz, draw: Draw): Quiz {
	let [group, left] = [0, 0];
	const steps = quiz.steps.map((step) => {
		if (left === 0) [group, left] = [group + 1, draw.int(1, 5)];
		left -= 1;
		return group % 3 === 0 ? step : { ...step, group: `Group ${group}` };
	});
	return { ...quiz, steps };
}

const within = (inner: Box, outer: Box) =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

/** What stands in a group's area and is not of it, or is of it and stands elsewhere. */
function misplaced(quiz: Quiz): unknown[] {
	const map = flowMap(quiz, null, 'en');
	const { places, groups } = layOut(structureOf(map));
	return map.groups.flatMap(({ id, places: members }) => {
		const area = groups.get(id);
		if (!area) return [];
		const others = [...groups].filter(([other, box]) => other !== id && overlap(area, box));
		const strangers = [...places].filter(([place, box]) =>
			members.includes(place) ? !within(box, area) : overlap(box, area)
		);
		return [...others, ...strangers];
	});
}

test('the area of a group holds its steps and nothing else, and no two areas overlap', () => {
	fc.assert(
		fc.property(choices(), (draw) => {
			const quiz = inGroups(arbitraryQuiz(draw, { loops: true }), draw);
			expect(misplaced(quiz)).toEqual([]);
			expect(overlaps(quiz)).toEqual([]);
		}),
		{ numRuns: 30 }
	);
});

test('60 steps in groups of five lie apart too, each group in its area', () => {
	const quiz = aLargeQuiz({ steps: 60, options: 240, dimensions: 3, conditions: 20 });
	const steps = quiz.steps.map((step, at) => ({ ...step, group: `Part ${Math.floor(at / 5)}` }));
	expect(misplaced({ ...quiz, steps })).toEqual([]);
	expect(overlaps({ ...quiz, steps })).toEqual([]);
	expect(laidOut({ ...quiz, steps }).groups.size).toBe(12);
});

test('a group whose steps lie far apart has no area', () => {
	const ids = Array.from({ length: 14 }, (_, at) => `s${at}`);
	const steps = ids.map((id) => ({ id, kind: 'short_text', title: id }) as const);
	const ways: Record<number, string> = { 1: 's3', 2: 'end', 13: 's2' };
	const grouped = steps.map((step, at) =>
		at === 1 || at === 2 ? { ...step, group: 'Two' } : step
	);
	const far = grouped.map((step, at) => {
		const next = ways[at];
		return next === undefined ? step : { ...step, next };
	});
	const groupsOf = (list: QuizFile['steps']) =>
		laidOut(normaliseQuiz({ title: 'Far', steps: list })).groups.size;
	expect(groupsOf(grouped)).toBe(1);
	expect(groupsOf(far)).toBe(0);
});

test('a way on leads down', () => {
	const { places, lines } = laidOut(aQuiz());
	const y = (id: string) => places.get(id)?.y ?? NaN;
	const order = ['start', 'step:money', 'step:pain', 'step:goals', 'step:email', 'end'];
	expect(order.map(y)).toEqual(order.map(y).sort((one, other) => one - other));
	expect(lines.get('step:money>step:email')?.bends.length).toBeGreaterThan(2);
});

test('what is written moves nothing', () => {
	const quiz = aQuiz();
	const steps = quiz.steps.map((step) => ({ ...step, title: `${step.id} in many more words` }));
	expect(laidOut({ ...quiz, steps })).toEqual(laidOut(quiz));
});

test('arrow keys lead along the drawing', () => {
	const layout = laidOut(aQuiz());
	expect(neighbour(layout, 'start', 'ArrowDown')).toBe('step:money');
	expect(neighbour(layout, 'step:goals', 'ArrowUp')).toBe('step:pain');
	expect(neighbour(layout, 'start', 'ArrowUp')).toBeNull();
	const [left, right] = ['result:call', 'result:read'].sort(
		(one, other) => (layout.places.get(one)?.x ?? 0) - (layout.places.get(other)?.x ?? 0)
	);
	expect(neighbour(layout, left ?? '', 'ArrowRight')).toBe(right);
	expect(neighbour(layout, 'start', 'Enter')).toBeNull();
});

test.each([
	[[], ''],
	[[{ x: 0, y: 0 }], ''],
	[
		[
			{ x: 0, y: 0 },
			{ x: 0, y: 9 }
		],
		'M0,0 L0,9'
	],
	[
		[
			{ x: 0, y: 0 },
			{ x: 8, y: 8 },
			{ x: 0, y: 16 }
		],
		'M0,0 Q8,8 0,16'
	],
	[
		[
			{ x: 0, y: 0 },
			{ x: 8, y: 8 },
			{ x: 8, y: 16 },
			{ x: 0, y: 24 }
		],
		'M0,0 Q8,8 8,12 Q8,16 0,24'
	]
])('a line through %j is drawn as %s', (bends, path) => {
	expect(linePath(bends)).toBe(path);
});
