import { listFormerAddresses } from '$lib/server/services/addresses.ts';
import { storedFile } from '$lib/server/services/definition.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { suggestedAddress } from '$lib/server/services/suggested-address.ts';
import { listVersions, underWay, versionDefinition } from '$lib/server/services/versions.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import { closedMessages } from '../../closed-messages.ts';
import { publishingActions } from '../../publishing-actions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const [found, versions, atIt, suggestedSlug] = await Promise.all([
		getQuiz(app, workspace, params.id),
		listVersions(app, workspace, params.id),
		underWay(app, workspace, params.id),
		suggestedAddress(app, workspace, params.id)
	]);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const [latest] = versions;
	const published = latest && (await versionDefinition(app, workspace, params.id, latest.version));
	const { id, slug, version, closedMessage, definition } = found.value;
	const former = await listFormerAddresses(app, workspace, id);
	return {
		live: { slug, version },
		suggestedSlug,
		former,
		closed: closedMessages(closedMessage, storedFile(definition).locales ?? ['en']),
		versions,
		underWay: atIt,
		published: published ? storedFile(published) : null
	};
};

export const actions = publishingActions;
