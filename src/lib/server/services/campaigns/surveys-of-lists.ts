import type { House } from '../../house.ts';
import { listCampaigns } from './campaigns.ts';

const AT_ONCE = 100;

/** Names of the surveys that are not sent yet and choose a list, or leave it out, by the list's id. */
export async function surveysOfLists(
	app: Pick<House, 'store'>,
	workspace: string
): Promise<Map<string, string[]>> {
	const found = new Map<string, string[]>();
	let cursor: string | undefined;
	do {
		const page = await listCampaigns(app, workspace, { cursor, limit: AT_ONCE });
		for (const { name, state, audience } of page.items) {
			// Of those that are being sent, the people are written down already.
			if (state !== 'draft' && state !== 'scheduled') continue;
			for (const list of new Set([...audience.lists, ...audience.excluding.lists])) {
				found.set(list, [...(found.get(list) ?? []), name]);
			}
		}
		cursor = page.next ?? undefined;
	} while (cursor !== undefined);
	return found;
}
