import { readPushFields, type PushField } from '../../quiz/push-fields.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { queuedDelivery } from '../delivery/events.ts';
import { newWebhookSecret } from '../delivery/webhook/signature.ts';
import type { House } from '../house.ts';
import { invalid, type Problem } from '../problems.ts';
import { insertDelivery } from '../storage/queries/deliveries.ts';
import {
	deleteDestinationRow,
	destinationById,
	destinationsOf,
	insertDestination,
	updateDestinationRow
} from '../storage/queries/destinations.ts';
import type { DestinationRow } from '../storage/store.ts';
import { linesOf, type By } from './audit.ts';
import { checkDestination, type DestinationSettings } from './destination-check.ts';

export { EVENTS } from '../delivery/events.ts';
export type { DestinationSettings } from './destination-check.ts';

/** Without the secrets, which are told when they are made. */
export type DestinationView = Omit<DestinationRow, 'secret' | 'previousSecret' | 'fields'> & {
	fields: PushField[] | null;
};

/** Both secrets sign for so long after a rotation. */
const ROTATION = 24 * 60 * 60_000;

/**
 * The secret is told this once.
 * @param by who does it, as the log of changes says it: a user's id, or `token:` and a token's id; the same below
 */
export async function createDestination(
	app: House,
	workspace: string,
	settings: DestinationSettings,
	by: By
): Promise<Result<DestinationView & { secret: string }, Problem>> {
	const checked = await checkDestination(app, workspace, settings);
	if (!checked.ok) return checked;
	const now = app.clock.now();
	const row: DestinationRow = {
		id: app.ids.next('dest'),
		workspaceId: workspace,
		fields: null,
		...checked.value,
		secret: newWebhookSecret(app.random),
		previousSecret: null,
		previousSecretUntil: null,
		state: 'active',
		disabledReason: null,
		failingSince: null,
		pausedAt: null,
		silenceToldAt: null,
		createdAt: now,
		updatedAt: now
	};
	await insertDestination(app.store, row, said(app, row, by, 'created'));
	return ok({ ...viewOf(row), secret: row.secret });
}

/** Newest first. */
export async function listDestinations(app: House, workspace: string): Promise<DestinationView[]> {
	return (await destinationsOf(app.store, workspace)).map(viewOf);
}

export async function getDestination(
	app: House,
	workspace: string,
	id: string
): Promise<Result<DestinationView, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	return row ? ok(viewOf(row)) : fail({ code: 'not_found' });
}

export interface DestinationChange extends DestinationSettings {
	/** 'active' wakes a disabled one; unchanged unless given. */
	state?: 'active' | 'disabled' | undefined;
}

/** Replaces the settings as a whole; the secret stays. */
export async function updateDestination(
	app: House,
	workspace: string,
	id: string,
	{ state, ...settings }: DestinationChange,
	by: By
): Promise<Result<DestinationView, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const checked = await checkDestination(app, workspace, settings, row.segments ?? []);
	if (!checked.ok) return checked;
	if (checked.value.kind !== row.kind) return fail(KIND_CHANGED);
	const change = {
		...checked.value,
		...(state && { state }),
		...(state === 'active' && AWAKE),
		updatedAt: app.clock.now()
	};
	const after = { ...row, ...change };
	const fields = JSON.stringify(after.fields) !== JSON.stringify(row.fields);
	const lines = said(app, after, by, 'changed', { ...(fields && { fields }) });
	const updated = await updateDestinationRow(app.store, workspace, id, change, lines);
	if (!updated) return fail({ code: 'not_found' });
	if (state === 'active') app.wakeDelivery();
	return ok(viewOf(after));
}

/**
 * Nothing more leaves for it, but for what is under way; what happens meanwhile waits. One that is paused already stays as it
 * is.
 */
export async function pauseDestination(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<DestinationView, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const now = app.clock.now();
	const change = { pausedAt: row.pausedAt ?? now, updatedAt: now };
	const lines = row.pausedAt === null ? said(app, row, by, 'paused') : [];
	const paused = await updateDestinationRow(app.store, workspace, id, change, lines);
	return paused ? ok(viewOf({ ...row, ...change })) : fail({ code: 'not_found' });
}

/** What waits for it goes out in its order; one that was switched off is switched on as well. */
export async function resumeDestination(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<DestinationView, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const change = { ...AWAKE, pausedAt: null, updatedAt: app.clock.now() };
	const rested = row.pausedAt !== null || row.state !== 'active';
	const lines = rested ? said(app, row, by, 'resumed') : [];
	const resumed = await updateDestinationRow(app.store, workspace, id, change, lines);
	if (!resumed) return fail({ code: 'not_found' });
	app.wakeDelivery();
	return ok(viewOf({ ...row, ...change }));
}

/** It is judged anew. */
const AWAKE = {
	state: 'active',
	disabledReason: null,
	failingSince: null
} satisfies Partial<DestinationRow>;

/** What still waits for it is cancelled. */
export async function deleteDestination(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<void, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const lines = said(app, row, by, 'deleted');
	const deleted = await deleteDestinationRow(app.store, workspace, id, app.clock.now(), lines);
	return deleted ? ok(undefined) : fail({ code: 'not_found' });
}

/** The new secret, told this once; for 24 hours the old one signs beside it. */
export async function rotateSecret(
	app: House,
	workspace: string,
	id: string,
	by: By
): Promise<Result<{ secret: string; previousSecretUntil: number }, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const now = app.clock.now();
	const secret = newWebhookSecret(app.random);
	const previousSecretUntil = now + ROTATION;
	const change = {
		...{ secret, previousSecret: row.secret, previousSecretUntil },
		updatedAt: now
	};
	const lines = said(app, row, by, 'secret');
	await updateDestinationRow(app.store, workspace, id, change, lines);
	return ok({ secret, previousSecretUntil });
}

/** Queues a `ping`, so that the log shows whether it arrives; the answer is the delivery's id. */
export async function pingDestination(
	app: House,
	workspace: string,
	id: string
): Promise<Result<{ delivery: string }, Problem>> {
	const row = await destinationById(app.store, workspace, id);
	if (!row) return fail({ code: 'not_found' });
	const delivery = queuedDelivery({ workspace, ids: app.ids, now: app.clock.now() }, row, {
		event: 'ping',
		lead: null,
		responseId: null,
		data: { destination: { id, name: row.name } }
	});
	await insertDelivery(app.store, delivery);
	app.wakeDelivery();
	return ok({ delivery: delivery.id });
}

/** What the log says of it. */
function said(
	app: House,
	{ id, workspaceId, name }: DestinationRow,
	by: By,
	what: 'created' | 'changed' | 'deleted' | 'secret' | 'paused' | 'resumed',
	more: Readonly<Record<string, boolean>> = {}
) {
	const detail = { name, ...more };
	return linesOf(app, workspaceId, {
		...{ by, action: `destination.${what}`, subject: id, detail }
	});
}

function viewOf(row: DestinationRow): DestinationView {
	return {
		id: row.id,
		workspaceId: row.workspaceId,
		name: row.name,
		kind: row.kind,
		url: row.url,
		recipients: row.recipients,
		locale: row.locale,
		previousSecretUntil: row.previousSecretUntil,
		quizzes: row.quizzes,
		segments: row.segments,
		events: row.events,
		state: row.state,
		disabledReason: row.disabledReason,
		failingSince: row.failingSince,
		pausedAt: row.pausedAt,
		fields: readPushFields(row.fields),
		silenceToldAt: row.silenceToldAt,
		createdAt: row.createdAt,
		updatedAt: row.updatedAt
	};
}

const KIND_CHANGED = invalid('kind', {
	en: 'A destination keeps its kind; make a new one.',
	ru: 'Вид интеграции не меняется; создайте новую.'
});
