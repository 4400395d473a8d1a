import { isOther, type Answer, type ContactAnswer } from '../../quiz/answers.ts';
import { asSeen, receiptAsSeen } from '../../quiz/as-seen.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { receiptText } from '../../quiz/receipt-words.ts';
import type { Receipt } from '../../quiz/receipt.ts';
import { asRead, receiptAsRead } from '../../quiz/recall.ts';
import { pointsByDimension } from '../../quiz/score.ts';
import type { Completed } from '../../quiz/submission.ts';
import { inLocale } from '../../quiz/text.ts';
import type { LeadDesk, LeadRow, Outcome } from '../storage/store.ts';
import { mailLocale } from './email/words.ts';
import type { FileRecord } from './file-record.ts';

/** A submission that is about to be written, as events tell it. */
export interface CompletedResponse {
	id: string;
	quiz: { id: string; slug: string; version: number; definition: Quiz };
	locale: string;
	/** ms */
	createdAt: number;
	/** Where the respondent came from. */
	source: string;
	completed: Completed;
	/** What the answers name. */
	files: readonly FileRecord[];
	/** What was left after the result. */
	details?: ContactAnswer | undefined;
}

/**
 * `data` of `response.completed`, `lead.qualified` and `lead.updated`. Texts are in the respondent's language; in a mail, in
 * its reader's, as far as the quiz speaks it.
 */
export interface LeadEventData {
	/** Rises with each event of one lead, so that a receiver can order them; 0 without a lead. */
	sequence: number;
	/** Of a lead that was made to try how leads arrive; others do not say. */
	test?: true;
	lead: {
		id: string;
		email: string | null;
		phone: string | null;
		name: string | null;
		company: string | null;
		role: string | null;
		city: string | null;
		locale: string | null;
		/** The hottest of all quizzes. */
		segment: string;
		temperature: string;
		stage: string;
		/** The member who works it. */
		owner: { id: string; name: string; email: string } | null;
		/** What was said last to have become of it. */
		outcome: {
			outcome: Outcome;
			value: number | null;
			currency: string | null;
			at: string | null;
		} | null;
		/** That members gave it; those of the answers are `tags` of `data`. */
		tags: readonly string[];
		url: string;
		/** Leads that have just become part of this one: they are told of no more. */
		merged?: readonly string[];
	} | null;
	response: {
		id: string;
		quiz: { id: string; slug: string; title: string; version: number };
		locale: string;
		createdAt: string;
		source: string;
		answers: { step: string; question: string; answer: string; value: Answer | null }[];
		files: readonly FileRecord[];
		/** The number that was given, where it is another lead's: `lead.phone` stays as it is. */
		phoneGiven?: string;
		/** What its respondent left of themselves after the result. */
		details?: Omit<ContactAnswer, 'consents'>;
	};
	score: { total: number; percent: number; reachable: number };
	dimensions: Record<string, number>;
	segment: { id: string; title: string; temperature: string; borderline: boolean };
	stage: { id: string; title: string };
	tags: string[];
	hidden: Record<string, string>;
	utm: Record<string, string>;
	consents: { id: string; purpose: string; text: string; locale: string; url: string | null }[];
	receipt: Receipt & { text: string };
}

/** All that does not depend on the lead; made once per language, and only where somebody listens. */
export function responseFacts(
	response: CompletedResponse,
	locale: string
): Omit<LeadEventData, 'sequence' | 'test' | 'lead'> {
	const { completed } = response;
	const { definition, ...quiz } = response.quiz;
	const { classification, score } = completed;
	const words = (text: Parameters<typeof inLocale>[0]) =>
		inLocale(text, locale, definition.locales);
	const read = receiptAsRead(completed.receipt, definition, completed);
	const receipt = receiptAsSeen(read, locale, response.locale);
	return {
		response: {
			id: response.id,
			quiz: { ...quiz, title: words(definition.title) },
			locale: response.locale,
			createdAt: new Date(response.createdAt).toISOString(),
			source: response.source,
			answers: answersInWords(response, locale),
			files: response.files,
			...(response.details && { details: withoutConsents(response.details) })
		},
		score: { total: score.total, percent: score.percent, reachable: score.reachable },
		dimensions: pointsByDimension(score.dimensions),
		segment: {
			id: classification.segment,
			title: words(classification.title),
			temperature: classification.temperature,
			borderline: classification.borderline
		},
		stage: { id: classification.stage, title: words(classification.stageTitle) },
		tags: completed.tags,
		hidden: { ...completed.hidden },
		utm: Object.fromEntries(
			Object.entries(completed.hidden).filter(([name]) => name.startsWith('utm_'))
		),
		consents: completed.consents.map(({ id, purpose, text, locale: given, url }) => ({
			id,
			purpose,
			text,
			locale: given,
			url: url ?? null
		})),
		receipt: { ...receipt, text: receiptText(receipt, mailLocale(locale)) }
	};
}

function withoutConsents({ consents: _, ...details }: ContactAnswer) {
	return details;
}

export function leadFacts(
	lead: LeadRow,
	{ owner, tags }: LeadDesk,
	origin: string
): NonNullable<LeadEventData['lead']> {
	const { id, email, phone, name, company, role, city, locale, segment, temperature, stage } = lead;
	return {
		...{ id, email, phone, name, company, role, city, locale, segment, temperature, stage },
		owner: owner && { id: owner.id, name: owner.name || owner.email, email: owner.email },
		...{ outcome: outcomeFacts(lead), tags, url: `${origin}/leads/${id}` }
	};
}

function outcomeFacts({ outcome, value, currency, outcomeAt }: LeadRow) {
	const at = outcomeAt === null ? null : new Date(outcomeAt).toISOString();
	return outcome && { outcome, value, currency, at };
}

function answersInWords(
	{ quiz: { definition: quiz }, completed, locale: spoken }: CompletedResponse,
	locale: string
) {
	const read = asRead(quiz, completed, locale);
	return completed.path.flatMap((id) => {
		const step = quiz.steps.find((candidate) => candidate.id === id);
		if (!step || kindOf(step).operand(step).type === 'none') return [];
		const value = completed.answers[id] ?? null;
		const answer =
			value === null
				? ''
				: isOther(value)
					? value.other
					: asSeen(
							kindOf(step).describe(step, value, locale),
							kindOf(step).describe(step, value, spoken)
						);
		return [{ step: id, question: read(step.title), answer, value }];
	});
}
