import type { I18n } from '../../lib/i18n/i18n.ts';
import { isBonusMissed } from '../../lib/quiz/bonus-view.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';

const MINUTE = 60_000;

/** What became of the bonus; null where the quiz promised none. */
export function bonusFact(
	{ t }: Pick<I18n, 't'>,
	{ bonus }: Pick<Quiz, 'bonus'>,
	{ startedAt, createdAt }: { startedAt: number | null; createdAt: number }
): string | null {
	if (!bonus) return null;
	const taken = startedAt === null ? undefined : createdAt - startedAt;
	if (!isBonusMissed(bonus, taken)) return t('response.bonus.given');
	return t('response.bonus.missed', {
		taken: Math.ceil((taken ?? 0) / MINUTE),
		minutes: bonus.minutes ?? 0
	});
}
