import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meetingOf } from '../../src/lib/builder/meeting.ts';
import { merge } from '../../src/lib/builder/merge.ts';

type Draft = Readonly<Record<string, string>>;

/** What is told where the draft came from `others`, was saved here as `base`, and now meets `theirs`. */
function told(others: Draft, base: Draft, theirs: Draft, mine = base) {
	const { value, conflicts } = merge(base, mine, theirs);
	return { value, told: meetingOf({ others, base, mine, theirs, conflicts }) };
}

test('what touches nothing of ours comes in without a word', () => {
	expect(told({ a: '' }, { a: 'mine' }, { a: 'mine', b: 'theirs' }).told).toBeUndefined();
	expect(told({ a: '' }, { a: '' }, { a: 'theirs' }).told).toBeUndefined();
});

test('what we had written and saved, and they have changed, is theirs, and can be ours again', () => {
	const { value, told: notice } = told({ a: '' }, { a: 'mine' }, { a: 'theirs', b: 'theirs' });
	expect(value).toEqual({ a: 'theirs', b: 'theirs' });
	expect([notice?.taken, notice?.conflicts.length]).toEqual(['theirs', 1]);
	expect(notice?.otherwise({ ...value, c: 'since' })).toEqual({
		a: 'mine',
		b: 'theirs',
		c: 'since'
	});
});

test('where we were just writing, it is ours, and can be theirs', () => {
	const { value, told: notice } = told({ a: '' }, { a: '' }, { a: 'theirs' }, { a: 'mine' });
	expect([value, notice?.taken]).toEqual([{ a: 'mine' }, 'mine']);
	expect(notice?.otherwise(value)).toEqual({ a: 'theirs' });
});

test('what was being written elsewhere is told as being in beside theirs', () => {
	const { value, told: notice } = told({ a: '' }, { a: '' }, { a: '', b: 'theirs' }, { a: 'mine' });
	expect([value, notice?.taken]).toEqual([{ a: 'mine', b: 'theirs' }, 'both']);
});

const draft = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3'));

test('nothing that was written here is written over without a word', () => {
	fc.assert(
		fc.property(draft, draft, draft, draft, (others, base, theirs, mine) => {
			const { value, told: notice } = told(others, base, theirs, mine);
			const isOverwritten = Object.keys({ ...others, ...base, ...mine }).some((key) => {
				const isOurs = mine[key] !== others[key];
				return isOurs && value[key] !== mine[key];
			});
			if (isOverwritten) expect(notice).toBeDefined();
		})
	);
});
