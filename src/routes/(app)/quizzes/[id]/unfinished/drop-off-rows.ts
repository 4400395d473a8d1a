import { fillText } from '../../../../../lib/quiz/fill.ts';
import type { Quiz } from '../../../../../lib/quiz/normalise.ts';
import { inLocale } from '../../../../../lib/quiz/text.ts';
import type { DropOff } from '../../../../../lib/server/services/partials.ts';

/** A step, how many came to it, and how many of them stand there still. */
export interface DropOffRow {
	step: string;
	title: string;
	reached: number;
	stopped: number;
}

/** In the quiz's own order; steps that it does not have any more are left out. */
export function dropOffRows(
	{ steps, locales }: Pick<Quiz, 'steps' | 'locales'>,
	{ passed, stopped }: Pick<DropOff, 'passed' | 'stopped'>,
	locale: string
): DropOffRow[] {
	return steps.map(({ id, title }) => {
		const standing = Object.hasOwn(stopped, id) ? (stopped[id] ?? 0) : 0;
		const beyond = Object.hasOwn(passed, id) ? (passed[id] ?? 0) : 0;
		return {
			step: id,
			title: fillText(inLocale(title, locale, locales), { answers: {} }) || id,
			reached: beyond + standing,
			stopped: standing
		};
	});
}
