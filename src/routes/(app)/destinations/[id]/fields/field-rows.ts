import {
	fieldsIn,
	PUSH_FIELDS,
	valueAt,
	type PushField
} from '../../../../../lib/quiz/push-fields.ts';

/** A field that can be sent, as it is chosen now. */
export interface FieldRow {
	from: string;
	to: string;
	chosen: boolean;
}

/** What most receivers want of a lead, where nothing was chosen yet; its id is all that they are told when it is erased. */
const USUAL = [
	'lead.id',
	'lead.name',
	'lead.email',
	'lead.phone',
	'lead.company',
	'lead.url',
	'segment.title',
	'score.percent',
	'receipt.text'
];

/** All that can be chosen: of the event at hand, and what is chosen already, though this event may not have it. */
export function fieldRows(kept: readonly PushField[] | null, data: object | null): FieldRow[] {
	const known: readonly string[] = data ? fieldsIn(data) : PUSH_FIELDS;
	const rows = known.map((from) => {
		const field = kept?.find((one) => one.from === from);
		const chosen = kept ? field !== undefined : USUAL.includes(from);
		return { from, to: field?.to ?? from, chosen };
	});
	const others = (kept ?? []).filter(({ from }) => !known.includes(from));
	return [...rows, ...others.map((field) => ({ ...field, chosen: true }))];
}

/** What stands before the first dot: fields are shown by it. */
export const groupOf = ({ from }: FieldRow) => from.replace(/\..*$/, '');

const LONGEST = 60;

/** A value of the event, short enough to stand beside its field; '' where it has none. */
export function shownValue(data: object | null, from: string): string {
	const value = data ? valueAt(data, from) : undefined;
	if (value === undefined || value === null) return '';
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
