import { fail, ok, type Result } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import type { Problem } from '../../../problems.ts';
import { isoTime } from '../../../services/records.ts';
import { latestTrial, listTrials, type TrialView } from '../../../services/trials/trial-view.ts';
import { endTrial, startTrial } from '../../../services/trials/trials.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { endTrialBody, newTrialBody, trialSchema, trialsSchema } from '../schemas/trials.ts';

export const trialRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/quizzes/{id}/trial',
			access: 'write',
			summary: 'Publish the draft to a share of the visitors',
			description:
				'What is live stays the control; one trial at a time. Publishing or unpublishing the quiz ends it.',
			body: newTrialBody,
			status: 201,
			answer: trialSchema
		},
		async ({ id, caller, body }) => {
			const by = doer(caller);
			const started = await startTrial(house, caller.workspace, id, { ...body, by });
			return started.ok ? answerOf(house, caller.workspace, started.value.quizId) : started;
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/quizzes/{id}/trial',
			access: 'read',
			summary: 'The trial under way, and those before it',
			answer: trialsSchema
		},
		async ({ id, caller }) => {
			const trials = await listTrials(house, caller.workspace, id);
			return trials.ok ? ok({ items: trials.value.map(trialAnswer) }) : trials;
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/quizzes/{id}/trial',
			access: 'write',
			summary: 'End the trial',
			description: 'Whoever is at the version that is not kept has an hour to finish it.',
			body: endTrialBody,
			answer: trialSchema
		},
		async ({ id, caller, body }) => {
			const ended = await endTrial(house, caller.workspace, id, body.keep, doer(caller));
			return ended.ok ? answerOf(house, caller.workspace, ended.value.quizId) : ended;
		}
	)
];

async function answerOf(
	house: House,
	workspace: string,
	quizId: string
): Promise<Result<ReturnType<typeof trialAnswer>, Problem>> {
	const trial = await latestTrial(house, workspace, quizId);
	if (!trial.ok) return trial;
	return trial.value ? ok(trialAnswer(trial.value)) : fail({ code: 'no_trial' });
}

function trialAnswer({ verdict: judged, ...trial }: TrialView) {
	const { verdict, control, variant, difference, more, uneven } = judged;
	return {
		id: trial.id,
		quiz: trial.quizId,
		control: trial.controlVersion,
		variant: trial.variantVersion,
		share: trial.share,
		planned: trial.planned,
		startedAt: isoTime(trial.startedAt),
		endedAt: trial.endedAt === null ? null : isoTime(trial.endedAt),
		kept: trial.kept,
		figures: trial.figures,
		verdict,
		rates: { control, variant },
		...{ difference, more, uneven }
	};
}
