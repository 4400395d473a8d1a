/** A picture that its file holds whole: its sides in pixels, and the byte behind its last one. */
export interface Measured {
	width: number;
	height: number;
	end: number;
}

/** Null where the file is damaged, or ends before the picture does. Reading beyond its end throws a RangeError, which says the same. */
export type Measure = (bytes: Buffer) => Measured | null;

export const nameAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);
