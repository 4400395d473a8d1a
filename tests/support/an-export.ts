import type { House } from '../../src/lib/server/house.ts';
import {
	exportedBytes,
	type Exported,
	type ExportFormat
} from '../../src/lib/server/services/exports/export-job.ts';

/** How one kind of file is made in this thread, in chunks of text. */
export function anExport(of: Exported['of'], format: ExportFormat) {
	return async function* (
		house: House,
		workspace: string,
		filter: Exported['filter'] = {}
	): AsyncGenerator<string> {
		const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
		const exported = { of, filter };
		for await (const bytes of exportedBytes(house, { workspace, exported, format })) {
			yield decoder.decode(bytes, { stream: true });
		}
	};
}
