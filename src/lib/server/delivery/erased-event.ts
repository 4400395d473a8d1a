import type { Ids } from '../ids.ts';
import type { DeliveryRow, DestinationRow } from '../storage/store.ts';
import { queuedDelivery } from './events.ts';

/** Sent to whoever knows of somebody who is erased, whatever else they ask for. */
export const ERASED = 'lead.erased';

/** `data` of `lead.erased`: by what the destination knows them, and nothing of who they were. */
export interface ErasedData {
	/** Higher than whatever was told of the lead before. */
	sequence: number;
	/** Null where they were never a lead. */
	lead: { id: string } | null;
	/** Leads that had been merged into it. */
	merged: string[];
	responses: string[];
}

export interface ErasedTold {
	destination: Pick<DestinationRow, 'id'>;
	/** The lead first, then those that were merged into it. */
	leads: readonly string[];
	responses: readonly string[];
	/** The highest that was told. */
	sequence: number;
}

/** Its outbox row: due at once. */
export function erasedDelivery(
	about: { workspace: string; ids: Ids; now: number },
	{ destination, leads, responses, sequence }: ErasedTold
): DeliveryRow {
	const [lead, ...merged] = leads;
	const data: ErasedData = {
		sequence: sequence + 1,
		lead: lead === undefined ? null : { id: lead },
		...{ merged, responses: [...responses] }
	};
	const row = queuedDelivery(about, destination, {
		...{ event: ERASED, lead: null, responseId: null, data }
	});
	return { ...row, sequence: data.sequence };
}

/** Our own bytes, written above. */
export function erasedData({ payload }: Pick<DeliveryRow, 'payload'>): ErasedData {
	const event: { data: ErasedData } = JSON.parse(payload);
	return event.data;
}
