import { cleanLine } from '../../../quiz/questions/text-parts.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { Words } from '../../../quiz/text.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import { addMember, removeMember } from '../../storage/queries/lists.ts';
import { addTag, recipientById, removeTag } from '../../storage/queries/recipients.ts';
import { suppress } from '../../storage/queries/suppressions.ts';
import type { SuppressionRow } from '../../storage/store.ts';
import { linesOf, type By } from '../audit.ts';
import { getList, type AudienceList } from './lists.ts';
import { LONGEST } from './person.ts';

type Audience = Pick<House, 'store' | 'ids' | 'clock'>;

/** Nothing is sent to them any more. @param by who says so, as the log of changes says it; the same below */
export async function stopWriting(
	app: Audience,
	workspace: string,
	id: string,
	detail: string,
	by: By
): Promise<Result<void, Problem>> {
	const row = await recipientById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const suppression: SuppressionRow = {
		...{ workspaceId: workspace, email: row.email, reason: 'by_hand', campaignId: null },
		...{ detail: cleanLine(detail).slice(0, 300), at: app.clock.now() }
	};
	const lines = linesOf(app, workspace, { by, action: 'recipient.stopped', subject: id });
	await suppress(app.store, suppression, lines);
	return ok(undefined);
}

export async function putOnList(
	app: Audience,
	workspace: string,
	recipient: string,
	list: string,
	by: By
): Promise<Result<void, Problem>> {
	const row = await recipientById(app.store, workspace, recipient);
	const found = await getList(app, workspace, list);
	if (!row || !found.ok) return fail({ code: 'not_found' });
	const member = {
		...{ listId: list, recipientId: recipient, workspaceId: workspace },
		...{ addedAt: app.clock.now(), leftAt: null }
	};
	await addMember(app.store, member, listed(app, found.value, { by, recipient, what: 'put' }));
	return ok(undefined);
}

export async function takeOffList(
	app: Audience,
	workspace: string,
	recipient: string,
	list: string,
	by: By
): Promise<void> {
	const found = await getList(app, workspace, list);
	if (!found.ok) return;
	const lines = listed(app, found.value, { by, recipient, what: 'taken' });
	await removeMember(app.store, workspace, list, recipient, lines);
}

function listed(
	app: Audience,
	{ id, workspaceId, name }: AudienceList,
	{ by, recipient, what }: { by: By; recipient: string; what: 'put' | 'taken' }
) {
	const said = { subject: recipient, detail: { list: id, name } };
	return linesOf(app, workspaceId, { by, action: `recipient.list_${what}`, ...said });
}

export async function tagRecipient(
	app: Audience,
	workspace: string,
	recipient: string,
	typed: string,
	by: By
): Promise<Result<void, Problem>> {
	const tag = cleanLine(typed);
	if (tag === '' || tag.length > LONGEST.tag) return fail(invalid('tag', BAD_TAG));
	const row = await recipientById(app.store, workspace, recipient);
	if (!row) return fail({ code: 'not_found' });
	const said = { by, action: 'recipient.tagged', subject: recipient, detail: { tag } };
	const tagged = { workspaceId: workspace, recipientId: recipient, tag };
	await addTag(app.store, tagged, linesOf(app, workspace, said));
	return ok(undefined);
}

export async function untagRecipient(
	app: Audience,
	workspace: string,
	recipient: string,
	tag: string,
	by: By
): Promise<void> {
	const said = { by, action: 'recipient.untagged', subject: recipient, detail: { tag } };
	const tagged = { workspaceId: workspace, recipientId: recipient, tag };
	await removeTag(app.store, tagged, linesOf(app, workspace, said));
}

const BAD_TAG: Words = { en: 'A tag has 1 to 64 characters.', ru: 'Метка — от 1 до 64 символов.' };
