import { appendFileSync } from 'node:fs';

export interface Figure {
	what: string;
	value: string;
}

/** A line for the table at the end of `npm run soak`, which names the file; otherwise nothing is kept. */
export function figure(what: string, value: string): void {
	const file = process.env['FIGURES'];
	if (file) appendFileSync(file, `${JSON.stringify({ what, value } satisfies Figure)}\n`);
}
