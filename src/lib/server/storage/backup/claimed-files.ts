import type { Part, Value } from './archive.ts';
import { picturePath } from '../picture-files.ts';
import { uploadPath } from '../upload-files.ts';

/** By table: where the file lies that a row tells of, and that somebody would miss. */
const PATHS: Readonly<Record<string, (of: (column: string) => Value) => string | null>> = {
	// Nobody misses what no response names: it may be swept meanwhile.
	uploads: (of) => {
		const [id, file] = [of('id'), of('file')];
		const isClaimed = of('response_id') !== null;
		return isClaimed && typeof id === 'string' && typeof file === 'string'
			? uploadPath(id, file)
			: null;
	},
	pictures: (of) => picturePath(String(of('file')))
};

/** Notes, while everything passes by, what files responses and quizzes name and which of them come, and how long they are. */
export function claimedFiles() {
	const claimed = new Map<string, number>();
	const came = new Map<string, number>();

	function note(table: string, columns: readonly string[], row: readonly Value[]): void {
		const of = (name: string) => row[columns.indexOf(name)] ?? null;
		const path = PATHS[table]?.(of) ?? null;
		if (path !== null) claimed.set(path, Number(of('size')));
	}

	return {
		async *passing(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
			let table = '';
			let columns: readonly string[] = [];
			let name = '';
			for await (const part of parts) {
				if (part.kind === 'table') [table, columns] = [part.name, part.columns];
				else if (part.kind === 'rows' && table in PATHS)
					for (const row of part.rows) note(table, columns, row);
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
