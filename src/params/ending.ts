import type { ParamMatcher } from '@sveltejs/kit';

/** The endings that a list can be downloaded with. */
export const match = ((ending: string): ending is 'csv' | 'xlsx' | 'ndjson' =>
	['csv', 'xlsx', 'ndjson'].includes(ending)) satisfies ParamMatcher;
