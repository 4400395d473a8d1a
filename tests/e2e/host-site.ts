import { once } from 'node:events';
import { createServer } from 'node:http';

/** Pages of somebody else, at an origin that is not the quizzes' and not even of the same site. */
export interface HostSite {
	/** Puts a page there; its address. */
	page(body: string, options?: PageOptions): string;
	close(): void;
}

interface PageOptions {
	/** Into the head. */
	head?: string;
	/** As some sites have it: nothing is let in but what is named. */
	csp?: string;
	lang?: string;
}

export async function openHostSite(): Promise<HostSite> {
	const pages = new Map<string, { html: string; csp: string | undefined }>();
	const server = createServer(({ url = '' }, response) => {
		const page = pages.get(url.replace(/\?.*$/, ''));
		if (page?.csp) response.setHeader('content-security-policy', page.csp);
		response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
		response.end(page?.html);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		page(body, { head = '', csp, lang = 'en' } = {}) {
			const path = `/page-${pages.size + 1}`;
			const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Somebody’s page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
			pages.set(path, { html, csp });
			return `http://localhost:${port}${path}`;
		},
		close: () => void server.close()
	};
}
