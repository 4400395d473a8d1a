import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	openState,
	sealState,
	type FormState
} from '../../../src/lib/server/public/pages/form-state.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';

const WEEK = 7 * 86_400_000;

let house: TestHouse;
let state: FormState;

beforeAll(async () => {
	house = await aHouse();
	state = {
		quiz: 'quiz_1',
		version: 2,
		attempt: 'attempt_1',
		startedAt: house.clock.now(),
		source: 'direct',
		place: { path: ['money'], step: 'pain', answers: { money: 'much' }, hidden: {} }
	};
});
afterAll(() => house.store.close());

test('a way that was signed here is gone on with', () => {
	expect(openState(house, 'quiz_1', sealState(house, state))).toEqual(state);
});

test('one of another quiz is not', () => {
	expect(openState(house, 'quiz_2', sealState(house, state))).toBeNull();
});

test('one is not that somebody else signed, or changed', () => {
	const [payload = '', signed = ''] = sealState(house, state).split('.');
	const other = sealState({ ...house, secret: 'another secret, as long as that' }, state);
	const changed = Buffer.from(JSON.stringify({ ...state, attempt: 'theirs' })).toString(
		'base64url'
	);
	for (const token of [other, `${changed}.${signed}`, payload, `${payload}.`, '', null]) {
		expect(openState(house, 'quiz_1', token)).toBeNull();
	}
});

test('one is not that was begun more than a week ago', () => {
	const begun = (ago: number) =>
		openState(house, 'quiz_1', sealState(house, { ...state, startedAt: house.clock.now() - ago }));
	expect(begun(WEEK)).not.toBeNull();
	expect(begun(WEEK + 1)).toBeNull();
});
