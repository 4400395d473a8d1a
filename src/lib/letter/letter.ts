import { z } from 'zod';
import { identifier, safeUrl } from '../quiz/schema-parts.ts';
import { LONGEST_WORDING } from '../quiz/text.ts';

const localeName = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** By language; what is not written yet is lacking, which is a problem and no refusal: drafts are saved as they are typed. */
const wording = z.record(localeName, z.string().max(LONGEST_WORDING));

const blockSchema = z.discriminatedUnion('kind', [
	z.strictObject({ id: identifier, kind: z.literal('heading'), text: wording }),
	z.strictObject({
		id: identifier,
		kind: z.literal('text'),
		text: wording.describe('The small Markdown of quizzes; `{{name|there}}` recalls a field.')
	}),
	z.strictObject({
		id: identifier,
		kind: z.literal('picture'),
		src: z.string().max(2000),
		alt: wording,
		url: safeUrl.optional()
	}),
	z.strictObject({
		id: identifier,
		kind: z.literal('button'),
		text: wording,
		url: safeUrl.optional().describe('Where it leads; without one, to the quiz.')
	}),
	z.strictObject({
		id: identifier,
		kind: z.literal('question'),
		title: wording.optional().describe('In place of the question’s own words.')
	}),
	z.strictObject({ id: identifier, kind: z.literal('divider') })
]);

/** A survey's letter, in each of its languages; the first is for those whose language it does not speak. */
export const letterSchema = z.strictObject({
	locales: z.array(localeName).min(1).max(20),
	sender: z.strictObject({
		name: wording,
		/** Without one, the installation's. */
		email: z.string().max(254).optional(),
		replyTo: z.string().max(254).optional()
	}),
	subject: wording,
	/** The other subject of a comparison, to half of them. */
	subjectB: wording.optional(),
	preheader: wording,
	blocks: z.array(blockSchema).max(100),
	/** Who writes, and why, above the link that leaves: in small print. */
	footer: wording,
	/** What reminders say in place of the subject; without one: the subject. */
	reminderSubject: wording.optional(),
	/** Above the letter, in reminders. */
	reminderText: wording.optional()
});

export type Letter = z.infer<typeof letterSchema>;
export type Block = Letter['blocks'][number];
export type Wording = z.infer<typeof wording>;
