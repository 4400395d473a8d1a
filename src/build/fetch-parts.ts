/*
 * In the place of Vite's own helper, in the browser. A browser remembers for as long as the page is open that a module did not
 * come, and fails each later import of it or of what imports it, though the network is back. So whatever a part consists of
 * is fetched first, which may fail and be tried again; it is imported, from the browser's cache, when all of it is here. Whole
 * pages are not waited for: without them there is nothing to try again from, and Kit asks the server for the page instead.
 */

/** What is here or on its way, by address. */
const known = new Map<string, Promise<void>>();

/**
 * @param load imports the part
 * @param files of which it consists, scripts and styles, relative to `from`
 */
export async function fetchParts<Module>(
	load: () => Promise<Module>,
	files: readonly string[] = [],
	from = ''
): Promise<Module> {
	const isPage = from.includes('/entry/');
	await Promise.all(files.map((file) => arrived(new URL(file, from).href, isPage)));
	return load();
}

function arrived(address: string, isPage: boolean): Promise<void> {
	const asked = known.get(address) ?? ask(address, isPage);
	known.set(address, asked);
	asked.catch(() => known.delete(address));
	return asked;
}

async function ask(address: string, isPage: boolean): Promise<void> {
	if (isHere(address)) return;
	if (address.endsWith('.css')) await linked('stylesheet', address);
	else if (isPage) void linked('modulepreload', address).catch(() => known.delete(address));
	else await fetched(address);
}

/** It has come already, with the page or by an import. */
function isHere(address: string): boolean {
	if (address.endsWith('.css')) {
		const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
		return [...links].some(({ href }) => href === address);
	}
	return performance
		.getEntriesByName(address, 'resource')
		.some((entry) => 'responseStatus' in entry && entry.responseStatus === 200);
}

async function fetched(address: string): Promise<void> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${response.status}`);
	await response.arrayBuffer();
}

function linked(rel: 'stylesheet' | 'modulepreload', address: string): Promise<void> {
	const link = document.createElement('link');
	link.rel = rel;
	link.crossOrigin = '';
	link.href = address;
	return new Promise((resolve, reject) => {
		link.onload = () => resolve();
		link.onerror = () => {
			link.remove();
			reject(new Error(`${address} did not come`));
		};
		document.head.append(link);
	});
}
