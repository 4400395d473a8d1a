import type { Temperature } from '$lib/quiz/quiz.ts';
import type { ReceiptRows } from '$lib/quiz/receipt-words.ts';
import type { Reading } from '../../../thermometer.ts';

/** What a played draft came to. */
export interface Outcome {
	temperature: Temperature;
	segment: string;
	stage: string;
	tags: string[];
	receipt: ReceiptRows;
	thermometer: Reading;
}

/** What the frame that plays tells the page around it; null once it has begun anew. */
export interface PreviewMessage {
	previewed: Outcome | null;
}

export function isPreviewMessage(data: unknown): data is PreviewMessage {
	return typeof data === 'object' && data !== null && 'previewed' in data;
}
