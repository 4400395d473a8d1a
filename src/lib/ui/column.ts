/** A column of a table. The first one names the row: on a phone it heads the card. */
export interface Column {
	key: string;
	label: string;
	/** Numbers stand at the end of their cell. */
	end?: boolean;
	/** No wider than its content. */
	shrink?: boolean;
	/**
	 * On a phone a row is a card. A cell there is a line that begins with its label, unless it speaks for itself ('bare'), or
	 * stands beside others below its label, taking a third or a half of the line. Where many rows are to be seen at once, cells
	 * follow each other in one small line without labels ('inline'), and one stands beside the first ('corner').
	 */
	card?: 'bare' | 'third' | 'half' | 'inline' | 'corner';
	/** Its heading is a link that orders the rows by it. */
	sort?: { href: string; now: 'ascending' | 'descending' | undefined };
}
