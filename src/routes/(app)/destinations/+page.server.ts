import { listDestinations } from '$lib/server/services/destinations.ts';
import { waitingLeads } from '$lib/server/services/pushes/waiting.ts';
import { signedIn } from '../../signed-in.ts';
import { quizChoices } from '../quiz-words.ts';
import { destinationView } from './destination-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const [destinations, quizzes] = await Promise.all([
		listDestinations(app, workspace),
		quizChoices(app, workspace, i18n.locale)
	]);
	const waiting = await waitingLeads(app, workspace, destinations);
	return {
		destinations: destinations.map((one) => destinationView(one, quizzes, i18n, waiting)),
		mailFolder: app.mailer.writesTo
	};
};
