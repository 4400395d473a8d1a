import { figuresIn } from '../../lib/quiz/figures.ts';
import type { Receipt } from '../../lib/quiz/receipt.ts';
import type { Quiz } from '../../lib/quiz/normalise.ts';
import type { Temperature } from '../../lib/quiz/quiz.ts';
import { inLocale } from '../../lib/quiz/text.ts';
import type { UiLocale } from '../../lib/i18n/locale.ts';

/** A score as a column of mercury: how high it stands, and where the segments begin. */
export interface Reading {
	value: number;
	temperature: Temperature;
	ticks: Tick[];
}

export interface Tick {
	at: number;
	/** Of the segment that begins here. */
	title: string;
	figure: string;
	/** The title with the figure. */
	label: string;
	/** Its figure does not touch the one before. */
	roomy: boolean;
}

/** As a share of the column: less than this apart, two figures below it would touch. */
const ROOM = 0.11;

/**
 * The column shows the share of what was reachable, as the percentage does. Thresholds in points stand where that many
 * points would be on this path; those of single dimensions are not on this scale.
 */
export function thermometerOf(receipt: Receipt, quiz: Quiz, locale: UiLocale): Reading {
	const figures = figuresIn(locale);
	const ticks = quiz.segments.flatMap(({ title: text, score }) => {
		if (score?.from === undefined || score.dimension !== undefined) return [];
		const inPercent = score.unit === 'percent';
		const at = inPercent ? score.from / 100 : score.from / receipt.reachable;
		if (!(at > 0 && at <= 1)) return [];
		const title = inLocale(text, locale, quiz.locales);
		const figure = inPercent ? figures.percent(score.from) : figures.number(score.from);
		return { at, title, figure, label: `${title} ${figure}` };
	});
	return {
		value: receipt.percent / 100,
		temperature: receipt.temperature,
		ticks: spaced(ticks.sort((a, b) => a.at - b.at))
	};
}

function spaced(ticks: readonly Omit<Tick, 'roomy'>[]): Tick[] {
	let last = -1;
	return ticks.map((tick) => {
		const roomy = tick.at - last >= ROOM;
		if (roomy) last = tick.at;
		return { ...tick, roomy };
	});
}
