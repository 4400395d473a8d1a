import type { Receipt } from './receipt.ts';

/** A receipt in words, for a screen: the same sentences as the text, kept apart. */
export interface ReceiptRows {
	/** "Hot · SQL" */
	heading: string;
	/** "75 of 100 points, 75 %" */
	score: string;
	/** Why this segment, one sentence each. */
	why: string[];
	dimensions: { id: string; title: string; points: string; percent: string }[];
	lines: ReceiptRow[];
	amounts: { id: string; title: string; value: string }[];
}

export interface ReceiptRow {
	source: Receipt['lines'][number]['source'];
	step: string | null;
	question: string;
	answer: string;
	/** "+10", "−5", "×1.3" */
	points: string;
	dimension: string;
}

/** The receipt as a salesperson reads it in a mail or a CRM. */
export function receiptText(receipt: Receipt, locale: 'en' | 'ru'): string {
	throw new Error(`not written yet ${String(receipt)} ${locale}`);
}

export function receiptRows(receipt: Receipt, locale: 'en' | 'ru'): ReceiptRows {
	throw new Error(`not written yet ${String(receipt)} ${locale}`);
}
