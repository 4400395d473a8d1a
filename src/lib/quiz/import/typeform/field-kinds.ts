import { choice, dropdown, ranking } from './choices.ts';
import { contactInfo } from './contacts.ts';
import * as plain from './plain-kinds.ts';
import type { Converter } from './reading.ts';
import { nps, opinionScale, rating } from './scales.ts';
import { matrix } from './tables.ts';

/** What becomes of each type of field; those that are not here have no like of them: payments, appointments… */
export const FIELD_KINDS: ReadonlyMap<string, Converter> = new Map([
	['multiple_choice', choice],
	['picture_choice', choice],
	['dropdown', dropdown],
	['ranking', ranking],
	['yes_no', plain.yesNo],
	['legal', plain.legal],
	['short_text', plain.shortText],
	['long_text', plain.longText],
	['number', plain.number],
	['email', plain.email],
	['phone_number', plain.phone],
	['date', plain.date],
	['website', plain.website],
	['file_upload', plain.file],
	['rating', rating],
	['opinion_scale', opinionScale],
	['nps', nps],
	['matrix', matrix],
	['contact_info', contactInfo],
	['address', plain.address],
	['statement', plain.statement],
	['group', plain.group],
	['inline_group', plain.group]
]);
