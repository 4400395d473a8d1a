import { OpenAPIHono } from '@hono/zod-openapi';
import type { House } from '../../house.ts';
import { jsonAnswer } from './answers.ts';
import type { Endpoint } from './endpoint.ts';
import type { ApiEnv } from './env.ts';
import { failureAnswer } from './failure-answer.ts';
import { openApiDocument } from './openapi.ts';
import { bounceEndpoint } from './routes/bounces.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { destinationRoutes } from './routes/destinations.ts';
import { testLeadRoutes } from './routes/test-leads.ts';
import { exportRoutes } from './routes/exports.ts';
import { formRoutes } from './routes/forms.ts';
import { handOverRoutes } from './routes/hand-over.ts';
import { leadDeskRoutes } from './routes/lead-desk.ts';
import { leadStandingRoutes } from './routes/lead-standing.ts';
import { leadRoutes } from './routes/leads.ts';
import { memberRoutes } from './routes/members.ts';
import { outcomeRoutes } from './routes/outcomes.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { partialRoutes } from './routes/partials.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { publishingRoutes } from './routes/publishing.ts';
import { quizRoutes } from './routes/quizzes.ts';
import { recipientRoutes } from './routes/recipients.ts';
import { responseRoutes } from './routes/responses.ts';
import { suppressionRoutes } from './routes/suppressions.ts';
import { surveySendingRoutes } from './routes/survey-sending.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { trialRoutes } from './routes/trials.ts';
import { preflightAnswer, submissionEndpoint } from './submission-endpoint.ts';
import { unknownPath } from './unknown-path.ts';
import { uploadEndpoints, uploadPreflight } from './upload-endpoints.ts';

export interface ApiOptions {
	/** Public submissions a minute from one address to one quiz, beyond which there is 429; 0: any number. 600 unless given. */
	submissionsPerMinute?: number | undefined;
}

const SUBMISSIONS_PER_MINUTE = 600;

/** Every row of the API. */
export function apiEndpoints(house: House, options: ApiOptions = {}): Endpoint[] {
	return [
		submissionEndpoint(house, options.submissionsPerMinute ?? SUBMISSIONS_PER_MINUTE),
		...uploadEndpoints(house),
		...quizRoutes(house),
		...publishingRoutes(house),
		...trialRoutes(house),
		...partialRoutes(house),
		...pictureRoutes(house),
		...responseRoutes(house),
		...leadRoutes(house),
		...outcomeRoutes(house),
		...leadStandingRoutes(house),
		...handOverRoutes(house),
		...memberRoutes(house),
		...formRoutes(house),
		...privacyRoutes(house),
		...leadDeskRoutes(house),
		...recipientRoutes(house),
		...surveyRoutes(house),
		...exportRoutes(house),
		...destinationRoutes(house),
		...testLeadRoutes(house),
		...deliveryRoutes(house),
		...suppressionRoutes(house),
		bounceEndpoint(house),
		...surveySendingRoutes(house)
	];
}

/** The API, to be mounted at `/api/v1`. */
export function apiRoutes(house: House, options: ApiOptions = {}): OpenAPIHono<ApiEnv> {
	const api = new OpenAPIHono<ApiEnv>();
	const endpoints = apiEndpoints(house, options);
	for (const { method, path, document, answer } of endpoints) {
		api.openAPIRegistry.registerPath(document);
		api.on(method.toUpperCase(), path.replace('{id}', ':id'), answer);
	}
	api.options('/quizzes/:id/responses', preflightAnswer);
	api.options('/quizzes/:id/uploads', uploadPreflight);
	api.options('/uploads/:id', uploadPreflight);
	let document: object | undefined;
	api.get('/openapi.json', () => jsonAnswer(200, (document ??= openApiDocument(house, api))));
	const own = { method: 'get', path: '/openapi.json' } as const;
	api.all('*', unknownPath(house, [...endpoints, own]));
	api.onError((error, c) => failureAnswer(house, c, 'api_failed', error));
	return api;
}
