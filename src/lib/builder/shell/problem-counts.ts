import type { I18n } from '../../i18n/i18n.ts';
import { TONES, type Tone } from '../../quiz/verify/tone.ts';

/** “1 error, 2 to fill in and 3 warnings”; what there is none of is left out. */
export function problemCounts(
	counts: Readonly<Record<Tone, number>>,
	{ t, list }: Pick<I18n, 't' | 'list'>
): string {
	const there = TONES.filter((tone) => counts[tone] > 0);
	return list(there.map((tone) => t(`problems.count.${tone}`, { count: counts[tone] })));
}
