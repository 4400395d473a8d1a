/** A cell of a table that is downloaded. Moments are dates; a day that somebody chose is text. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A number with its sign computes nothing, and a CRM wants it as it is. */
const PHONE = /^\+\d{7,15}$/;
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet would run as a formula gets an apostrophe. */
export function safeText(text: string): string {
	return FORMULA.test(text) && !PHONE.test(text) ? `'${text}` : text;
}
