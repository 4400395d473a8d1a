/** How forms are taken, as it was saved. */
export interface FormChosen {
	settings: {
		names: Readonly<Record<string, readonly string[]>>;
		redirects: readonly string[];
		redirecting: boolean;
	};
	revision: number;
}

/** What the server would not save: a sentence for the whole, and one for each field by its path. */
export interface FormRefusal {
	problem: string;
	errors: Readonly<Record<string, string>>;
}

/** Names as they are typed: with commas between them. */
export function namesTyped(typed: string): string[] {
	return typed
		.split(/[,\n]/)
		.map((name) => name.trim())
		.filter(Boolean);
}
