import { figuresIn, type Figures } from './figures.ts';
import { fillText } from './fill.ts';
import { nearSentence, reasonSentence } from './receipt-sentences.ts';
import type { Receipt, ReceiptDimension } from './receipt.ts';
import { isEstimated } from './score.ts';
import type { ScoreLine } from './tally.ts';
import { inLocale, type Text } from './text.ts';

type Language = 'en' | 'ru';

/** A receipt in words, for a screen: the sentences of the text, kept apart. */
export interface ReceiptRows {
	/** "Hot · SQL" */
	heading: string;
	/** "75 of 100 points (75%)" */
	score: string;
	/** Why this segment, one sentence each. */
	why: string[];
	/** Question by question, then what limits took or gave; without amounts. */
	lines: ReceiptRow[];
	dimensions: ReceiptRowDimension[];
	amounts: ReceiptRowAmount[];
}

interface ReceiptRow {
	source: ScoreLine['source'];
	/** The question; '' where the line belongs to none. */
	question: string;
	/** The answer; for limits and rounding, what they are called. */
	answer: string;
	/** "+10", "−5", "×1.3, +€300" */
	points: string;
	dimension: string;
	/** All of it in one line. */
	text: string;
}

interface ReceiptRowDimension {
	id: string;
	title: string;
	/** "10 of 20 points (50%)" */
	score: string;
	/** "×2"; '' where it counts once. */
	weight: string;
}

interface ReceiptRowAmount {
	id: string;
	title: string;
	/** "€9,000 to €11,000" */
	value: string;
	lines: ReceiptRow[];
}

const WORDS = {
	en: {
		borderline: 'borderline',
		why: 'Why',
		points: 'Points',
		dimensions: 'By dimension',
		amounts: 'Estimate',
		questionCap: 'limit for this question',
		upperCap: 'Upper limit',
		lowerCap: 'Lower limit',
		rounding: 'Rounding',
		quote: (text: string) => `“${text}”`,
		of: (got: string, reachable: string, percent: string) => `${got} of ${reachable} (${percent})`,
		range: (low: string, high: string) => `${low} to ${high}`,
		weight: (factor: string) => `counts ×${factor}`
	},
	ru: {
		borderline: 'на границе',
		why: 'Почему',
		points: 'Баллы',
		dimensions: 'По шкалам',
		amounts: 'Расчёт',
		questionCap: 'предел за этот вопрос',
		upperCap: 'Верхний предел',
		lowerCap: 'Нижний предел',
		rounding: 'Округление',
		quote: (text: string) => `«${text}»`,
		of: (got: string, reachable: string, percent: string) => `${got} из ${reachable} (${percent})`,
		range: (low: string, high: string) => `от ${low} до ${high}`,
		weight: (factor: string) => `вес ×${factor}`
	}
};

/** The receipt as a salesperson reads it in a mail or a CRM. */
export function receiptText(receipt: Receipt, locale: Language): string {
	const words = WORDS[locale];
	const rows = receiptRows(receipt, locale);
	const dimensions = rows.dimensions.map(({ title, score, weight }) =>
		[`${title}: ${score}`, ...(weight === '' ? [] : [words.weight(weight)])].join(', ')
	);
	return [
		[rows.heading, rows.score].join('\n'),
		...section(words.why, rows.why),
		...section(
			words.points,
			rows.lines.map(({ text }) => text)
		),
		...section(words.dimensions, dimensions.length > 1 ? dimensions : []),
		...section(words.amounts, rows.amounts.flatMap(amountLines))
	].join('\n\n');
}

function section(title: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : [[title, ...lines.map((line) => `- ${line}`)].join('\n')];
}

function amountLines({ title, value, lines }: ReceiptRowAmount): string[] {
	return [`${title}: ${value}`, ...lines.map(({ text }) => text)];
}

export function receiptRows(receipt: Receipt, locale: Language): ReceiptRows {
	const figures = figuresIn(locale);
	const parts = [titleOf(receipt.segmentTitle, receipt.segment, locale)];
	parts.push(titleOf(receipt.stageTitle, receipt.stage, locale));
	if (receipt.borderline) parts.push(WORDS[locale].borderline);
	const counted = receipt.dimensions.filter(({ amount }) => !amount);
	return {
		heading: parts.join(' · '),
		score: scoreWords(receipt.total, receipt.reachable, receipt.percent, locale),
		why: [
			...receipt.reasons.map((reason) => reasonSentence(reason, locale)),
			...receipt.near.map((near) => nearSentence(near, locale))
		],
		lines: rowsOf(receipt, counted, locale),
		dimensions: counted.map(({ id, title, points, reachable, percent, weight }) => ({
			id,
			title: titleOf(title, id, locale),
			score: scoreWords(points, reachable, percent, locale),
			weight: weight === 1 ? '' : figures.number(weight)
		})),
		amounts: receipt.dimensions.flatMap((dimension) => {
			const { id, title, amount } = dimension;
			if (!amount || !isEstimated(amount)) return [];
			const money = (value: number) => figures.money(value, amount.currency);
			const { low, high, value } = amount;
			const range = WORDS[locale].range(money(low), money(high));
			return {
				id,
				title: titleOf(title, id, locale),
				value: low === high ? money(value) : range,
				lines: rowsOf(receipt, [dimension], locale)
			};
		})
	};
}

/** Lines of questions first, in their order; those of whole dimensions after them. */
function rowsOf(
	receipt: Receipt,
	dimensions: readonly ReceiptDimension[],
	locale: Language
): ReceiptRow[] {
	const named = receipt.dimensions.length > 1;
	const rows = (of: (line: ScoreLine) => boolean) =>
		receipt.lines.filter(of).flatMap((line) => {
			const dimension = dimensions.find(({ id }) => id === line.dimension);
			return dimension ? rowOf(line, dimension, named, locale) : [];
		});
	return [...rows(({ step }) => step !== undefined), ...rows(({ step }) => step === undefined)];
}

function rowOf(
	line: ScoreLine,
	dimension: ReceiptDimension,
	named: boolean,
	locale: Language
): ReceiptRow {
	const words = WORDS[locale];
	const question = line.step === undefined ? '' : questionOf(line, line.step, locale);
	const given = line.source === 'answer' || line.source === 'factor';
	const answer = given ? titleOf(line.answer, line.option ?? '', locale) : limitOf(line, locale);
	const points = pointsOf(line, dimension, figuresIn(locale));
	const title = titleOf(dimension.title, dimension.id, locale);
	const said = given ? words.quote(answer) : answer;
	const beginning =
		question === '' ? said : `${question}${/[?!.:…]$/.test(question) ? '' : ':'} ${said}`;
	const text = `${beginning} ${points}${named && !dimension.amount ? ` (${title})` : ''}`;
	return { source: line.source, question, answer, points, dimension: title, text };
}

function limitOf({ source, step, points }: ScoreLine, locale: Language): string {
	const words = WORDS[locale];
	if (source === 'rounding') return words.rounding;
	if (step !== undefined) return words.questionCap;
	return points < 0 ? words.upperCap : words.lowerCap;
}

function pointsOf(line: ScoreLine, { amount }: ReceiptDimension, figures: Figures): string {
	const points = amount
		? figures.signedMoney(line.points, amount.currency)
		: figures.signed(line.points);
	return line.factor === undefined ? points : `×${figures.number(line.factor)}, ${points}`;
}

function scoreWords(points: number, reachable: number, percent: number, locale: Language): string {
	const figures = figuresIn(locale);
	if (reachable <= 0) return figures.points(points);
	const got = figures.number(points);
	return WORDS[locale].of(got, figures.ofPoints(reachable), figures.percent(percent));
}

/** Without the answers that the title recalls: they stand in lines of their own. */
function questionOf({ question }: ScoreLine, step: string, locale: Language): string {
	const title = titleOf(question, step, locale);
	if (!title.includes('{{')) return title;
	const rest = fillText(title, { answers: {} }).replace(/^[\s,;:]+/, '');
	return rest.charAt(0).toLocaleUpperCase(locale) + rest.slice(1) || step;
}

function titleOf(text: Text | undefined, id: string, locale: Language): string {
	return inLocale(text, locale, ['en']) || id;
}
