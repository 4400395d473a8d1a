import type { Part, Value } from './archive.ts';
import { uploadPath } from '../upload-files.ts';

/** Notes, while everything passes by, what files the responses name and which of them come, and how long they are. */
export function claimedFiles() {
	const claimed = new Map<string, number>();
	const came = new Map<string, number>();

	function note(columns: readonly string[], row: readonly Value[]): void {
		const of = (name: string) => row[columns.indexOf(name)] ?? null;
		const [id, file, size] = [of('id'), of('file'), of('size')];
		// Nobody misses what no response names: it may be swept meanwhile.
		if (of('response_id') === null || typeof id !== 'string' || typeof file !== 'string') return;
		claimed.set(uploadPath(id, file), Number(size));
	}

	return {
		async *passing(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
			let columns: readonly string[] | null = null;
			let name = '';
			for await (const part of parts) {
				if (part.kind === 'table') columns = part.name === 'uploads' ? part.columns : null;
				else if (part.kind === 'rows' && columns) for (const row of part.rows) note(columns, row);
				else if (part.kind === 'file') came.set((name = part.name), 0);
				else if (part.kind === 'bytes') came.set(name, (came.get(name) ?? 0) + part.bytes.length);
				yield part;
			}
		},
		/** Names of those that did not come, or not with all their bytes. */
		lacking: () =>
			[...claimed].filter(([name, size]) => came.get(name) !== size).map(([name]) => name)
	};
}
