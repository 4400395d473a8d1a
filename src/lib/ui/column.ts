/** A column of a table. The first one names the row: on a phone it heads the card. */
export interface Column {
	key: string;
	label: string;
	/** Numbers stand at the end of their cell. */
	end?: boolean;
	/** No wider than its content. */
	shrink?: boolean;
	/** On a phone the cell speaks for itself, without the label before it. */
	bare?: boolean;
}
