import type { Plugin, ViteDevServer } from 'vite';
import { surfaceOf } from '../lib/server/public/public-paths.ts';

const ROOT = '/src/lib/server/app.ts';

/** While developing: hands public paths to the public app, which is composed anew after an edit of what it imports. */
export function publicSurface(): Plugin {
	return {
		name: 'quizsilver:public-surface',
		apply: 'serve',
		configureServer(vite) {
			vite.middlewares.use((request, response, next) => {
				if (surfaceOf(request.url ?? '') === 'workspace') return next();
				loadApp(vite).then((app) => app.listener(request, response), next);
			});
			vite.httpServer?.once('close', () => void closeApp(vite));
		}
	};
}

async function loadApp(vite: ViteDevServer) {
	const { getApp } = (await vite.ssrLoadModule(ROOT)) as typeof import('../lib/server/app.ts');
	return getApp();
}

async function closeApp(vite: ViteDevServer): Promise<void> {
	await (await loadApp(vite)).close();
}
