import {
	boolean,
	checkbox,
	dropdown,
	imagepicker,
	radiogroup,
	ranking,
	rating
} from './choice-kinds.ts';
import type { Converter } from './reading.ts';
import { html, image, intro } from './shown-kinds.ts';
import { matrix } from './tables.ts';
import { comment, file, slider, text } from './written-kinds.ts';

/** What becomes of each type of question; those that are not here have no like of them: signatures, calculated values… */
export const SURVEY_KINDS: ReadonlyMap<string, Converter> = new Map([
	['radiogroup', radiogroup],
	['buttongroup', radiogroup],
	['dropdown', dropdown],
	['checkbox', checkbox],
	['tagbox', checkbox],
	['boolean', boolean],
	['imagepicker', imagepicker],
	['ranking', ranking],
	['rating', rating],
	['text', text],
	['comment', comment],
	['slider', slider],
	['file', file],
	['matrix', matrix],
	['html', html],
	['image', image],
	['intro', intro]
]);
