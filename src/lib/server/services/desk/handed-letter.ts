import { leadMail } from '../../delivery/email/lead-mail.ts';
import { mailLocale } from '../../delivery/email/words.ts';
import { NO_DESK } from '../../delivery/events.ts';
import { leadFacts, responseFacts } from '../../delivery/payload.ts';
import { errorFields } from '../../error-fields.ts';
import type { House } from '../../house.ts';
import type { LeadRow, LetterRow, ResponseRow, UserRow } from '../../storage/store.ts';
import { letterRow } from '../letters.ts';
import { storedResponses } from '../stored-response.ts';
import { outcomeAddress } from './outcome-token.ts';
import { OUTCOMES } from './outcomes.ts';

type Owner = Pick<UserRow, 'id' | 'email' | 'locale'>;

interface Handed {
	lead: LeadRow;
	/** The answer that makes it what it is. */
	response: ResponseRow;
	/** Names this hand-over: one letter is written of it. */
	handing: string;
}

/** The letter below; null, and a line in the log, where it cannot be written: a lead is handed over without it rather than not at all. */
export async function letterToOwner(
	app: House,
	owner: Owner,
	handed: Handed
): Promise<LetterRow | null> {
	try {
		return await handedLetter(app, owner, handed);
	} catch (error) {
		app.log.error('hand_over.letter_failed', { lead: handed.lead.id, ...errorFields(error) });
		return null;
	}
}

/** Tells a member that a lead is theirs: who, how to reach them, why they are hot, and links to say what became of it. */
async function handedLetter(
	app: House,
	owner: Owner,
	{ lead, response, handing }: Handed
): Promise<LetterRow | null> {
	const { workspaceId: workspace } = lead;
	const { quizId } = response;
	const told = (await storedResponses(app, workspace, [response])).get(response.id);
	if (!told) return null;
	const { locales } = told.quiz.definition;
	const facts = responseFacts(
		told,
		locales.includes(owner.locale) ? owner.locale : response.locale
	);
	const { origin } = app.config;
	// The letter says itself whose it is.
	const data = { sequence: lead.sequence, lead: leadFacts(lead, NO_DESK, origin), ...facts };
	const locale = mailLocale(owner.locale);
	const link = { lead: lead.id, member: owner.id, writtenAt: app.clock.now() };
	const outcomes = OUTCOMES.map((outcome) => ({
		outcome,
		href: outcomeAddress(app, link, outcome)
	}));
	const mail = leadMail({ data, to: [owner.email], locale, origin, messageId: '', outcomes });
	const { subject, text, html = '' } = mail;
	const attemptId = `${lead.id}:${handing}:${owner.id}`;
	const to = { kind: 'handed', attemptId, responseId: response.id } as const;
	const row = letterRow(
		app,
		{ workspace, quizId },
		{ subject, text, html },
		{ ...to, recipient: owner.email, locale: owner.locale }
	);
	return { ...row, leadId: lead.id };
}
