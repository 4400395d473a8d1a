/** Undefined where there is none; people paste the number, or all of the snippet that it stands in. */
export function metricaIn(text: string): string | undefined {
	return /^\s*(\d{1,12})\s*$/.exec(text)?.[1] ?? /\bym\(\s*(\d{1,12})/.exec(text)?.[1];
}

export function googleIn(text: string): string | undefined {
	return /\bG-[A-Z0-9]{4,16}\b/i.exec(text)?.[0].toUpperCase();
}
