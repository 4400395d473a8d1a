import { test } from 'vitest';
import { openBuilderDesk } from './builder-desk.ts';
import { shortQuiz } from './embed-desk.ts';
test('x', async () => {
	const desk = await openBuilderDesk();
	const page = await desk.page();
	const id = await desk.aQuiz({ ...shortQuiz('Short'), locales: ['en', 'ru'] } as never);
	await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	const log: string[] = [];
	page.on('console', (m) => m.type() !== 'log' && log.push(m.text()));
	page.on('pageerror', (e) => log.push(e.message));
	await page.goto(`/quizzes/${id}/edit/share`);
	await page.locator('#embed').waitFor();
	await page.frameLocator('iframe').locator('html[data-ready]').waitFor({ timeout: 15000 }).catch(() => log.push('no frame'));
	for (const [w, h] of [[1440, 3000], [768, 3000], [360, 3600]] as const) {
		await page.setViewportSize({ width: w, height: h });
		await page.locator('#embed').scrollIntoViewIfNeeded();
		await page.waitForTimeout(300);
		await page.screenshot({ path: `/tmp/emb/share-${w}.png` });
	}
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.getByRole('radio', { name: 'Chat window' }).check();
	await page.waitForTimeout(900);
	await page.getByRole('button', { name: 'Show it' }).click();
	await page.waitForTimeout(1500);
	await page.screenshot({ path: '/tmp/emb/share-chat.png' });
	await page.keyboard.press('Escape');
	await page.getByRole('radio', { name: 'Popup' }).check();
	await page.getByRole('button', { name: 'Show it' }).click();
	await page.waitForTimeout(1500);
	await page.screenshot({ path: '/tmp/emb/share-popup.png' });
	console.log(log);
	await desk.close();
}, 60000);
