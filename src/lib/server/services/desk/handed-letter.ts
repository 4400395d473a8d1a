import { leadMail } from '../../delivery/email/lead-mail.ts';
import { mailLocale } from '../../delivery/email/words.ts';
import { fileRecord } from '../../delivery/file-record.ts';
import { leadFacts, responseFacts } from '../../delivery/payload.ts';
import type { House } from '../../house.ts';
import { consentsOfResponses } from '../../storage/queries/consents.ts';
import { detailsOfResponses } from '../../storage/queries/details.ts';
import { uploadsOfResponses } from '../../storage/queries/uploads.ts';
import type { LeadRow, LetterRow, ResponseRow, UserRow } from '../../storage/store.ts';
import { completedOf } from '../completed-of.ts';
import { letterRow } from '../letters.ts';
import { versionContent } from '../live-cache.ts';
import { outcomeAddress } from './outcome-token.ts';
import { OUTCOMES } from './outcomes.ts';

/** Tells a member that a hot lead is theirs: who, how to reach them, why they are hot, and links to say what became of it. */
export async function handedLetter(
	app: House,
	owner: Pick<UserRow, 'id' | 'email' | 'locale'>,
	lead: LeadRow,
	response: ResponseRow
): Promise<LetterRow> {
	const { workspaceId: workspace } = lead;
	const { quizId, version } = response;
	const { quiz } = await versionContent(app, quizId, version);
	const [consents, uploads, [left]] = await Promise.all([
		consentsOfResponses(app.store, workspace, [response.id]),
		uploadsOfResponses(app.store, workspace, [response.id]),
		detailsOfResponses(app.store, workspace, [response.id])
	]);
	const given = consents.map((one) => ({ ...one, id: one.consentId }));
	const facts = responseFacts(
		{
			id: response.id,
			quiz: { id: quizId, slug: quizId, version, definition: quiz },
			locale: response.locale,
			createdAt: response.createdAt,
			source: response.source,
			completed: completedOf(quiz, response, given),
			files: uploads.map((row) => fileRecord(row, app.config.origin)),
			...(left && { details: left.given })
		},
		quiz.locales.includes(owner.locale) ? owner.locale : response.locale
	);
	const { origin } = app.config;
	const data = { sequence: lead.sequence, lead: leadFacts(lead, origin), ...facts };
	const locale = mailLocale(owner.locale);
	const link = { lead: lead.id, member: owner.id, writtenAt: app.clock.now() };
	const outcomes = OUTCOMES.map((outcome) => ({
		outcome,
		href: outcomeAddress(app, link, outcome)
	}));
	const mail = leadMail({ data, to: [owner.email], locale, origin, messageId: '', outcomes });
	const { subject, text, html = '' } = mail;
	const attemptId = `${lead.id}:${lead.handOverDue}:${owner.id}`;
	const to = { kind: 'handed', attemptId, responseId: response.id } as const;
	const row = letterRow(
		app,
		{ workspace, quizId },
		{ subject, text, html },
		{ ...to, recipient: owner.email, locale: owner.locale }
	);
	return { ...row, leadId: lead.id };
}
