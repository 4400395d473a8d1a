import { listFormerAddresses } from '$lib/server/services/addresses.ts';
import { storedFile } from '$lib/server/services/definition.ts';
import { formSettings } from '$lib/server/services/forms/forms.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { suggestedAddress } from '$lib/server/services/suggested-address.ts';
import { listVersions, underWay, versionDefinition } from '$lib/server/services/versions.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import { askedPair, type Side } from './asked-pair.ts';
import { closedMessages } from '../../closed-messages.ts';
import { trialOffer } from '../../trial-offer.ts';
import { formAction } from './form-action.ts';
import { publishingActions } from '../../publishing-actions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const [found, versions, atIt, suggestedSlug, form] = await Promise.all([
		getQuiz(app, workspace, params.id),
		listVersions(app, workspace, params.id),
		underWay(app, workspace, params.id),
		suggestedAddress(app, workspace, params.id),
		formSettings(app, workspace, params.id)
	]);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const [latest] = versions;
	/** As it was written; the draft is in the editor. */
	const fileOf = async (side: Side | undefined) => {
		const written =
			typeof side === 'number' && (await versionDefinition(app, workspace, params.id, side));
		return written ? storedFile(written) : null;
	};
	const numbers = versions.map((one) => one.version);
	const pair = latest ? askedPair(url.searchParams, numbers) : null;
	const [published, before, after] = await Promise.all(
		[latest?.version, pair?.from, pair?.to].map(fileOf)
	);
	const { id, slug, version, closedMessage, definition } = found.value;
	const [former, trial] = await Promise.all([
		listFormerAddresses(app, workspace, id),
		trialOffer(app, workspace, found.value)
	]);
	return {
		live: { slug, version },
		trial,
		suggestedSlug,
		form,
		former,
		closed: closedMessages(closedMessage, storedFile(definition).locales ?? ['en']),
		versions,
		underWay: atIt,
		published: published ?? null,
		pair: pair && { ...pair, before: before ?? null, after: after ?? null }
	};
};

export const actions = { ...publishingActions, form: formAction };
