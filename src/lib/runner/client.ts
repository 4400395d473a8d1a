import { hydrate } from 'svelte';
import { loadedShelf as shelf } from './loaded-shelf.ts';
import './page.css';
import Runner from './Runner.svelte';
import type { RunnerData } from './runner-data.ts';
import { Stage } from './stage.svelte.ts';

const root = document.getElementById('quiz');
const written = document.getElementById('quiz-data')?.textContent;
if (root && written) void takeOver(root, JSON.parse(written));

/** The markup is the server's; what it was rendered from is in the page. */
async function takeOver(root: HTMLElement, data: RunnerData): Promise<void> {
	const stage = new Stage(data, shelf);
	const { screen } = stage;
	await (screen.at === 'step'
		? shelf.load({ locale: data.locale, screen: 'step', question: screen.step.kind })
		: shelf.load({ locale: data.locale, screen: screen.at === 'welcome' ? 'welcome' : 'end' }));
	hydrate(Runner, { target: root, props: { stage } });
	const { direct } = await import('./later.ts');
	await direct(stage, root);
	document.documentElement.dataset.ready = '';
	whenIdle(() => {
		for (const { kind } of data.quiz.steps) {
			shelf.load({ screen: 'end', question: kind }).catch(() => undefined);
		}
	});
}

function whenIdle(work: () => void): void {
	if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
	else setTimeout(work, 500);
}
