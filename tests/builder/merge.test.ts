import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from '../../src/lib/builder/merge.ts';
import { same } from '../../src/lib/quiz/same.ts';

const item = (id: string, title: string) => ({ id, title });
const base = { title: 'A', steps: [item('a', '1'), item('b', '2'), item('c', '3')] };

describe('what two people did', () => {
	test.each([
		[
			'to different fields',
			{ ...base, title: 'B' },
			{ ...base, steps: [item('a', '9'), ...base.steps.slice(1)] }
		],
		[
			'to different items',
			{ ...base, steps: [item('a', '9'), ...base.steps.slice(1)] },
			{ ...base, steps: [...base.steps.slice(0, 2), item('c', '7')] }
		]
	])('%s is both there', (_, mine, theirs) => {
		const { value, conflicts } = merge(base, mine, theirs);
		expect(conflicts).toEqual([]);
		expect(same(value, mine) || same(value, theirs)).toBe(false);
		expect(merge(base, theirs, mine).value).toEqual(value);
	});

	test('adds items where each put them', () => {
		const mine = {
			...base,
			steps: [item('a', '1'), item('x', 'mine'), item('b', '2'), item('c', '3')]
		};
		const theirs = { ...base, steps: [...base.steps, item('y', 'theirs')] };
		const { value } = merge(base, mine, theirs);
		expect(value.steps.map(({ id }) => id)).toEqual(['a', 'x', 'b', 'c', 'y']);
	});

	test('moves what one moved, with what the other wrote', () => {
		const [a, b, c] = base.steps;
		const mine = { ...base, steps: [c, a, b] };
		const theirs = { ...base, steps: [a, item('b', 'new'), c, item('d', '4')] };
		expect(merge(base, mine as typeof base, theirs as typeof base).value.steps).toEqual([
			...[item('c', '3'), item('d', '4'), item('a', '1'), item('b', 'new')]
		]);
	});

	test('removes what one removed and nobody touched', () => {
		const mine = { ...base, steps: base.steps.slice(1) };
		const theirs = { ...base, title: 'B' };
		expect(merge(base, mine, theirs).value).toEqual({ title: 'B', steps: base.steps.slice(1) });
	});

	test('keeps what one removed and the other changed, and says so', () => {
		const mine = { ...base, steps: base.steps.slice(1) };
		const theirs = { ...base, steps: [item('a', 'changed'), ...base.steps.slice(1)] };
		const { value, conflicts } = merge(base, mine, theirs);
		expect(value.steps).toContainEqual(item('a', 'changed'));
		expect(conflicts).toEqual([
			{ path: 'steps[a]', mine: undefined, theirs: item('a', 'changed') }
		]);
	});

	test('to the same thing is told, and ours is taken', () => {
		const { value, conflicts } = merge(base, { ...base, title: 'M' }, { ...base, title: 'T' });
		expect(value.title).toBe('M');
		expect(conflicts).toEqual([{ path: 'title', mine: 'M', theirs: 'T' }]);
		expect(
			merge(base, { ...base, title: 'M' }, { ...base, title: 'T' }, 'theirs').value.title
		).toBe('T');
	});

	test('to a list without ids is one thing', () => {
		const lists = [[{ from: 1 }], [{ from: 2 }], [{ from: 1 }, { from: 3 }]] as const;
		const { value, conflicts } = merge<unknown>(
			{ bands: lists[0] },
			{ bands: lists[1] },
			{ bands: lists[2] }
		);
		expect(value).toEqual({ bands: lists[1] });
		expect(conflicts.map(({ path }) => path)).toEqual(['bands']);
	});
});

const leaf = fc.constantFrom<unknown>('x', 'y', 1, 2, true);
const items = fc
	.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), leaf), { selector: ([id]) => id })
	.map((pairs) => pairs.map(([id, title]) => ({ id, title })));
const state = fc.record({
	title: leaf,
	steps: items,
	more: fc.dictionary(fc.constantFrom('p', 'q'), leaf)
});

describe('whatever the states', () => {
	test('one side alone, or both the same, is taken as it is', () => {
		fc.assert(
			fc.property(state, state, (one, other) => {
				expect(merge(one, other, one).value).toEqual(other);
				expect(merge(one, one, other).value).toEqual(other);
				expect(merge(one, other, other)).toEqual({ value: other, conflicts: [] });
			})
		);
	});

	test('nothing that somebody added or changed is lost without a word', () => {
		fc.assert(
			fc.property(state, state, state, (before, mine, theirs) => {
				const { value, conflicts } = merge(before, mine, theirs);
				for (const side of [mine, theirs]) {
					for (const { id, title } of side.steps) {
						const was = before.steps.find((step) => step.id === id);
						if (was && same(was.title, title)) continue;
						const now = value.steps.find((step) => step.id === id);
						const told = conflicts.some(({ path }) => path.startsWith(`steps[${id}]`));
						expect(told || now?.title === title).toBe(true);
						expect(now).toBeDefined();
					}
				}
			})
		);
	});
});
