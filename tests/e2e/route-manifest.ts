import { readdir } from 'node:fs/promises';
import { z } from 'zod';

/** A route of the workspace as it was built. */
export interface Route {
	/** Kit's: `/(app)/leads/[id]`. */
	id: string;
	/** Whether something answers GET there. */
	seen: boolean;
	/** Ways of changing something: `?/save` of a page, `PUT` of an endpoint. */
	changes: string[];
}

const manifestSchema = z.object({
	m: z.object({
		_: z.object({
			nodes: z.array(z.custom<() => Promise<unknown>>()),
			routes: z.array(
				z.object({
					id: z.string(),
					page: z.object({ leaf: z.number() }).nullable(),
					endpoint: z.custom<() => Promise<unknown>>().nullish()
				})
			)
		})
	})
});

const nodeSchema = z.object({
	server: z.object({ actions: z.record(z.string(), z.unknown()).optional() }).optional()
});

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];
const CHUNKS = new URL('../../build/server/chunks/', import.meta.url);

/** Every route of the built workspace, from the manifest that Kit itself goes by. */
export async function builtRoutes(): Promise<Route[]> {
	const files = await readdir(CHUNKS);
	const chunk = (name: RegExp) => new URL(files.find((file) => name.test(file)) ?? '', CHUNKS).href;
	// As the built server begins: chunks that import each other in a ring are right in that order only.
	await import(chunk(/^index\.js-[^.]*\.js$/));
	const built: unknown = await import(chunk(/^manifest\.js-[^.]*\.js$/));
	const { nodes, routes } = manifestSchema.parse(built).m._;
	return Promise.all(
		routes.map(async ({ id, page, endpoint }) => {
			const node = page ? nodeSchema.parse(await nodes[page.leaf]?.()) : {};
			const methods = z.record(z.string(), z.unknown()).parse((await endpoint?.()) ?? {});
			return {
				id,
				seen: page !== null || 'GET' in methods || 'fallback' in methods,
				changes: [
					...Object.keys(node.server?.actions ?? {}).map((name) => `?/${name}`),
					...UNSAFE.filter((method) => method in methods || 'fallback' in methods)
				].sort()
			};
		})
	);
}
