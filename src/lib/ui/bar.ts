/** A count as a bar among others of its kind, leading to the rows behind it. */
export interface Bar {
	label: string;
	value: string;
	/** How long it is, 0 to 1. */
	share: number;
	href: string;
	/** Said before the value, fainter. */
	note?: string | undefined;
	temperature?: 'cold' | 'warm' | 'hot' | undefined;
}
