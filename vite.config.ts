import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { embedBundle } from './src/build/embed-bundle.ts';
import { publicSurface } from './src/build/public-surface.ts';
import { quizBundle } from './src/build/quiz-bundle.ts';
import { sharedWorker } from './src/build/shared-worker.ts';
import { threads } from './src/build/threads.ts';
import { wholeParts } from './src/build/whole-parts.ts';

/** What Vite puts into the server's build itself, for the adapter's own bundler makes something wrong of it. */
const BUNDLED = [
	// Several of the components' chunks share these: they end up inside one of the chunks, which then import each other in a
	// ring and begin in the wrong order.
	...['clsx', 'tabbable', 'style-to-object', '@floating-ui/dom', 'zod'],
	// It asks for perf_hooks inside a `try`, which is left as a `require` that no module has: figures of the event loop were 0
	// for good, and those of garbage collection not there. Vite's own gives it a `require` that works.
	...['prom-client', 'tdigest', 'bintrees', '@opentelemetry/api']
];

export default defineConfig(({ command }) => ({
	plugins: [
		publicSurface(),
		quizBundle(),
		embedBundle(),
		sharedWorker(),
		wholeParts(),
		sveltekit(),
		threads()
	],
	...(command === 'build' && { ssr: { noExternal: BUNDLED } })
}));
