import type { Editing } from './editing.ts';
import type { PartActions } from './part-actions.ts';
import type { Group } from './tree.ts';

/** What a group is shown with, wherever it stands. */
export interface GroupProps {
	editing: Editing;
	group: Group;
	path: string;
	/** It stands for a single row or for nothing, and the condition has no such group. */
	bare?: boolean;
	/** 0 for the outermost. */
	depth: number;
	/** Null once its last part is removed. */
	onchange: (group: Group | null) => void;
	/** What can be done with the group as a part of another. */
	actions?: PartActions;
}
