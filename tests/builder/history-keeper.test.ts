import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deltaOf, withDelta } from '../../src/lib/builder/delta.ts';
import { storageHistory, type Ended } from '../../src/lib/builder/history-keeper.ts';
import { noHistory, remember, undo, type History } from '../../src/lib/builder/history.ts';
import { isRecord, same } from '../../src/lib/quiz/same.ts';

/* The history of a tab, kept in its storage. */

type Draft = Readonly<Record<string, unknown>>;

function aStorage(room = Infinity): Storage {
	const items = new Map<string, string>();
	return {
		...{ length: 0, key: () => null, clear: () => items.clear() },
		getItem: (key) => items.get(key) ?? null,
		removeItem: (key) => void items.delete(key),
		setItem(key, value) {
			if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
			items.set(key, value);
		}
	};
}

const keeperOf = (storage: Storage, { build = 'one', most = 1_000_000 } = {}) =>
	storageHistory<Draft>({
		...{ storage: () => storage, key: 'history', build, most },
		read: (stored) => (isRecord(stored) && !('bad' in stored) ? stored : null)
	});

const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
const item = fc.record({
	id: fc.constantFrom('a', 'b', 'c', 'd'),
	text: fc.string({ maxLength: 2 })
});
const draft: fc.Arbitrary<Draft> = fc.record({
	title: fc.string({ maxLength: 3 }),
	steps: fc.array(item, { maxLength: 5 }),
	rest: value
});

function historyOf(drafts: readonly Draft[]): Ended<Draft> {
	const [start = {}, ...others] = drafts;
	let [now, history]: [Draft, History<Draft>] = [start, noHistory];
	for (const after of others) {
		history = remember(history, { before: now, after, key: '', at: 0 });
		now = after;
	}
	return { draft: now, history };
}

test('a delta makes the one value of the other, through JSON', () => {
	fc.assert(
		fc.property(fc.oneof(draft, value), fc.oneof(draft, value), (before, after) => {
			const delta: unknown = JSON.parse(JSON.stringify(deltaOf(before, after)));
			expect(same(withDelta(before, delta), after)).toBe(true);
		})
	);
});

test('every state before and behind is had again, wherever one stands in it', () => {
	fc.assert(
		fc.property(fc.array(draft, { minLength: 2, maxLength: 12 }), fc.nat(11), (drafts, back) => {
			let ended = historyOf(drafts);
			for (let at = 0; at < back; at += 1) {
				const undone = undo(ended.history, ended.draft);
				if (undone) ended = { draft: undone.value, history: undone.history };
			}
			const storage = aStorage();
			keeperOf(storage).write(ended);
			const again = keeperOf(storage).read();
			if (ended.history.past.length + ended.history.future.length === 0) {
				expect(again).toBeNull();
				return;
			}
			const states = ({ history, draft: now }: Ended<Draft>) => [
				now,
				...[...history.past, ...history.future].flatMap(({ before, after }) => [before, after])
			];
			expect(again && same(states(again), states(ended))).toBe(true);
		})
	);
});

test('of more than there is room for the newest is kept', () => {
	const long = (n: number) => ({ title: `${n}`.padEnd(100, 'x') });
	const ended = historyOf(Array.from({ length: 50 }, (_, n) => long(n)));
	const storage = aStorage();
	keeperOf(storage, { most: 2000 }).write(ended);
	expect(storage.getItem('history')?.length).toBeLessThan(2200);
	const again = keeperOf(storage).read();
	expect(again?.history.past.length).toBeGreaterThan(3);
	expect(again?.history.past.at(-1)?.before).toEqual(long(48));
});

test('what does not fit into the storage leaves nothing old behind, and is no fault', () => {
	const storage = aStorage(400);
	keeperOf(storage).write(historyOf([{ a: 1 }, { a: 2 }]));
	expect(keeperOf(storage).read()).not.toBeNull();
	keeperOf(storage).write(historyOf([{ a: 1 }, { a: 'x'.repeat(500) }]));
	expect(keeperOf(storage).read()).toBeNull();
});

test('what another build has written is not read, nor what is forbidden', () => {
	const storage = aStorage();
	keeperOf(storage).write(historyOf([{ a: 1 }, { a: 2 }]));
	expect(keeperOf(storage, { build: 'two' }).read()).toBeNull();
	const forbidden = storageHistory<Draft>({
		...{ key: 'history', build: 'one', read: () => null },
		storage: () => {
			throw new DOMException('no', 'SecurityError');
		}
	});
	expect(forbidden.read()).toBeNull();
	expect(() => forbidden.write(historyOf([{ a: 1 }, { a: 2 }]))).not.toThrow();
});

test('whatever stands in the storage, it is read or ignored', () => {
	const storage = aStorage();
	const read = (stored: unknown) => {
		storage.setItem('history', JSON.stringify(stored));
		return keeperOf(storage).read();
	};
	const delta = fc.oneof(
		value,
		fc.record({ keys: value, gone: value }),
		fc.record({ from: value, without: value, put: value }),
		fc.record({ items: value })
	);
	fc.assert(
		fc.property(
			fc.oneof(value, draft),
			fc.array(fc.array(delta, { maxLength: 3 })),
			(kept, past) => {
				expect(() => read({ build: 'one', draft: kept, past, future: [] })).not.toThrow();
			}
		)
	);
	expect(read({ build: 'one', draft: { bad: 1 }, past: [], future: [] })).toBeNull();
	const toBad = [[null, { keys: { bad: { is: 1 } }, gone: [] }]];
	expect(read({ build: 'one', draft: {}, past: toBad, future: [] })).toBeNull();
	expect(read({ build: 'one', draft: {}, past: [], future: toBad })).toBeNull();
	storage.setItem('history', '{');
	expect(keeperOf(storage).read()).toBeNull();
});
