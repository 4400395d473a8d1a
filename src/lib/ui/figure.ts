/** A number that leads to the rows behind it. */
export interface Figure {
	label: string;
	value: string;
	href: string;
	note?: string | undefined;
	temperature?: 'cold' | 'warm' | 'hot' | undefined;
}
