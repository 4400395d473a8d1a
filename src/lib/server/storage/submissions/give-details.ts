import type { DetailsWrite, DetailsWritten } from '../store.ts';
import { changeLead, leadQuizOf } from './change-lead.ts';
import { DeskBook } from './desk-book.ts';
import { byWorkspace, findDestinations } from './destinations.ts';
import { findLeadById, findLeads, findMergedInto, findQuizzesOf, LeadBook } from './lead-book.ts';
import { insertLetters } from './partial-book.ts';
import { findDetails, ResponseBook } from './response-book.ts';
import { ask, type Asking, type Ending, find, insert, update } from './sentence.ts';

// Locked: who comes second waits here, and then finds what the first has left.
const findResponse = find('responses', ['id'], {
	shows: ['id', 'leadId', 'quarantined'],
	lock: true
});
const insertDetails = insert('details');
const setLead = update('responses', ['id'], { sets: ['leadId'] });

/** Writes inside one transaction of the engine's what somebody left after their result; their response may get its lead by it. */
export function* giveDetails(write: DetailsWrite): Asking<Ending<DetailsWritten>> {
	const { responseId, workspace: workspaceId } = write;
	const [[response]] = yield* ask(findResponse([{ id: responseId }]));
	const [[earlier], destinations, byEmail, byPhone, own] = yield* ask(
		findDetails([{ responseId }]),
		findDestinations([{ workspaceId }]),
		...findLeads([write]),
		findLeadById(response?.leadId ? [{ id: response.leadId }] : [])
	);
	if (!response) return { result: { state: 'gone' }, last: [] };
	if (earlier) {
		const sameBody = earlier.bodyHash === write.bodyHash;
		return { result: { state: 'repeated', sameBody }, last: [] };
	}
	// SQLite has numbers for truths.
	const isHeld = Boolean(response.quarantined);
	if (isHeld !== (write.held !== null)) return { result: { state: 'outdated' }, last: [] };
	const leads = new Map([...byEmail, ...byPhone, ...own].map((lead) => [lead.id, lead]));
	const [quizzes, merged] = yield* ask(
		findQuizzesOf(leads.values()),
		findMergedInto(leads.values())
	);
	const desks = yield* DeskBook.open([...leads.values(), ...merged], destinations);
	const book = new LeadBook([...leads.values(), ...merged], quizzes);
	const change = changeLead(book, write, own[0] && book.byId(own[0].id));
	const isSent = !write.test && !write.held;
	const told = byWorkspace(destinations).get(workspaceId) ?? [];
	const responses = new ResponseBook([], [], []);
	responses.enterLater(
		write,
		change,
		isSent ? write.deliveries(change, told, desks.of(change?.after ?? null)) : []
	);
	if (change) book.keep(change.after, leadQuizOf(write, change.after.id));
	return {
		result: { state: 'stored', lead: change?.after ?? null },
		last: [
			...book.questions(),
			...responses.questions(),
			insertDetails([detailsRow(write)]),
			insertLetters(
				isSent && change && write.letter ? [{ ...write.letter, leadId: change.after.id }] : []
			),
			setLead(change ? [{ id: responseId, leadId: change.after.id }] : [])
		]
	};
}

function detailsRow(write: DetailsWrite) {
	return {
		responseId: write.responseId,
		workspaceId: write.workspace,
		quizId: write.quiz,
		bodyHash: write.bodyHash,
		given: write.given,
		locale: write.locale,
		createdAt: write.now
	};
}
