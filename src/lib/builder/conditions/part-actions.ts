/** What can be done with a part of a group; undefined where it cannot. */
export interface PartActions {
	up?: (() => void) | undefined;
	down?: (() => void) | undefined;
	duplicate?: (() => void) | undefined;
	remove: () => void;
}
