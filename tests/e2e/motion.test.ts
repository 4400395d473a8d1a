import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindFile } from '../support/every-kind-file.ts';
import { DESKTOP, openEmbedDesk, PHONE, shortQuiz, type EmbedDesk } from './embed-desk.ts';
import { takeEveryKind } from './every-kind.ts';

/* Nothing moves for those who do not want it to. */

let desk: EmbedDesk;
let short: string;

beforeAll(async () => {
	desk = await openEmbedDesk();
	short = await desk.quizzes.publish(shortQuiz('Calm'));
});
afterAll(() => desk.stop());

const MOTION = ['reduce', 'no-preference'] as const;

/** Notes all that begins to move: by styles, by scripts, by scrolling. */
function noteMoves(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		const moves: string[] = [];
		Object.assign(window, { moves });
		for (const name of ['animationstart', 'transitionrun']) {
			addEventListener(name, (event) => moves.push(`${name} ${describe(event)}`), true);
		}
		const { animate, scrollIntoView } = Element.prototype;
		Element.prototype.animate = function (...how) {
			moves.push('animate');
			return animate.apply(this, how);
		};
		Element.prototype.scrollIntoView = function (how) {
			if (typeof how === 'object' && how.behavior === 'smooth') moves.push('scrolls');
			scrollIntoView.call(this, how);
		};
		function describe(event: Event): string {
			if (event instanceof TransitionEvent) return event.propertyName;
			return event instanceof AnimationEvent ? event.animationName : '';
		}
	});
}

describe.each([
	['steps', ['animationstart quiz-rise', 'transitionrun width', 'animate']],
	['page', ['transitionrun background-color', 'animate']],
	['chat', ['animationstart talk-dot', 'animate', 'scrolls']]
] as const)('a quiz by %s', (layout, moving) => {
	test('moves, and not where that is not wanted', async () => {
		const slug = await desk.quizzes.publish(everyKindFile({ title: `Moves ${layout}`, layout }));
		for (const reducedMotion of MOTION) {
			const { page } = await desk.quizzes.openReady(
				`/q/${slug}`,
				{ ...PHONE, reducedMotion },
				noteMoves
			);
			await takeEveryKind(page, undefined, layout === 'page');
			const moves: string[] = await page.evaluate('[...new Set(moves)]');
			if (reducedMotion === 'reduce') expect(moves).toEqual([]);
			else expect(moves).toEqual(expect.arrayContaining([...moving]));
			const scrolling = await page.evaluate(
				() => getComputedStyle(document.documentElement).scrollBehavior
			);
			expect(scrolling).toBe('auto');
			await page.context().close();
		}
	});
});

test.each([
	['popup', PHONE],
	['slide', PHONE],
	['chat', PHONE],
	['popup', DESKTOP],
	['slide', DESKTOP],
	['chat', DESKTOP]
] as const)(
	'a quiz above a page as a %s rises, and not where that is not wanted',
	async (mode, device) => {
		const address = desk.site.page(
			`<div data-quizsilver="${short}" data-mode="${mode}"></div>${desk.loader}`
		);
		for (const reducedMotion of MOTION) {
			const { page } = await desk.visit(address, { ...device, reducedMotion });
			if (mode === 'chat') await page.getByRole('button', { name: 'Chat' }).click();
			const dialog = page.getByRole('dialog');
			await dialog.waitFor();
			const moves = await dialog.evaluate((one) => {
				const root = one.getRootNode();
				const all = root instanceof ShadowRoot ? [...root.querySelectorAll('*')] : [];
				return all.flatMap((element) =>
					[undefined, '::backdrop', '::before', '::after'].flatMap((part) => {
						const { animationName, transitionDuration } = getComputedStyle(element, part);
						return [animationName, transitionDuration].filter((move) => !/^(none|0s|)$/.test(move));
					})
				);
			});
			expect(moves).toEqual(reducedMotion === 'reduce' ? [] : ['rise']);
			await page.context().close();
		}
	}
);
