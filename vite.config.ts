import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { publicSurface } from './src/build/public-surface.ts';
import { quizBundle } from './src/build/quiz-bundle.ts';

export default defineConfig({ plugins: [publicSurface(), quizBundle(), sveltekit()] });
