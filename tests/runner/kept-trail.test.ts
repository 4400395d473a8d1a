import { expect, test } from 'vitest';
import { keptTrail, tabStorage } from '../../src/lib/runner/kept-trail.ts';
import { tabTrail, type Remembered } from '../../src/lib/runner/trail.ts';
import { aTab, asWindow } from '../support/a-tab.ts';

const VISIT: Remembered = {
	attempt: 'one',
	locale: 'en',
	path: ['a'],
	step: 'b',
	answers: { a: 'secret' },
	hidden: {}
};

/** A frame; the page around it may be loaded anew, and browsers then give it a new history. */
function aFrame(storage: Storage | undefined) {
	return keptTrail(
		tabTrail(asWindow(aTab()), () => {}),
		'quiz',
		storage
	);
}

function aStorage(): Storage {
	const items = new Map<string, string>();
	return {
		getItem: (key) => items.get(key) ?? null,
		setItem: (key, value) => void items.set(key, value),
		removeItem: (key) => void items.delete(key),
		key: (at) => [...items.keys()][at] ?? null,
		clear: () => items.clear(),
		get length() {
			return items.size;
		}
	};
}

test('an unfinished visit is taken up where the page around is loaded anew', () => {
	const storage = aStorage();
	aFrame(storage).add(VISIT);
	expect(aFrame(storage).read()).toEqual(VISIT);
	expect(keptTrail(aFrame(undefined), 'another', storage).read()).toBeNull();
});

test('nothing of it stays once it is over', async () => {
	const storage = aStorage();
	const finished = aFrame(storage);
	finished.write(VISIT);
	await finished.end({ locale: 'en', result: { id: 'done', title: 'Done' }, secret: 'one' });
	expect(storage.length).toBe(0);
	const closed = aFrame(storage);
	closed.write(VISIT);
	closed.write({ path: [], step: null });
	expect(storage.length).toBe(0);
});

test.each(['', '{', 'null', '7', '{"path":[],"attempt":"one"}', '{"result":7}'])(
	'what is kept as %j is no visit',
	(text) => {
		const storage = aStorage();
		storage.setItem('quizsilver:quiz', text);
		expect(aFrame(storage).read()).toBeNull();
	}
);

test('where the browser keeps nothing, or no more, the quiz goes on', () => {
	const denied = {
		get sessionStorage(): Storage {
			throw new DOMException('denied', 'SecurityError');
		}
	};
	expect(tabStorage(denied)).toBeUndefined();
	const full = aStorage();
	full.setItem = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	for (const storage of [undefined, full]) {
		const trail = aFrame(storage);
		trail.write(VISIT);
		expect(trail.read()).toEqual(VISIT);
		expect(aFrame(storage).read()).toBeNull();
	}
});
