import { expect } from 'vitest';
import {
	getImport,
	importFaults,
	type Import
} from '../../src/lib/server/services/imports/imports.ts';
import {
	startLeadImport,
	type LeadImportStart
} from '../../src/lib/server/services/imports/leads/start-lead-import.ts';
import {
	announceImport,
	lookAtImport,
	receiveImport
} from '../../src/lib/server/services/imports/receive-import.ts';
import { stopImports } from '../../src/lib/server/services/imports/run-import.ts';
import type { TestHouse } from './a-house.ts';
import { valueOf } from './value-of.ts';

async function* inParts(bytes: Uint8Array) {
	for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

/** A file of leads that has been sent. */
export async function uploadedLeads(
	house: TestHouse,
	workspace: string,
	content: string | Uint8Array,
	user = 'usr_1'
): Promise<string> {
	const bytes = Buffer.from(content);
	const who = { workspace, user, kind: 'leads' as const };
	const { id } = valueOf(
		await announceImport(house, who, { name: 'лиды.csv', size: bytes.length })
	);
	valueOf(await receiveImport(house, workspace, id, 0, inParts(bytes)));
	return id;
}

/** The same, begun as somebody does who changes nothing on the page but what is given. */
async function begunLeads(
	house: TestHouse,
	workspace: string,
	content: string | Uint8Array,
	start: Partial<LeadImportStart> = {}
) {
	const id = await uploadedLeads(house, workspace, content);
	const { format, mapping } = valueOf(await lookAtImport(house, workspace, id));
	const asRead = { ...format, locale: 'ru', ...start.format };
	const rest = { mapping, mode: 'fill' as const, basis: null };
	const asked = { ...rest, ...start, format: asRead };
	const started = await startLeadImport(house, workspace, id, asked, 'usr_1');
	return { id, started };
}

/** The same, when it has ended. */
export async function importedLeads(
	house: TestHouse,
	workspace: string,
	content: string | Uint8Array,
	start: Partial<LeadImportStart> = {}
): Promise<Import> {
	const { id, started } = await begunLeads(house, workspace, content, start);
	valueOf(started);
	return endedImport(house, workspace, id);
}

export async function endedImport(
	house: TestHouse,
	workspace: string,
	id: string
): Promise<Import> {
	await expect
		.poll(async () => valueOf(await getImport(house, workspace, id)).state, { timeout: 20_000 })
		.not.toBe('running');
	// The row says so a moment before its file is gone and this process has let go of it.
	await stopImports(house);
	return valueOf(await getImport(house, workspace, id));
}

/** Its lines with faults: `3 repeated`. */
export async function faultsOfImport(
	house: TestHouse,
	workspace: string,
	id: string
): Promise<string[]> {
	const all = [];
	for await (const rows of importFaults(house, workspace, id)) all.push(...rows);
	return all.map(({ line, code }) => `${line} ${code}`);
}
