import type { CampaignSettings } from '../../src/lib/letter/campaign.ts';
import type { Letter } from '../../src/lib/letter/letter.ts';
import { audienceSchema, settingsSchema } from '../../src/lib/letter/campaign.ts';
import type { House } from '../../src/lib/server/house.ts';
import { createCampaign, saveCampaign } from '../../src/lib/server/services/campaigns/campaigns.ts';
import type { Campaign } from '../../src/lib/server/services/campaigns/campaigns.ts';
import type { CompileLetter } from '../../src/lib/server/services/campaigns/survey-letters.ts';
import type { RecipientRow } from '../../src/lib/server/storage/store.ts';
import { aLiveQuiz } from './a-live-quiz.ts';
import { valueOf } from './value-of.ts';

/** Letters of two lines: what matters here is who gets them. */
export const plainLetter: CompileLetter = ({ letter, variant, kind, locale }) => ({
	senderName: letter.sender.name[locale] ?? '',
	write: ({ fields, answerUrl, leaveUrl }) => ({
		subject: `${kind} ${variant} ${fields['name'] ?? ''}`,
		html: `<p>Answer: <a href="${answerUrl}">here</a></p><p><a href="${leaveUrl}">Leave</a></p>`,
		text: `Answer: ${answerUrl}\n\nLeave: ${leaveUrl}\n`
	})
});

/** So many people, `person1@…` and so on, who may be written to. */
export async function somePeople(
	house: House,
	workspace: string,
	count: number,
	addressOf = (number: number) => `person${number}@example${number % 10}.com`
): Promise<void> {
	const { store, clock } = house;
	const now = clock.now();
	const rows = Array.from({ length: count }, (_, index): RecipientRow => {
		const number = index + 1;
		const email = addressOf(number);
		return {
			...{ id: `rcp_${String(number).padStart(7, '0')}`, workspaceId: workspace, email },
			...{ name: `Person ${number}`, fields: {}, locale: null, leadId: null, basis: 'consent' },
			...{ basisAt: now, basisNote: '', importId: null, search: email },
			...{ createdAt: now, updatedAt: now }
		};
	});
	for (let at = 0; at < rows.length; at += 500)
		await store.db.insert(store.tables.recipients).values(rows.slice(at, at + 500));
}

export interface SurveyOptions {
	settings?: Partial<CampaignSettings>;
	letter?: Partial<Letter>;
	workspace?: string;
}

/** A survey of a quiz that takes answers, not begun yet. */
export async function aSurvey(
	house: House,
	{ settings = {}, letter = {}, workspace = 'ws_1' }: SurveyOptions = {}
): Promise<Campaign> {
	const { quizId } = await aLiveQuiz(house, workspace);
	const made = valueOf(
		await createCampaign(house, workspace, { name: 'Survey', quiz: quizId }, null)
	);
	return valueOf(
		await saveCampaign(
			house,
			workspace,
			made.id,
			{
				letter: { ...made.letter, ...letter },
				audience: audienceSchema.parse({ everyone: true }),
				settings: { ...settingsSchema.parse({}), ...settings }
			},
			null
		)
	);
}
