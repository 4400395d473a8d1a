import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	DESKTOP,
	openEmbedDesk,
	PHONE,
	quizOn,
	shortQuiz,
	take,
	type EmbedDesk
} from './embed-desk.ts';
import { leave, MODES, placeOfDialog, strictPolicy } from './embed-modes.ts';

/* On a page of somebody else's that lets in nothing but the quiz: every mode, from its coming up to its end. */

let desk: EmbedDesk;
let slug: string;

beforeAll(async () => {
	desk = await openEmbedDesk();
	slug = await desk.quizzes.publish(shortQuiz('In every mode'));
});
afterAll(() => desk.stop());

describe.each([
	['a phone', PHONE],
	['a desktop', DESKTOP]
])('on %s', (_, device) => {
	test.each(MODES)(
		'a quiz as “$mode” comes $comes, fits, is completed and tells the page',
		async ({ mode, attributes = '', comes }) => {
			const { page, heard, complaints } = await desk.visit(
				desk.site.page(
					`<h1>Ours</h1><div data-quizsilver="${slug}" data-mode="${mode}" ${attributes}></div>${desk.loader}`,
					{ csp: strictPolicy(desk.quizzes.origin) }
				),
				device
			);
			if (comes === 'on a click') await page.locator('button.float').click();
			const isUp = async () => {
				if (comes === 'on leaving') await page.evaluate(leave, device === PHONE);
				return page.locator('iframe').isVisible();
			};
			await expect.poll(isUp).toBe(true);
			const quiz = quizOn(page);
			await quiz.locator('html[data-ready]').waitFor();
			const place = expect.poll(() => page.evaluate(placeOfDialog));
			// It rises to its place.
			if (mode === 'inline') await place.toBeUndefined();
			else await place.toMatchObject({ within: true, ...(device === PHONE && { whole: true }) });
			const excess = () =>
				quiz.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
			expect(await excess()).toBe(0);
			await take(quiz);
			expect(await excess()).toBe(0);
			const [response] = await desk.quizzes.stored(slug);
			expect((await heard()).at(-1)).toEqual({
				type: 'complete',
				detail: { quiz: slug, response: response?.id }
			});
			if (mode !== 'inline') {
				await page.getByRole('button', { name: 'Close' }).click();
				await expect.poll(() => page.evaluate(placeOfDialog)).toBeUndefined();
			}
			expect(complaints).toEqual([]);
			await page.context().close();
		}
	);
});
