import type { Audience } from './campaign.ts';

/** What there is to do before a survey can be sent, in this order. */
export const STEPS = ['quiz', 'letter', 'audience', 'sending'] as const;
export type Step = (typeof STEPS)[number];

/** What a step still lacks. */
export type Lack = 'unpublished' | 'placeholders' | 'errors' | 'unnamed' | 'nobody' | 'unsent';

/** How far a survey is. */
export interface Standing {
	isLive: boolean;
	isDraft: boolean;
	/** What is to be mended in its letter. */
	letterErrors: number;
	/** Its sender has a name in each of its languages. */
	isNamed: boolean;
	/** Links of its quiz that lead nowhere. */
	placeholders: number;
}

/** What each step of a draft still lacks; nothing where it is done. */
export function leftToDo(
	audience: Audience,
	{ isLive, isDraft, letterErrors, isNamed, placeholders }: Standing
): Record<Step, Lack[]> {
	return {
		quiz: [
			...(isLive ? [] : (['unpublished'] as const)),
			...(placeholders > 0 ? (['placeholders'] as const) : [])
		],
		letter: [
			...(letterErrors > 0 ? (['errors'] as const) : []),
			...(isNamed ? [] : (['unnamed'] as const))
		],
		audience: isAnybody(audience) ? [] : ['nobody'],
		sending: isDraft ? ['unsent'] : []
	};
}

function isAnybody({ everyone, lists, tags, leads }: Audience): boolean {
	return everyone || lists.length > 0 || tags.length > 0 || leads !== undefined;
}
