import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { publicSurface } from './src/build/public-surface.ts';
import { quizBundle } from './src/build/quiz-bundle.ts';

export default defineConfig({
	plugins: [publicSurface(), quizBundle(), sveltekit()],
	ssr: {
		// Several of the components' own chunks share these. Left to the adapter, they end up inside one of the chunks, which
		// then import each other in a ring and begin in the wrong order.
		noExternal: ['clsx', 'tabbable', 'style-to-object', '@floating-ui/dom']
	}
});
