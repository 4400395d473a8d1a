import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

/** The same in the quiz's two languages. */
export type Both = readonly [en: string, ru: string];

/** An answer, and what it is worth in each dimension. */
export type Worth = readonly [words: Both, ...points: number[]];

export type Author = ReturnType<typeof anAuthor>;

const escaped = (words: string) => words.replace(/[?.]/g, '\\$&');

/** Somebody who makes a quiz in the builder; what they do reads as they would tell it. */
export function anAuthor(page: Page, hands: Hands) {
	const form = page.locator('#step-form');
	const at = (path: string, inside: Locator = form) => inside.locator(`[data-path$="${path}"]`);
	const button = (name: string, inside: Locator | Page = page) =>
		inside.getByRole('button', { name, exact: true });
	const list = (label: string, inside: Locator | Page = form) =>
		inside.getByLabel(label, { exact: true });

	async function writeBoth(field: Locator, [en, ru]: Both) {
		await hands.write(field.locator('[lang=en]'), en);
		await hands.write(field.locator('[lang=ru]'), ru);
	}

	async function giveWorth(place: string, points: readonly number[]) {
		const fields = at(place).locator('input');
		for (const [dimension, count] of points.entries()) {
			if (count !== 0) await hands.write(fields.nth(dimension), String(count));
		}
	}

	async function asks(kind: string, title: Both) {
		await hands.pick(button('Add a step'), kind);
		await writeBoth(at('.title'), title);
	}

	async function condition(rule: Locator, subject: string, operator: string) {
		await hands.find(list('What it asks about', rule), subject);
		await hands.choose(list('Comparison', rule), operator);
	}

	return {
		/** @returns the id of the quiz */
		async beginsEmpty(): Promise<string> {
			await hands.press(page.getByRole('link', { name: 'New quiz' }).first());
			await hands.press(button('Start empty'));
			await page.waitForURL('**/edit');
			await form.waitFor();
			return new URL(page.url()).pathname.split('/')[2] ?? '';
		},
		async writesIn(language: string) {
			await hands.press(button('Quiz settings'));
			await hands.choose(list('Add a language', page), language);
			await hands.press(button('Add'));
		},
		async calls(title: Both) {
			await hands.press(button('Quiz settings'));
			await writeBoth(page.locator('[data-path="title"]'), title);
		},
		async goesTo(tab: string) {
			await hands.press(page.getByRole('link', { name: tab, exact: true }));
			await page.locator(`nav a[aria-current=page]`, { hasText: tab }).waitFor();
		},
		/** The first dimension is there; the others are added. */
		async measures(...dimensions: Both[]) {
			const all = page.locator('#dimensions');
			for (const [index, title] of dimensions.entries()) {
				if (index > 0) await hands.press(button('Add a dimension', all));
				await writeBoth(all.locator('[data-path$=".title"]').nth(index), title);
			}
		},
		async rewritesTheFirst(title: Both, answers: Worth[]) {
			await hands.press(page.locator('[data-step]').first());
			await writeBoth(at('.title'), title);
			await writeOptions(answers);
		},
		async asksToChoose(kind: string, title: Both, answers: Worth[]) {
			await asks(kind, title);
			await writeOptions(answers);
		},
		async asksYesOrNo(title: Both, yes: number[]) {
			await asks('Yes or no', title);
			await giveWorth('.yes.points', yes);
		},
		async asksForANumber(kind: string, title: Both, from: number, points: number[]) {
			await asks(kind, title);
			await hands.press(button('Add a range', form));
			await hands.write(at('.bands[0].from').locator('input'), String(from));
			await giveWorth('.bands[0].points', points);
		},
		async asksFor(kind: string, title: Both) {
			await asks(kind, title);
		},
		/** From a step on to another, where its own answer is so. */
		async jumps([en, ru]: Both, operator: string, value: string, to: string) {
			await hands.press(
				page.locator('[data-step]', { hasText: new RegExp(`${escaped(en)}|${escaped(ru)}`) })
			);
			await at('.title').locator(`[lang=en]`).waitFor();
			await hands.press(button('Add a jump', form));
			const rule = at('.next').locator('.rule').last();
			await hands.choose(list('Comparison', rule), operator);
			await compare(rule, value);
			await hands.choose(list('go to', rule), to);
		},
		async showsResults(...screens: (readonly [title: Both, text: Both])[]) {
			for (const [title, text] of screens) {
				await hands.press(button('Add a screen'));
				const sheet = page.locator('.sheet');
				await writeBoth(at('.title', sheet), title);
				await writeBoth(at('.text', sheet), text);
			}
		},
		async beginsWithSegments() {
			await hands.press(button('Begin with hot, warm and cold'));
		},
		async leads(segment: string, result: string) {
			await hands.choose(list('Shows the result', segmentOf(segment)), result);
		},
		async gates(segment: string, subject: string, operator: string, value: string, reason: Both) {
			const box = segmentOf(segment);
			await hands.press(button('Add a gate', box));
			const gate = box.locator('.gate').last();
			await condition(gate, subject, operator);
			await compare(gate, value);
			await writeBoth(gate.locator('[data-path$=".reason"]'), reason);
		},
		async publishes() {
			await hands.press(page.getByRole('link', { name: 'Publish', exact: true }));
			await hands.press(button('Publish version 1'));
			await page.getByText('Version 1', { exact: true }).waitFor();
		},
		/** Takes the quiz out as a file. */
		async exports(path: string) {
			await hands.press(page.getByRole('link', { name: 'Leave the editor' }));
			const download = page.waitForEvent('download');
			await hands.pick(button('More actions'), 'Download JSON');
			await (await download).saveAs(path);
		},
		/** @returns the id of the quiz */
		async imports(file: string): Promise<string> {
			await hands.press(page.getByRole('link', { name: 'New quiz' }).first());
			await hands.press(page.getByRole('link', { name: 'Bring a file' }));
			await hands.attach(page.locator('input[type=file]'), file);
			await hands.press(button('Create quiz'));
			await page.waitForURL('**/quizzes/quiz_*');
			await hands.press(button('Publish version 1'));
			await page.getByText('Version 1 is published.').first().waitFor();
			return new URL(page.url()).pathname.split('/')[2] ?? '';
		}
	};

	function segmentOf(id: string): Locator {
		return page.locator(`[data-path="segments.${id}"]`);
	}

	async function compare(rule: Locator, value: string) {
		const field = rule.getByLabel('Compared with');
		const tag = await field.first().evaluate((element) => element.tagName);
		if (tag === 'SELECT') await hands.choose(field, value);
		else await hands.write(field, value);
	}

	async function writeOptions(answers: Worth[]) {
		for (const [index, [words, ...points]] of answers.entries()) {
			const text = at(`.options[${index}].text`);
			if ((await text.count()) === 0) await hands.press(button('Add an option', form));
			await writeBoth(text, words);
			await giveWorth(`.options[${index}].points`, points);
		}
	}
}
