import { expect, test } from 'vitest';
import { tabTrail, type Entry, type Remembered } from '../../src/lib/runner/trail.ts';
import { aTab, asWindow, rest, type Tab } from '../support/a-tab.ts';

const FIRST = { path: [], step: null };

/** At a step, with an answer to each one passed. */
function at(step: string, ...path: string[]): Remembered {
	const answers = Object.fromEntries(path.map((id) => [id, 'a secret']));
	return { attempt: 'one', locale: 'ru', path, step, answers, hidden: { utm_source: 'mail' } };
}

const FINISHED = { locale: 'en', result: { id: 'done', title: 'Done' } };

function aTrail(tab: Tab = aTab()) {
	const seen: (Entry | null)[] = [];
	const trail = tabTrail(asWindow(tab), (entry) => seen.push(entry));
	return { trail, tab, seen };
}

test('what was written outlives the page', () => {
	const { trail, tab } = aTrail();
	expect(trail.read()).toBeNull();
	trail.write(at('b', 'a'));
	expect(aTrail(tab).trail.read()).toEqual(at('b', 'a'));
});

test('each screen is an entry, and going back tells of the one before', async () => {
	const { trail, tab, seen } = aTrail();
	trail.write(FIRST);
	trail.add(at('a'));
	trail.add(at('b', 'a'));
	expect(tab.history.length).toBe(3);
	await tab.go(-1);
	expect(seen).toEqual([{ path: [], step: 'a' }]);
	await tab.go(-1);
	expect(seen.at(-1)).toEqual(FIRST);
	await tab.go(2);
	expect(seen.at(-1)).toEqual(at('b', 'a'));
});

test('an entry that is left for the next keeps no answers', () => {
	const { trail, tab } = aTrail();
	trail.write(FIRST);
	trail.add(at('b', 'a'));
	trail.add(at('c', 'a', 'b'));
	expect(JSON.stringify(tab.states().slice(0, -1))).not.toMatch(/secret|mail|one/);
});

test('the entry behind is gone back to only where it shows the step asked for', async () => {
	const { trail, tab, seen } = aTrail();
	trail.write(FIRST);
	expect(trail.back(null)).toBe(false);
	trail.add(at('a'));
	trail.add(at('b', 'a'));
	expect(trail.back(null)).toBe(false);
	expect(trail.back('a')).toBe(true);
	await rest();
	expect(seen).toHaveLength(1);
	expect(tab.isLeft()).toBe(false);
});

test('at the end all becomes one entry that holds the result alone, and back leads out', async () => {
	const { trail, tab, seen } = aTrail();
	trail.write(FIRST);
	trail.add(at('a'));
	trail.add(at('b', 'a'));
	await trail.end(FINISHED);
	expect(trail.read()).toEqual(FINISHED);
	expect(JSON.stringify(tab.states())).not.toMatch(/secret/);
	expect(seen).toEqual([]);
	await tab.go(-1);
	expect(tab.isLeft()).toBe(true);
});

test('a visit of one screen ends where it is', async () => {
	const { trail } = aTrail();
	trail.write(FIRST);
	await trail.end(FINISHED);
	expect(trail.read()).toEqual(FINISHED);
});

test('entries of the page around a frame are not gone back over', async () => {
	const { trail, tab } = aTrail();
	trail.write(FIRST);
	trail.add(at('a'));
	tab.pushOutside();
	trail.add(at('b', 'a'));
	await trail.end(FINISHED);
	expect(tab.states().indexOf(tab.history.state)).toBe(2);
});

test('where the page around a frame went on meanwhile, the frame stays where it is', async () => {
	const { trail, tab } = aTrail();
	trail.write(FIRST);
	trail.add(at('a'));
	tab.pushOutside();
	await trail.end(FINISHED);
	expect(tab.states().indexOf(tab.history.state)).toBe(2);
	expect(trail.read()).toEqual(FINISHED);
});

test.each([
	undefined,
	7,
	{ page: 1 },
	{ entry: null },
	{ entry: { step: 'a' } },
	{ entry: { attempt: 'one', path: [], step: 'a' } },
	{ entry: { result: 'Done' } }
])('%j, which is none of ours, is taken for nothing', (state) => {
	expect(aTrail(aTab(state)).trail.read()).toBeNull();
});
