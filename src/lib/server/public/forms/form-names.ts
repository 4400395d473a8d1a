import { TRAP } from '../../../runner/trap.ts';
import { STATE } from '../pages/form-state.ts';
import { LOCALE, VERSION } from '../pages/runner-page.ts';

/** What a form's own fields are called that say something about the form itself. */
export const KEY = '_key';
export const NEXT = '_next';
/** Browsers fill in how they have encoded the form, where it asks for that. */
export const CHARSET = '_charset_';

/** Names that are no stranger's. */
export const OURS: ReadonlySet<string> = new Set([
	...[KEY, NEXT, CHARSET, LOCALE, VERSION, STATE, TRAP],
	'_go'
]);
