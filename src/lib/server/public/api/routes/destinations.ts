import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { redeliverFailed } from '../../../services/deliveries.ts';
import {
	createDestination,
	deleteDestination,
	getDestination,
	listDestinations,
	pauseDestination,
	pingDestination,
	resumeDestination,
	rotateSecret,
	updateDestination,
	type DestinationView
} from '../../../services/destinations.ts';
import { isoTime } from '../../../services/records.ts';
import { destinationFaults } from '../destination-faults.ts';
import { doer } from '../doer.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import {
	destinationBody,
	destinationChange,
	destinationPage,
	destinationSchema,
	newDestinationSchema,
	pingedSchema,
	redeliveredAllSchema,
	rotatedSchema
} from '../schemas/destinations.ts';

export const destinationRoutes = (house: House): Endpoint[] => [
	...settingRoutes(house),
	...changeRoutes(house),
	...standingRoutes(house),
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/ping',
			access: 'write',
			summary: 'Send a test, which the delivery log shows',
			status: 202,
			answer: pingedSchema
		},
		({ id, caller }) => pingDestination(house, caller.workspace, id)
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/rotate-secret',
			access: 'write',
			summary: 'Make a new secret; the old one signs too for 24 hours',
			answer: rotatedSchema
		},
		async ({ id, caller }) => {
			const rotated = await rotateSecret(house, caller.workspace, id, doer(caller));
			if (!rotated.ok) return rotated;
			const { secret, previousSecretUntil } = rotated.value;
			return ok({ secret, previousSecretUntil: isoTime(previousSecretUntil) });
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/redeliver',
			access: 'write',
			summary: 'Send all that failed once more',
			status: 202,
			answer: redeliveredAllSchema
		},
		({ id, caller }) => redeliverFailed(house, caller.workspace, id, doer(caller))
	)
];

const standingRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/pause',
			access: 'write',
			summary: 'Pause a destination; what happens meanwhile waits',
			description: 'What is under way ends; nothing more leaves.',
			answer: destinationSchema
		},
		async ({ id, caller }) => {
			const paused = await pauseDestination(house, caller.workspace, id, doer(caller));
			return paused.ok ? ok(destinationAnswer(paused.value)) : paused;
		}
	),
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations/{id}/resume',
			access: 'write',
			summary: 'Resume a destination; what waits goes out in its order',
			description: 'One that was switched off is switched on as well.',
			answer: destinationSchema
		},
		async ({ id, caller }) => {
			const resumed = await resumeDestination(house, caller.workspace, id, doer(caller));
			return resumed.ok ? ok(destinationAnswer(resumed.value)) : resumed;
		}
	)
];

const settingRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/destinations',
			access: 'write',
			summary: 'Create a destination; the answer holds its secret',
			body: destinationBody,
			alsoWrong: ({ workspace }, body) => destinationFaults(house, workspace, body),
			status: 201,
			answer: newDestinationSchema
		},
		async ({ caller, body }) => {
			const created = await createDestination(house, caller.workspace, body, doer(caller));
			if (!created.ok) return created;
			return ok({ ...destinationAnswer(created.value), secret: created.value.secret });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/destinations',
			access: 'read',
			summary: 'List destinations, newest first',
			answer: destinationPage
		},
		async ({ caller }) => {
			const items = await listDestinations(house, caller.workspace);
			return ok({ items: items.map(destinationAnswer), next: null });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/destinations/{id}',
			access: 'read',
			summary: 'A destination',
			answer: destinationSchema
		},
		async ({ id, caller }) => {
			const found = await getDestination(house, caller.workspace, id);
			return found.ok ? ok(destinationAnswer(found.value)) : found;
		}
	)
];

const changeRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'put',
			path: '/destinations/{id}',
			access: 'write',
			summary: 'Replace the settings of a destination',
			body: destinationChange,
			alsoWrong: ({ workspace }, body) => destinationFaults(house, workspace, body),
			answer: destinationSchema
		},
		async ({ id, caller, body }) => {
			const updated = await updateDestination(house, caller.workspace, id, body, doer(caller));
			return updated.ok ? ok(destinationAnswer(updated.value)) : updated;
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/destinations/{id}',
			access: 'write',
			summary: 'Delete a destination; what waits for it is cancelled',
			status: 204
		},
		({ id, caller }) => deleteDestination(house, caller.workspace, id, doer(caller))
	)
];

function destinationAnswer(view: DestinationView) {
	return {
		id: view.id,
		kind: view.kind,
		name: view.name,
		url: view.url,
		recipients: view.recipients,
		quizzes: view.quizzes,
		segments: view.segments,
		events: view.events,
		locale: view.locale,
		fields: view.fields,
		state: view.state,
		disabledReason: view.disabledReason,
		failingSince: view.failingSince === null ? null : isoTime(view.failingSince),
		pausedAt: view.pausedAt === null ? null : isoTime(view.pausedAt),
		createdAt: isoTime(view.createdAt),
		updatedAt: isoTime(view.updatedAt)
	};
}
