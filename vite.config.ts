import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { publicSurface } from './src/build/public-surface.ts';
import { quizBundle } from './src/build/quiz-bundle.ts';

export default defineConfig(({ command }) => ({
	plugins: [publicSurface(), quizBundle(), sveltekit()],
	// It asks for perf_hooks inside a `try`, which the adapter's bundler leaves as a `require` that no module has: figures of
	// the event loop were 0 for good, and those of garbage collection not there. Vite's own gives it a `require` that works.
	...(command === 'build' && { ssr: { noExternal: ['prom-client'] } })
}));
