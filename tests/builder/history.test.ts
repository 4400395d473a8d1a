import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noHistory, redo, remember, undo, type History } from '../../src/lib/builder/history.ts';

interface State {
	title: string;
	steps: { id: string; title: string }[];
}
const start: State = { title: '', steps: [] };

type Act = (state: State) => State;
const act = fc.oneof(
	fc.string({ maxLength: 3 }).map((title): Act => (state) => ({ ...state, title })),
	fc.nat(9).map(
		(n): Act =>
			(state) =>
				state.steps.some(({ id }) => id === `s${n}`)
					? { ...state, steps: state.steps.filter(({ id }) => id !== `s${n}`) }
					: { ...state, steps: [...state.steps, { id: `s${n}`, title: '' }] }
	),
	fc.nat(9).map((n): Act => (state) => ({
		...state,
		steps: state.steps.map((step, at) => (at === n ? { ...step, title: `t${n}` } : step))
	}))
);

test('undo leads through every state back to the start, redo forth again', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
			let history: History<State> = noHistory;
			let now = start;
			const states = [now];
			for (const [at, change] of acts.entries()) {
				const after = change(now);
				history = remember(history, { before: now, after, key: '', at });
				states.push((now = after));
			}
			for (const state of states.toReversed().slice(1)) {
				const undone = undo(history, now);
				({ history, value: now } = undone ?? { history, value: now });
				expect(now).toEqual(state);
			}
			expect(undo(history, now)).toBeNull();
			for (const state of states.slice(1)) {
				const done = redo(history, now);
				({ history, value: now } = done ?? { history, value: now });
				expect(now).toEqual(state);
			}
			expect(redo(history, now)).toBeNull();
		})
	);
});

test('undo takes back ours and leaves what others did since', () => {
	const mine = { ...start, title: 'mine' };
	const history = remember(noHistory as History<State>, {
		before: start,
		after: mine,
		key: '',
		at: 0
	});
	const both = { ...mine, steps: [{ id: 'theirs', title: '' }] };
	expect(undo(history, both)?.value).toEqual({ ...both, title: '' });
});

test('typing into one field is one deed, until a pause or another field', () => {
	const states = ['', 'a', 'ab', 'abc', 'abcd'].map((title) => ({ ...start, title }));
	const type = (history: History<State>, to: number, at: number, key = 'title') =>
		remember(history, { before: states[to - 1] ?? start, after: states[to] ?? start, key, at });
	let history: History<State> = noHistory;
	history = type(history, 1, 0);
	history = type(history, 2, 1000);
	expect(history.past).toHaveLength(1);
	expect(undo(history, states[2] ?? start)?.value).toEqual(start);
	history = type(history, 3, 2600);
	expect(history.past).toHaveLength(2);
	history = type(history, 4, 2700, 'other');
	expect(history.past).toHaveLength(3);
});
