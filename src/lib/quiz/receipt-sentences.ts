import { figuresIn, type Figures } from './figures.ts';
import { quoted } from './quoted.ts';
import type { Measure, NearThreshold, SegmentReason } from './segment.ts';
import { inLocale, type Text } from './text.ts';

type Range = { from?: number; below?: number };

/** What the two languages say differently; figures and titles come ready. */
interface Phrases {
	fits(segment: string, because: string): string;
	fitsNot(segment: string, because: string): string;
	knockout(segment: string, because: string): string;
	everyoneElse(segment: string): string;
	rule: string;
	noRule: string;
	total(figure: string): string;
	inDimension(figure: string, dimension: string): string;
	needs(measured: string, range: string): string;
	atLeast(figure: string): string;
	under(figure: string): string;
	fromTo(from: string, below: string): string;
	near(side: 'short' | 'at' | 'over', segment: string, measured: string, from: string): string;
}

const EN: Phrases = {
	fits: (segment, because) => `${quoted(segment, 'en')} fits: ${because}.`,
	fitsNot: (segment, because) => `${quoted(segment, 'en')} does not fit: ${because}.`,
	knockout: (segment, because) =>
		`Knocked out: ${because}. ${quoted(segment, 'en')} whatever the points.`,
	everyoneElse: (segment) => `${quoted(segment, 'en')} takes everyone else.`,
	rule: 'its rule holds',
	noRule: 'its rule does not hold',
	total: (figure) => `${figure} in total`,
	inDimension: (figure, dimension) => `${figure} in ${dimension}`,
	needs: (measured, range) => `${measured}, needs ${range}`,
	atLeast: (figure) => `at least ${figure}`,
	under: (figure) => `less than ${figure}`,
	fromTo: (from, below) => `at least ${from} and less than ${below}`,
	near: (side, segment, measured, from) => {
		const place = { short: 'just short of', at: 'exactly at', over: 'just over' }[side];
		return `Borderline: ${place} the threshold of ${quoted(segment, 'en')} (${measured}, threshold ${from}).`;
	}
};

const RU: Phrases = {
	fits: (segment, because) => `${quoted(segment, 'ru')} подходит: ${because}.`,
	fitsNot: (segment, because) => `${quoted(segment, 'ru')} не подходит: ${because}.`,
	knockout: (segment, because) =>
		`Стоп-фактор: ${because}. ${quoted(segment, 'ru')} при любых баллах.`,
	everyoneElse: (segment) => `${quoted(segment, 'ru')} — для всех остальных.`,
	rule: 'условие выполнено',
	noRule: 'условие не выполнено',
	total: (figure) => `всего ${figure}`,
	inDimension: (figure, dimension) => `${figure} по шкале ${quoted(dimension, 'ru')}`,
	needs: (measured, range) => `${measured}, нужно ${range}`,
	atLeast: (figure) => `не меньше ${figure}`,
	under: (figure) => `меньше ${figure}`,
	fromTo: (from, below) => `не меньше ${from} и меньше ${below}`,
	near: (side, segment, measured, from) => {
		const place = { short: 'чуть ниже порога', at: 'ровно на пороге', over: 'чуть выше порога' };
		return `На границе: ${place[side]} ${quoted(segment, 'ru')} (${measured}, порог ${from}).`;
	}
};

const PHRASES = { en: EN, ru: RU };

/** One sentence that says why a segment was taken or passed over. */
export function reasonSentence(reason: SegmentReason, locale: 'en' | 'ru'): string {
	const phrases = PHRASES[locale];
	const segment = words(reason.segmentTitle, locale) || reason.segment;
	if (reason.kind === 'knockout') return phrases.knockout(segment, clause(reason.text, locale));
	if (reason.kind === 'catch_all') return phrases.everyoneElse(segment);
	const say = reason.held ? phrases.fits : phrases.fitsNot;
	if (reason.kind === 'gate') return say(segment, clause(reason.text, locale));
	if (reason.kind === 'rule') return say(segment, reason.held ? phrases.rule : phrases.noRule);
	const range = rangeWords(reason, reason.unit, locale);
	return say(segment, phrases.needs(measureWords(reason, locale), range));
}

/** One sentence that names the threshold a score lies next to. */
export function nearSentence(near: NearThreshold, locale: 'en' | 'ru'): string {
	const segment = words(near.segmentTitle, locale) || near.segment;
	const side = near.got < near.from ? 'short' : near.got > near.from ? 'over' : 'at';
	const from = figureWords(near.from, near.unit, figuresIn(locale));
	return PHRASES[locale].near(side, segment, measureWords(near, locale), from);
}

function measureWords(measure: Measure, locale: 'en' | 'ru'): string {
	const phrases = PHRASES[locale];
	const figures = figuresIn(locale);
	const got =
		measure.unit === 'percent' ? figures.percent(measure.got) : figures.points(measure.got);
	if (measure.dimension === null) return phrases.total(got);
	return phrases.inDimension(got, words(measure.title, locale) || measure.dimension);
}

function rangeWords({ from, below }: Range, unit: Measure['unit'], locale: 'en' | 'ru'): string {
	const phrases = PHRASES[locale];
	const figure = (value: number) => figureWords(value, unit, figuresIn(locale));
	if (from !== undefined && below !== undefined) return phrases.fromTo(figure(from), figure(below));
	if (below !== undefined) return phrases.under(figure(below));
	return phrases.atLeast(figure(from ?? 0));
}

/** The unit is said once, with what was got. */
function figureWords(value: number, unit: Measure['unit'], figures: Figures): string {
	return unit === 'percent' ? figures.percent(value) : figures.number(value);
}

function words(text: Text | undefined, locale: 'en' | 'ru'): string {
	return inLocale(text, locale, ['en']);
}

/** An author's reason inside our sentence: its own full stop goes. */
function clause(text: Text, locale: 'en' | 'ru'): string {
	return words(text, locale).trim().replace(/\.$/, '');
}
