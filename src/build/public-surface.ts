import type { Plugin, ViteDevServer } from 'vite';
import type { App } from '../lib/server/app.ts';
import { surfaceOf } from '../lib/server/public/public-paths.ts';

const ROOT = '/src/lib/server/app.ts';

/** Where the composition root keeps its app; here only to close it, when modules can be loaded no more. */
const SLOT: unique symbol = Symbol.for('quizsilver.app');
const slots = globalThis as { [SLOT]?: { app: Promise<App> } };

/** While developing: hands public paths to the public app, which is composed anew after an edit of what it imports. */
export function publicSurface(): Plugin {
	return {
		name: 'quizsilver:public-surface',
		apply: 'serve',
		configureServer(vite) {
			vite.middlewares.use((request, response, next) => {
				if (surfaceOf(request.url ?? '') === 'workspace') return next();
				loadApp(vite).then((app) => app.answer(request, response, next), next);
			});
			vite.httpServer?.once('close', () => {
				closeApp().catch((error: unknown) => vite.config.logger.error(String(error)));
			});
		}
	};
}

async function loadApp(vite: ViteDevServer): Promise<App> {
	const { getApp } = (await vite.ssrLoadModule(ROOT)) as typeof import('../lib/server/app.ts');
	return getApp();
}

async function closeApp(): Promise<void> {
	const held = slots[SLOT];
	delete slots[SLOT];
	const app = await held?.app.catch(() => undefined);
	await app?.close();
}
