import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MORE_FAULTS } from '../support/more-faults.ts';
import { PLANTED_FAULTS, soundQuizFile } from '../support/planted-faults.ts';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

/* Faults as a marketer makes them: seen where they were made and in the list, keeping the quiz from being published, and gone once mended. */

let browser: Browser;
let server: Served;
let page: Page;
let quiz: string;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, { viewport: { width: 1440, height: 1000 } });
	quiz = String((await callApi(server, '/quizzes', { definition: soundQuizFile() }))['id']);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

/** The editor of the sound quiz, or of what was made of it. */
async function open(tab = '', definition: unknown = soundQuizFile()): Promise<void> {
	// Away from the editor, which would save what it holds.
	await page.goto('about:blank');
	const saved = await server.api(`/quizzes/${quiz}`, {
		method: 'PUT',
		body: JSON.stringify({ definition })
	});
	expect(saved.status).toBe(200);
	await page.goto(`/quizzes/${quiz}/edit${tab}`);
	await bell().waitFor();
}

const bell = (): Locator =>
	page.getByRole('button', { name: /No problems|\d (errors?|warnings?|to fill in)/ });
const list = (): Locator => page.getByRole('dialog', { name: 'Problems' });
const field = (path: string): Locator =>
	page.locator(`[data-path="${path}"]`).locator('input, textarea').first();
const step = (id: string) => page.locator(`[data-step="${id}"]`).click();
const type = async (path: string, words: string) => field(path).fill(words);

interface Fault {
	name: string;
	tab?: string;
	/** Before it, what stands there is sound. */
	plant(): Promise<unknown>;
	/** In its place, and in the list. */
	says: RegExp;
	severity: 'error' | 'warning';
	/** A button at the place, or by hand. */
	mend: RegExp | (() => Promise<unknown>);
}

const title = 'steps.area.title';
const unit = 'How large is it?';
const retype = () => type(title, unit);

const BY_HAND: Fault[] = [
	{
		...{
			name: 'a recall of nothing',
			severity: 'error',
			says: /recalls “.*nobody.*is not there/
		},
		plant: () => step('area').then(() => type(title, 'Hello {{nobody}}')),
		mend: /Take it out of the text/
	},
	{
		...{
			name: 'a recall nearly right',
			severity: 'error',
			says: /rloe.*is not there/
		},
		plant: () => step('area').then(() => type(title, 'Hello {{rloe}}')),
		mend: /Recall “role”/
	},
	{
		...{ name: 'a recall of what comes later', severity: 'warning', says: /not given yet/ },
		plant: () => step('area').then(() => type(title, 'Hello {{wish}}')),
		mend: /Take it out/
	},
	{
		...{ name: 'a recall of the score', severity: 'warning', says: /on result screens only/ },
		plant: () => step('area').then(() => type(title, 'With {{score}} points')),
		mend: /Take it out/
	},
	{
		...{ name: 'braces that do not close', severity: 'warning', says: /opens that is not/ },
		plant: () => step('area').then(() => type(title, 'Hello {{role')),
		mend: /Take out the braces/
	},
	{
		...{
			name: 'a text that one language lacks',
			severity: 'warning',
			says: /not written in English/i
		},
		plant: () => step('area').then(() => type(title, '')),
		mend: retype
	},
	{
		...{ name: 'a least above the greatest', severity: 'error', says: /above the greatest/ },
		plant: () => step('area').then(() => type('steps.area.min', '5000')),
		mend: /Swap the limits/
	},
	{
		...{ name: 'more to be chosen than there is', severity: 'error', says: /9 options/ },
		plant: async () => {
			await step('goals');
			await type('steps.goals.max', '9');
			await type('steps.goals.min', '9');
		},
		mend: /Change it to 3/
	},
	{
		...{ name: 'a band that nobody reaches', severity: 'warning', says: /never scores/ },
		plant: () => step('area').then(() => type('steps.area.max', '150')),
		mend: /Remove this range/
	},
	{
		...{ name: 'points without a limit', severity: 'warning', says: /have no limit/ },
		plant: () => step('area').then(() => type('steps.area.min', '')),
		mend: /Let the least be 0/
	},
	{
		...{ name: 'a threshold above any score', severity: 'error', says: /no score lies/i },
		tab: '/score',
		plant: () => type('segments.hot.score.from', '900'),
		mend: () => type('segments.hot.score.from', '30')
	},
	{
		...{ name: 'a range upside down', severity: 'error', says: /is empty/ },
		tab: '/score',
		plant: () => type('segments.warm.score.below', '5'),
		mend: /Swap the limits/
	},
	{
		...{ name: 'a gap between thresholds', severity: 'warning', says: /lie in no range/ },
		tab: '/score',
		plant: () => type('segments.warm.score.below', '25'),
		mend: /Let “Warm” take them/
	},
	{
		...{
			name: 'a borderline around nothing',
			severity: 'warning',
			says: /borderline lies/i
		},
		tab: '/score',
		plant: () => type('segments.hot.score.from', ''),
		mend: /Remove the borderline band/
	},
	{
		...{ name: 'a dimension without points', severity: 'warning', says: /no answer gives points/i },
		tab: '/score',
		plant: () => page.getByRole('button', { name: 'Add a dimension' }).click(),
		mend: () => page.locator('header').getByRole('button', { name: 'Undo' }).click()
	},
	{
		...{ name: 'a screen that nobody sees', severity: 'warning', says: /no segment leads to/i },
		tab: '/results',
		plant: () => page.getByRole('button', { name: 'Add a screen' }).click(),
		mend: /Remove this screen/
	},
	{
		...{ name: 'a colour that cannot be read', severity: 'warning', says: /contrast of/ },
		tab: '/design',
		plant: () => page.locator('[data-path="theme.text"] .hex').fill('#bbbbbb'),
		mend: /readable shade/
	},
	{
		...{
			name: 'a consent that nobody is asked for',
			severity: 'warning',
			says: /no step asks for/i
		},
		plant: async () => {
			await page.getByRole('button', { name: 'Quiz settings' }).click();
			await page.getByRole('button', { name: 'Add a consent' }).click();
		},
		mend: /Remove this consent/
	},
	{
		...{
			name: 'an advertising consent that is required',
			severity: 'warning',
			says: /nobody gives it freely/
		},
		plant: async () => {
			await page.getByRole('button', { name: 'Quiz settings' }).click();
			await page.getByLabel('For', { exact: true }).selectOption('advertising');
		},
		mend: /Let it be declined/
	},
	{
		...{
			name: 'a jump to a step that is gone',
			severity: 'error',
			says: /leads to a step(?: “contact”)? that is not there/
		},
		plant: async () => {
			await page.locator('[data-step="contact"]').focus();
			await page.keyboard.press('Delete');
			await step('role');
		},
		mend: /Remove the jump/
	},
	{
		...{
			name: 'a language that nothing is written in',
			severity: 'warning',
			says: /nothing is written in German/i
		},
		plant: async () => {
			await page.getByRole('button', { name: 'Quiz settings' }).click();
			await page.getByLabel('Add a language').selectOption('de');
			await page.getByRole('button', { name: 'Add', exact: true }).click();
		},
		mend: /Remove the language/
	}
];

describe('made by hand', () => {
	test.each(BY_HAND)('$name', async ({ tab = '', plant, says, severity, mend }) => {
		await open(tab);
		await plant();
		const place = page.locator(`main .${severity}`, { hasText: says }).first();
		await place.waitFor();
		await bell().click();
		await list().getByText(says).first().waitFor();
		await page.keyboard.press('Escape');
		if (severity === 'error') await isRefused(says);
		if (severity === 'error') await page.goBack();
		if (typeof mend === 'function') await mend();
		else {
			await (severity === 'error' ? fixInList(says, mend) : fixInPlace(mend));
		}
		await expect.poll(() => page.locator('main', { hasText: says }).count()).toBe(0);
		await bell().click();
		await expect.poll(() => list().getByText(says).count()).toBe(0);
		await page.keyboard.press('Escape');
	});
});

const fixInPlace = (mend: RegExp) =>
	page.locator('main').getByRole('button', { name: mend }).first().click();

async function fixInList(says: RegExp, mend: RegExp): Promise<void> {
	await bell().click();
	const row = list().locator('li', { hasText: says });
	await row.getByRole('button', { name: mend }).click();
	await page.keyboard.press('Escape');
}

/** By the page, with a sentence and no button; by the API, with the same as the list has. */
async function isRefused(says: RegExp): Promise<void> {
	await page.locator('header').getByText('Saved', { exact: true }).waitFor();
	await page.getByRole('link', { name: 'Publish', exact: true }).click();
	await page.getByText('This draft cannot be published yet.').waitFor();
	expect(await page.getByRole('button', { name: /^Publish version/ }).count()).toBe(0);
	const answer = await server.api(`/quizzes/${quiz}/publish`, { method: 'POST', body: '{}' });
	expect(answer.status).toBe(422);
	const { errors } = await answer.json();
	expect(errors.map(({ message }: { message: string }) => message).join('\n')).toMatch(says);
}

/** What no form lets one make. */
const FROM_FILES: ReadonlySet<string> = new Set([
	...['duplicate_id', 'reserved_id', 'unknown_option', 'unknown_row', 'unknown_column'],
	...['place_beyond', 'unknown_stage', 'unknown_segment', 'unknown_result', 'loop'],
	...['unreachable_step', 'asks_a_statement', 'wrong_operator', 'factor_without_amount'],
	...['percent_of_amount', 'no_catch_all', 'unlisted_locale', 'untranslated_text']
]);

const BY_FILE = new Map(
	[...PLANTED_FAULTS, ...MORE_FAULTS].flatMap((fault) =>
		fault.layer === 'verify' && FROM_FILES.has(fault.code) ? [[fault.code, fault] as const] : []
	)
);

describe('from a file', () => {
	test.each([...BY_FILE.values()])('$code: $name', async ({ plant, severity }) => {
		await open('', plant(soundQuizFile()));
		await bell().click();
		const fix = page.locator('button:not(.go)');
		const row = list().locator(`li.${severity}`, { has: fix }).first();
		// Its severity stands before it for those who hear it.
		const words = (await row.locator('.go').innerText()).replace(/^\w+:\s*/, '');
		const told = list().locator('.go', { hasText: words });
		await row.locator('button:not(.go)').click();
		await expect.poll(() => told.count()).toBe(0);
		await page.keyboard.press('Escape');
		await page.locator('header').getByRole('button', { name: 'Undo' }).click();
		await bell().click();
		await told.waitFor();
		await page.keyboard.press('Escape');
	});
});
