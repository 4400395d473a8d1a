import type { House } from '../../house.ts';
import { recipientFieldNames } from '../../storage/queries/recipient-fields.ts';

/** What letters of a workspace can recall besides names and addresses; null where there is nobody yet to recall anything of. */
export function letterFieldNames(
	{ store }: Pick<House, 'store'>,
	workspace: string
): Promise<string[] | null> {
	return recipientFieldNames(store, workspace);
}
