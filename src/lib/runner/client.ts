import { hydrate } from 'svelte';
import { loadedShelf as shelf } from './loaded-shelf.ts';
import './page.css';
import Runner from './Runner.svelte';
import type { RunnerData } from './runner-data.ts';
import { Stage } from './stage.svelte.ts';

const root = document.getElementById('quiz');
const written = document.getElementById('quiz-data')?.textContent;
const data: RunnerData | undefined = written && JSON.parse(written);
// Whatever this page shows, the one around it waits to hear how tall it is.
const host =
	parent === window
		? undefined
		: import('./framed.ts').then(({ reachHost }) => reachHost(!data || !!data.closed));
host?.catch(() => undefined);
if (root && data) void takeOver(root, data);

/** The markup is the server's; what it was rendered from is in the page. Until all is here, its forms are posted. */
async function takeOver(root: HTMLElement, data: RunnerData): Promise<void> {
	const stage = new Stage(data, shelf);
	root.dataset.ahead?.split(' ').forEach(fetchAhead);
	await Promise.all(stage.needs.map((needs) => shelf.load(needs)));
	const restore = fieldsOf(root);
	hydrate(Runner, { target: root, props: { stage } });
	restore();
	// The first screen is drawn before anything else is loaded, unless another is to be shown at once.
	if (!history.state) await idle();
	const { direct, metKinds } = await import('./later.ts');
	await direct(stage, root, host);
	document.documentElement.dataset.ready = '';
	await idle();
	for (const { kind } of data.quiz.steps) {
		shelf.load({ screen: 'end', question: kind }).catch(() => undefined);
		metKinds.load([kind]).catch(() => undefined);
	}
}

/** Not as a module: one that did not come would be remembered as lost. */
function fetchAhead(href: string): void {
	const link = {
		rel: 'preload',
		as: 'script',
		crossOrigin: 'anonymous',
		fetchPriority: 'low',
		href
	};
	document.head.append(Object.assign(document.createElement('link'), link));
}

/** Soon in any case: a frame on somebody's page may be left without an idle moment for many seconds. */
function idle(): Promise<unknown> {
	return new Promise((resolve) =>
		'requestIdleCallback' in window
			? requestIdleCallback(resolve, { timeout: 300 })
			: setTimeout(resolve)
	);
}

/** Svelte sets fields to what they were rendered with; whoever was faster keeps what they chose and typed. */
function fieldsOf(root: HTMLElement): () => void {
	// What files were chosen only the field itself can say, and Svelte leaves it alone.
	const fields = [
		...root.querySelectorAll<HTMLInputElement>('input:not([type="file"]), select, textarea')
	];
	const before = fields.map(({ value, checked }) => ({ value, checked }));
	return () => fields.forEach((field, at) => Object.assign(field, before[at]));
}
