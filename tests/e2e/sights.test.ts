import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { crampedOn, restyle } from './cramped.ts';
import { fillIn, takeEveryKind } from './every-kind.ts';
import { Lab, lookOf } from './pixels.ts';
import { openHostSite, type HostSite } from './host-site.ts';
import { startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

/* What readers see who have set up their browser or their system for their eyes. */

const LAYOUTS = ['steps', 'page', 'chat'] as const;
type Layout = (typeof LAYOUTS)[number];

let quizzes: Quizzes;
let slugs: Record<Layout, string>;
let themed: string;
let lab: Lab;
let site: HostSite;

beforeAll(async () => {
	[quizzes, site] = await Promise.all([startQuizzes(), openHostSite()]);
	const [steps, page, chat] = await Promise.all(
		LAYOUTS.map((layout) =>
			quizzes.publish(everyKindFile({ title: `Every kind: ${layout}`, layout }))
		)
	);
	const [single] = everyKindFile().steps.filter(({ id }) => id === 'single');
	themed = await quizzes.publish(
		everyKindFile({
			title: 'Themed',
			steps: single ? [single] : [],
			consents: [],
			theme: { background: '#fff4e6', text: '#5c3a1e', accent: '#e8590c' }
		})
	);
	lab = new Lab(await (await quizzes.browser.newContext()).newPage());
	slugs = { steps: steps ?? '', page: page ?? '', chat: chat ?? '' };
});
afterAll(() => {
	site.close();
	return quizzes.stop();
});

/** How somebody reads: on so many pixels, with these styles of their own. */
const READERS = [
	['on 320 pixels', 320, ''],
	['with letters twice as large', 360, 'html { font-size: 200% }'],
	[
		'with letters, words and lines spread out',
		320,
		`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
		p { margin-bottom: 2em !important }`
	]
] as const;
/** Letters as wide as those of systems that have no narrow ones: of this font, or of one that is wider still. */
const WIDE = ".quiz.quiz { font-family: 'DejaVu Sans', monospace !important }";
const CONTROL = 'input:not([type="hidden"]), select, textarea, button';
/** With a welcome, a bonus that runs out, a result with figures and a button, and contact details below it. */
function surroundedFile(title: string, layout: Layout): QuizFile {
	return everyKindFile({
		title: `Насколько вы готовы к переменам: ${title}`,
		layout,
		welcome: { title: 'Добро пожаловать в расчётно-аналитическое бюро', button: 'Посмотреть' },
		steps: [
			{
				id: 'money',
				kind: 'single_choice',
				title: 'Сколько денег?',
				required: true,
				options: [
					{ id: 'much', text: 'Достаточное количество', points: 10 },
					{ id: 'none', text: 'Недостаточное количество', points: 0 }
				]
			}
		],
		bonus: {
			title: 'Скидка 10 %',
			text: 'Для **быстрых**.',
			minutes: 10,
			given: {
				text: 'Покажите на кассе.',
				code: 'TEN-2026-OCTOBER',
				button: { text: 'В интернет-магазин', url: 'https://shop.example/' }
			}
		},
		segments: [{ id: 'all', title: 'Все', temperature: 'cold', result: 'end' }],
		results: [
			{
				id: 'end',
				title: 'Перепланировка целесообразна',
				text: 'Мы **перезвоним**.',
				show: ['score', 'percent'],
				button: { text: 'Забронировать консультацию', url: 'https://shop.example/' }
			}
		],
		details: {
			title: 'Вам позвонить?',
			fields: [{ name: 'name' }, { name: 'email', required: true }, { name: 'phone' }],
			country: 'GB',
			consents: ['processing'],
			button: 'Да, перезвоните мне'
		}
	});
}

const CALM = { reducedMotion: 'reduce' } as const;

/** Opens the quiz of every kind and looks at all of it, on the way and at its end. */
async function walk(
	layout: Layout,
	options: BrowserContextOptions,
	prepare: (page: Page) => Promise<unknown>,
	look: (page: Page) => Promise<void>
): Promise<void> {
	const { page } = await quizzes.openReady(`/q/${slugs[layout]}?lang=ru`, options);
	await prepare(page);
	if (layout === 'page') {
		// With what it says where nothing was answered.
		await page.locator('button[value="next"]').click();
		await page.locator('[data-step] .error').first().waitFor();
		await look(page);
	}
	await takeEveryKind(page, () => look(page), layout === 'page');
	await page.context().close();
}

describe.each(LAYOUTS)('the quiz of every kind by %s', (layout) => {
	test.each(READERS)('can all be read %s', async (_, width, css) => {
		await walk(
			layout,
			{ ...CALM, viewport: { width, height: 740 } },
			(page) => restyle(page, WIDE + css),
			async (page) => expect(await crampedOn(page), await titleOf(page)).toEqual([])
		);
	});
});

describe.each(LAYOUTS)('what stands around the questions by %s', (layout) => {
	test.each(READERS)('can all be read %s', async (how, width, css) => {
		const slug = await quizzes.publish(surroundedFile(`${layout} ${how}`, layout));
		const { page } = await quizzes.openReady(`/q/${slug}?lang=ru`, {
			...CALM,
			viewport: { width, height: 740 }
		});
		await restyle(page, WIDE + css);
		const look = async () => expect(await crampedOn(page), await titleOf(page)).toEqual([]);
		await look();
		if (layout !== 'page') await page.locator('button[value="start"]').click();
		await page.locator('[value="much"]').press('Space');
		await look();
		await page.locator('button[value="next"]').click();
		await page.locator('.earned').waitFor();
		await look();
		await page.locator('.details .primary').click();
		await page.locator('.details .error').first().waitFor();
		await look();
		await page.context().close();
	});
});

describe.each([
	['colours of the reader’s own, on black', { forcedColors: 'active', colorScheme: 'dark' }],
	['colours of the reader’s own, on white', { forcedColors: 'active', colorScheme: 'light' }],
	['more contrast, in light', { contrast: 'more', colorScheme: 'light' }],
	['more contrast, in dark', { contrast: 'more', colorScheme: 'dark' }]
] as const)('with %s', (_, media) => {
	const options = { ...CALM, ...media, viewport: { width: 1000, height: 800 } };

	/** Of each kind: what is answered, and what is looked at. */
	const KINDS = [
		['single', 'b', 'label:has([value="b"])'],
		['several', 'a', 'label:has([value="a"])'],
		['picture', 'c', 'label:has([value="c"])'],
		['dropdown', 'a', 'select'],
		['yesno', 'yes', 'label:has([value="yes"])'],
		['short', 'Anna', '.field'],
		['long', 'Anna', '.field'],
		['number', '88', '.field'],
		['slider', '105', '[type="range"]'],
		['rating', '4', 'label:nth-child(3)'],
		['scale', '9', 'label:has([value="9"])'],
		['ranking', ['a'], '[data-option="a"]'],
		['matrix', ['price.good'], 'label:has([name="matrix.price"][value="good"])'],
		['email', 'anna@bank.example', '.field'],
		['phone', '88 888', '.number'],
		['date', '2030-05-05', '.field'],
		['website', 'bank.example', '.field'],
		['consent', 'yes', '[type="checkbox"]']
	] as const;
	/** What else is pressed or typed into. */
	const OTHERS = [
		'#languages button:last-child',
		'.country',
		'[data-option="a"] .up',
		'.clear',
		'[data-step="file"] label',
		'[data-step="contact"] .field',
		'[data-step="consent"] a',
		'.primary'
	];
	const EDGES = ['.column .mercury', '[type="range"]', '[data-step="file"] label', '.primary'];

	test('what is chosen and what has the focus stands out, and all controls have edges', async () => {
		const { page } = await quizzes.openReady(`/q/${slugs.page}`, options);
		const unseen: string[] = [];
		const see = (what: string, pixels: number, least: number) =>
			pixels < least && unseen.push(`${what}: ${pixels} pixels`);
		const focus = async (part: Locator) => {
			await page.locator('#title').focus();
			const before = await lookOf(part);
			const control = part.locator(CONTROL).first();
			await ((await control.count()) ? control : part).focus();
			return lab.changed(before, await lookOf(part));
		};
		for (const [step, answer, selector] of KINDS) {
			const part = page.locator(`[data-step="${step}"] ${selector}`).first();
			const before = await lookOf(part);
			await fillIn(page, step, typeof answer === 'string' ? answer : [...answer]);
			await page.locator('#title').focus();
			see(`${step}, chosen`, await lab.changed(before, await lookOf(part)), 50);
			see(`${step}, focused`, await focus(part), 100);
		}
		for (const selector of OTHERS) see(selector, await focus(page.locator(selector).first()), 100);
		for (const selector of EDGES)
			see(`${selector}’s edge`, await lab.standOut(await lookOf(page.locator(selector))), 400);
		expect(unseen).toEqual([]);
		await page.context().close();
	});

	test('a quick reply of a chat that is chosen stands out, and what was said can be read', async () => {
		const { page } = await quizzes.openReady(`/q/${slugs.chat}`, options);
		await page.locator('button[value="next"]').click();
		const reply = page.locator('label:has([value="b"])');
		await reply.waitFor();
		const before = await lookOf(reply);
		await reply.locator('input').press('Space');
		await page.locator('#title').focus();
		const least = 'forcedColors' in media ? 600 : 200;
		expect(await lab.changed(before, await lookOf(reply))).toBeGreaterThan(least);
		const said = page.locator('.mine').first();
		await said.evaluate((bubble) => {
			const words = document.createElement('span');
			words.append(...bubble.childNodes);
			bubble.append(words);
		});
		expect(await lab.standOut(await lookOf(said.locator('> span'), 0))).toBeGreaterThan(30);
		await page.context().close();
	});

	test('a theme of the author’s takes no edge away', async () => {
		const { page } = await quizzes.openReady(`/q/${themed}`, options);
		const option = page.locator('label:has([value="b"])');
		await option.locator('.words').evaluate((words) => words.replaceChildren());
		expect(await lab.standOut(await lookOf(option))).toBeGreaterThan(1000);
		await page.context().close();
	});
});

test('on somebody’s page, in colours of the reader’s own, a button and a popup have edges', async () => {
	const { page } = await quizzes.open(`/q/${slugs.steps}`, { ...CALM, forcedColors: 'active' });
	const script = `<script async src="${quizzes.origin}/embed.js"></script>`;
	const place = `<div data-quizsilver="${slugs.steps}" data-mode="button" data-text=" "></div>`;
	await page.goto(site.page(place + script));
	const button = page.locator('button.float');
	await button.evaluate((one) => (one.textContent = ''));
	expect(await lab.standOut(await lookOf(button))).toBeGreaterThan(100);
	await button.click();
	const dialog = page.getByRole('dialog');
	await dialog.frameLocator('iframe').locator('html[data-ready]').waitFor();
	await dialog.evaluate((one) => one.replaceChildren());
	expect(await lab.standOut(await lookOf(dialog, 0))).toBeGreaterThan(1000);
	await page.context().close();
});
