import { kilobytes, loadedScripts, namedScripts, sizeOf } from '../bundle.ts';
import { servedTemplate } from '../served-template.ts';
import { brotli } from './size.ts';

/** What we weigh, of the built house: for the first question, and with all that comes while it is read. */
export async function ownPackage(): Promise<string[][]> {
	const { server, slug } = await servedTemplate('bant', 'en');
	try {
		const page = `${server.origin}/q/${slug}`;
		const html = await (await fetch(page)).text();
		const [, css = ''] = /<style>(.+?)<\/style>/s.exec(html) ?? [];
		const styles = brotli(css);
		const loader = brotli(await (await fetch(`${server.origin}/embed.js`)).text());
		const first = await sizeOf(await namedScripts(page));
		const all = await sizeOf(await loadedScripts(page));
		return [
			['Quizsilver', '', kilobytes(first), kilobytes(styles), 'first question; works without it'],
			['Quizsilver', '', kilobytes(all), '', 'all, once the runner steers'],
			['Quizsilver', '', kilobytes(loader), '', 'loader']
		];
	} finally {
		await server.stop();
	}
}
