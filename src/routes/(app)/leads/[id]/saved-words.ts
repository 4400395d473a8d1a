import { inLocale } from '$lib/quiz/text.ts';
import { membersOf } from '$lib/server/services/desk/members.ts';
import { stagesOf } from '$lib/server/services/desk/stages.ts';

/** Who has the lead from now on, in a sentence. @param owner a member's id; '' for nobody */
export async function ownerSaved(
	{ app, i18n: { t } }: App.Locals,
	workspace: string,
	owner: string
): Promise<string> {
	if (owner === '') return t('leadpage.owner.none.saved');
	const members = await membersOf(app, workspace);
	return t('leadpage.owner.saved', { name: members.nameOf(owner) ?? owner });
}

/** Where the lead stands from now on. @param stage its id */
export async function stageSaved(
	{ app, i18n: { t, locale } }: App.Locals,
	workspace: string,
	stage: string
): Promise<string> {
	const found = (await stagesOf(app, workspace)).find(({ id }) => id === stage);
	const name = found && inLocale(found.title, locale, found.locales);
	return t('leadpage.stage.saved', { stage: name || stage });
}
