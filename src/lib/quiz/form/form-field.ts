import type { Text } from '../text.ts';

/** What may be sent in a field, and the words that stand for it. */
export interface FormChoice {
	value: string;
	texts: readonly Text[];
}

/** How a field is filled in. `aside`: read where it is sent, and offered to nobody. */
export type FormControl =
	| 'choice'
	| 'several'
	| 'tick'
	| 'text'
	| 'lines'
	| 'number'
	| 'date'
	| 'email'
	| 'tel'
	| 'url'
	| 'file'
	| 'aside';

/** One field of a plain HTML form, as the kinds of `questions/` read it. */
export interface FormField {
	/** The step's id, or `id.part`. */
	name: string;
	step: string;
	/** Of the question, or of its part. */
	title: Text;
	control: FormControl;
	required: boolean;
	choices?: readonly FormChoice[] | undefined;
	/** Of a contact detail: forms of other makers call it by this name alone. */
	detail?: string | undefined;
	min?: number | undefined;
	max?: number | undefined;
	/** Of a file question: more than one may be sent. */
	many?: boolean | undefined;
}
