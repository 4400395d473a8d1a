import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

/** The longest task of a page's main thread while something was done, ms. */
export interface Longest {
	/** As Chromium's trace has it: with the time that other processes had the processor. */
	wall: number;
	/** On the processor. */
	processor: number;
}

const traceSchema = z.object({
	traceEvents: z.array(
		z.object({
			name: z.string(),
			ph: z.string(),
			pid: z.number(),
			tid: z.number(),
			dur: z.number().optional(),
			tdur: z.number().optional(),
			args: z.looseObject({ name: z.string().optional().catch(undefined) }).optional()
		})
	)
});

/** @param act what the page is to be watched at */
export async function longestTask(
	browser: Browser,
	page: Page,
	act: () => Promise<void>
): Promise<Longest> {
	await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
	await act();
	const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()));
	const threads = new Map(
		traceEvents
			.filter(({ name }) => name === 'thread_name')
			.map(({ pid, tid, args }) => [`${pid}:${tid}`, args?.name])
	);
	const tasks = traceEvents.filter(
		({ name, ph, pid, tid }) =>
			name.endsWith('RunTask') && ph === 'X' && threads.get(`${pid}:${tid}`) === 'CrRendererMain'
	);
	if (tasks.length === 0) throw new Error('The trace holds no task of a page.');
	return {
		wall: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
		processor: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
	};
}
