import { evaluate } from '../../../quiz/evaluate.ts';
import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import { handLead, leadsToHandOver } from '../../storage/queries/hand-over.ts';
import { quizzesOfLead } from '../../storage/queries/leads.ts';
import type { LeadRow, ResponseRow, UserRow } from '../../storage/store.ts';
import { handOverSettings, salesMembers, type HandOverRule } from './hand-over-settings.ts';
import { letterToOwner } from './handed-letter.ts';
import { shownResponse, tellOfChanges } from './tell-of-change.ts';

/** At once: others wait for the next look, a second later. */
const AT_ONCE = 50;

/**
 * Gives each lead that has become hot to whoever is to work it, and writes them: once, whatever process or crash comes
 * between. A lead that has an owner stays theirs.
 */
export async function handOverLeads(app: House): Promise<void> {
	for (const lead of await leadsToHandOver(app.store, AT_ONCE)) {
		await handOver(app, lead).catch((error: unknown) =>
			app.log.error('hand_over.failed', { lead: lead.id, ...errorFields(error) })
		);
	}
}

async function handOver(app: House, lead: LeadRow): Promise<void> {
	const { store, clock, ids } = app;
	const now = clock.now();
	const nobody = { lead, now, deliveries: [], ...NOBODY };
	if (lead.mergedInto !== null || lead.test) return void (await handLead(store, nobody));
	const members = await salesMembers(app, lead.workspaceId);
	const quizzes = await quizzesOfLead(store, lead.workspaceId, lead.id);
	const response = await shownResponse(app, lead, quizzes);
	const owner = members.find(({ id }) => id === lead.ownerId);
	const next = owner ?? (await whoseTurn(app, lead, members, response));
	if (!next) return void (await handLead(store, nobody));
	const isGiven = next.id !== lead.ownerId;
	const after = { ...lead, ownerId: next.id, sequence: lead.sequence + 1 };
	const changes = isGiven ? [{ before: lead, after, quizzes }] : [];
	const deliveries = await tellOfChanges(app, lead.workspaceId, changes);
	const handed = await handLead(store, {
		...{ lead, owner: next, takesTurn: owner === undefined, deliveries, now },
		history: isGiven
			? {
					...{ id: ids.next('hist'), workspaceId: lead.workspaceId, leadId: lead.id },
					...{ responseId: response?.id ?? null, kind: 'owner' as const },
					...{ fromValue: lead.ownerId, toValue: next.id, by: null, at: now }
				}
			: null,
		letter: response
			? await letterToOwner(app, next, { lead, response, handing: String(lead.handOverDue) })
			: null
	});
	if (!handed) return;
	if (deliveries.length > 0) app.wakeDelivery();
	app.log.info('lead.handed_over', { lead: lead.id, to: next.id });
}

/** There is nobody to take it. */
const NOBODY = { owner: null, takesTurn: false, history: null, letter: null };

/** By the first rule that names somebody who takes leads now; else of all who do, whoever has waited longest. */
async function whoseTurn(
	app: House,
	lead: LeadRow,
	members: readonly UserRow[],
	response: ResponseRow | undefined
): Promise<UserRow | undefined> {
	const taking = members.filter(({ takesLeads }) => takesLeads);
	const { rules } = await handOverSettings(app, lead.workspaceId);
	for (const rule of rules) {
		if (!response || !fits(rule, response)) continue;
		const named = longestWaiting(taking.filter(({ id }) => rule.members.includes(id)));
		if (named) return named;
	}
	return longestWaiting(taking);
}

function fits({ quiz, step, options }: HandOverRule, response: ResponseRow): boolean {
	if (response.quizId !== quiz) return false;
	const { answers, hidden } = response;
	const chosen = (option: string) =>
		typeof answers[step] === 'boolean' ? option === 'yes' : option;
	const any = options.map((option) => ({ answer: step, is: chosen(option) }));
	return evaluate({ any }, { answers, hidden }) === true;
}

function longestWaiting(members: readonly UserRow[]): UserRow | undefined {
	const since = ({ handedAt }: UserRow) => handedAt ?? -1;
	return members.toSorted((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1))[0];
}
