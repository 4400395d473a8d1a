import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, LABEL, structureOf } from '../../../src/lib/builder/flow/flow-layout.ts';
import { flowMap } from '../../../src/lib/builder/flow/flow-map.ts';
import { linePath } from '../../../src/lib/builder/flow/line-path.ts';
import { neighbour } from '../../../src/lib/builder/flow/neighbour.ts';
import type { Quiz } from '../../../src/lib/quiz/normalise.ts';
import { aLargeQuiz } from '../../support/a-large-quiz.ts';
import { aQuiz } from '../../support/a-quiz.ts';
import { arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { choices } from '../../support/draw.ts';

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
