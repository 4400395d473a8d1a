/** `error`: it should not be sent so. `warning`: some will not see what is meant. `hint`: it could be better. */
export type LetterTone = 'error' | 'warning' | 'hint';

/** The weightiest first. */
export const LETTER_TONES: readonly LetterTone[] = ['error', 'warning', 'hint'];

export const TONE_OF = {
	subject_missing: 'error',
	subject_long: 'hint',
	subjects_same: 'error',
	preheader_missing: 'hint',
	words_missing: 'error',
	recall_broken: 'error',
	recall_unknown: 'warning',
	recall_bare: 'hint',
	sender_missing: 'warning',
	sender_address: 'error',
	sender_domain: 'warning',
	reply_address: 'error',
	block_empty: 'warning',
	leads_nowhere: 'error',
	question_twice: 'warning',
	question_kind: 'hint',
	question_several: 'hint',
	question_many: 'hint',
	question_condition: 'hint',
	question_nothing: 'error',
	picture_missing: 'error',
	picture_insecure: 'warning',
	picture_format: 'hint',
	alt_missing: 'warning',
	link_unsafe: 'error',
	link_insecure: 'warning',
	footer_missing: 'error',
	footer_postal: 'hint',
	size: 'warning'
} as const satisfies Record<string, LetterTone>;

export type LetterProblemCode = keyof typeof TONE_OF;

/** Something of a letter to be mended. */
export interface LetterProblem {
	code: LetterProblemCode;
	tone: LetterTone;
	/** Of the field: `subject`, `blocks.hello.text`, `sender.email`. */
	path: string;
	/** Where it is one language's. */
	locale?: string | undefined;
	/** What it is about: a field's name, an address, a number. */
	about?: string | undefined;
}

export type Finding = Omit<LetterProblem, 'tone'>;
