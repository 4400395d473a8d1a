import type { ParamMatcher } from '@sveltejs/kit';

/** A number of a version. */
export const match: ParamMatcher = (text) => /^[1-9]\d{0,8}$/.test(text);
