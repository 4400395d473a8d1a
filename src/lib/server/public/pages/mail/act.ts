import { z } from 'zod';
import { onDay } from '../../../../quiz/on-day.ts';
import type { House } from '../../../house.ts';
import type { Invited } from '../../../services/answering/invited.ts';
import { recordPresence } from '../../../services/answering/presence.ts';
import { daysFor } from '../../../services/days.ts';
import { goneOnWith, type LiveQuiz } from '../../../services/live.ts';
import { getPartial, keepPartial, type Kept } from '../../../services/partials.ts';
import { versionOfLink } from '../../../services/trials/choose-version.ts';
import { pageWith, placeBeyond } from '../way.ts';
import { broughtBy, tappedIn } from './landing.ts';

export const actSchema = z.object({
	/** What was tapped in the letter, which is confirmed by this. */
	tapped: z.string().max(255).optional(),
	/** They have answered, be it something else. */
	answered: z.boolean().optional(),
	/** Of what the page knew of the attempt: what is newer stays. */
	revision: z.int().min(0).max(2_000_000_000).optional(),
	version: z.int().min(1).optional(),
	locale: z.string().max(35).optional(),
	day: z.iso.date().optional(),
	hidden: z.record(z.string().max(64), z.string().max(2000)).optional()
});

export type SaidAct = z.output<typeof actSchema>;

/** A person has done something on the page: that they are there is kept, and with it the answer that they tapped. */
export async function takeAct(
	house: House,
	invited: Invited,
	act: SaidAct
): Promise<Kept | { state: 'seen' }> {
	const { invitation, live: now } = invited;
	if (invitation.finishedAt !== null) return { state: 'finished' };
	const ofLink = await versionOfLink(house, now, invitation.attemptId);
	const live = await goneOnWith(house, ofLink, act.version);
	const kept = await keepTapped(house, invited, live, act);
	if (kept?.state === 'finished') return kept;
	// Something newer may have come before it from the same page.
	const answered = kept !== undefined || act.answered === true;
	await recordPresence(house, invitation, live, { answered, source: sourceOf(act, live) });
	return kept ?? { state: 'seen' };
}

/** Undefined where nothing was tapped that the quiz asks for. */
async function keepTapped(
	house: House,
	{ invitation }: Invited,
	live: LiveQuiz,
	act: SaidAct
): Promise<Kept | undefined> {
	const days = daysFor(house.clock.now(), act.day);
	const quiz = onDay(live.quiz, days[0]);
	const tapped = tappedIn(quiz, act.tapped ?? null, days);
	if (!tapped) return undefined;
	const { attemptId: attempt } = invitation;
	const found = await getPartial(house, live.workspace, live.quizId, attempt);
	const before = found.ok ? found.value.partial : undefined;
	const answers = { ...before?.answers, [tapped.step]: tapped.answer };
	const hidden = before?.hidden ?? broughtBy(live.quiz, new URLSearchParams(act.hidden));
	const held = [...(before?.path ?? []), before?.step ?? ''];
	const { place } =
		quiz.layout === 'page'
			? pageWith(quiz, { answers, hidden })
			: placeBeyond(quiz, [tapped.step], { answers, hidden }, held);
	return keepPartial(house, live, {
		...{ attempt, answers, hidden, path: place.path, step: place.step },
		revision: (act.revision ?? 0) + 1,
		locale: act.locale ?? invitation.locale,
		source: sourceOf(act, live)
	});
}

function sourceOf({ hidden }: SaidAct, { quiz }: LiveQuiz): string {
	return broughtBy(quiz, new URLSearchParams(hidden))['utm_source'] ?? 'email';
}
