import type { DestinationRow } from '../store.ts';
import { rowReader } from './read-row.ts';
import { everyColumn, find } from './sentence.ts';

/** Those that are switched off as well: what happens meanwhile waits for them. */
export const findDestinations = find('destinations', ['workspaceId'], {
	shows: everyColumn('destinations')
});

const readDestination = rowReader('destinations');

/** @returns the destinations of each workspace */
export function byWorkspace(rows: readonly DestinationRow[]): Map<string, DestinationRow[]> {
	return Map.groupBy(rows.map(readDestination), ({ workspaceId }) => workspaceId);
}
