import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';

let desk: BuilderDesk;
let page: Page;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
});
afterAll(() => desk.close());

const STEPS = ['first', 'second', 'third', 'fourth'];
const QUIZ: QuizFile = {
	title: { en: 'In a row' },
	steps: STEPS.map((id) => ({ id, kind: 'short_text', title: { en: `The ${id}?` } })),
	results: [{ id: 'thanks', title: { en: 'Thanks' } }],
	segments: [{ id: 'all', title: { en: 'All' }, temperature: 'warm', result: 'thanks' }]
};

const node = (id: string) => page.locator(`.svelte-flow__node[data-id="${id}"]`);

const MIDDLE = [0.5, 0.5] as const;
const CORNER = [0.05, 0.85] as const;

/** From the point below a step to a spot of another place, as shares of its width and height. */
async function dragged(from: string, to: string, [across, down]: readonly [number, number]) {
	await node(from).locator('.source').hover();
	await page.mouse.down();
	const box = await node(to).boundingBox();
	if (!box) throw new Error(`${to} is not drawn`);
	const [x, y] = [box.x + box.width * across, box.y + box.height * down];
	await page.mouse.move(x + 5, y + 5, { steps: 8 });
	await page.mouse.move(x, y);
	await page.mouse.up();
}

async function openFlow(): Promise<string> {
	const id = await desk.aQuiz(QUIZ);
	await page.goto(`/quizzes/${id}/edit/flow`);
	await node('step:first').waitFor();
	return id;
}

const jumpsOf = async (id: string) =>
	(await desk.draftOf(id)).steps.map(({ next = [] }) =>
		[next].flat().map((jump) => (typeof jump === 'string' ? jump : jump.to))
	);

describe('a jump', () => {
	test.each([
		['step:third', 'the middle', MIDDLE, 'third'],
		['step:third', 'a corner', CORNER, 'third'],
		['end', 'the middle', MIDDLE, 'end'],
		['result:thanks', 'the middle', MIDDLE, 'end']
	] as const)('dropped on %s, at %s, leads there', async (place, _, spot, target) => {
		const id = await openFlow();
		await dragged('step:first', place, spot);
		await expect.poll(() => jumpsOf(id)).toEqual([[target], [], [], []]);
		await page.locator('[data-path="steps.first.next"]').waitFor();
	});

	test('begins at a point that is seen before a step is pointed at', async () => {
		await openFlow();
		await page.mouse.move(0, 0);
		const point = node('step:second').locator('.source');
		expect(await point.evaluate((it) => getComputedStyle(it).opacity)).toBe('1');
	});
});

test('a group is an area around its steps, is named, heard with each of them, and listed', async () => {
	const steps = QUIZ.steps.map((step, at) =>
		at === 1 || at === 2 ? { ...step, group: 'Money' } : step
	);
	const id = await desk.aQuiz({ ...QUIZ, steps });
	await page.goto(`/quizzes/${id}/edit/flow`);
	await page.locator('.svelte-flow').getByText('Money', { exact: true }).waitFor();
	const area = await page.locator('[data-group="group:step:second"]').boundingBox();
	const isInside = async (place: string) => {
		const box = await node(place).boundingBox();
		if (!area || !box) throw new Error(`${place} is not drawn`);
		return box.y >= area.y && box.y + box.height <= area.y + area.height;
	};
	expect(await Promise.all(STEPS.map((step) => isInside(`step:${step}`)))).toEqual([
		...[false, true, true, false]
	]);
	const heard = page.locator('.svelte-flow').getByRole('button', { name: /In the group “Money”/ });
	expect(await heard.count()).toBe(2);
	await node('step:first').locator('button').focus();
	await page.keyboard.press('ArrowDown');
	expect(await heard.first().evaluate((it) => it === document.activeElement)).toBe(true);
	await page.getByText('Steps and jumps in words').click();
	await page.locator('ol').getByText('Group “Money”').waitFor();
});
