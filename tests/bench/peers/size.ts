import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import type { Peer } from './packages.ts';

export interface Weight {
	/** Brotli, in bytes. */
	script: number;
	style: number;
}

/** What a page with one form of theirs loads at least, built as their documents say. */
export async function sizeOfPeer(folder: string, peer: Peer): Promise<Weight> {
	const file = resolve(folder, `${peer.name.replaceAll(' ', '-').toLowerCase()}.js`);
	await writeFile(file, peer.entry);
	const built = await build({
		root: resolve(folder),
		configFile: false,
		publicDir: false,
		logLevel: 'error',
		define: { 'process.env.NODE_ENV': '"production"' },
		build: { write: false, rolldownOptions: { input: file } }
	});
	const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
	const weight: Weight = { script: 0, style: 0 };
	for (const one of output) {
		if (one.type === 'chunk') weight.script += brotli(one.code);
		else if (one.fileName.endsWith('.css')) weight.style += brotli(one.source);
	}
	return weight;
}

export function brotli(source: string | Uint8Array): number {
	return brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

export const peerFile = (folder: string, path: string) => join(folder, 'node_modules', path);
