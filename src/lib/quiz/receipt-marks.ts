import { tidy } from './points.ts';
import type { Receipt } from './receipt.ts';
import { receiptRows } from './receipt-words.ts';
import type { ScoreLine } from './tally.ts';
import { composed, type Text } from './text.ts';

/** An answer, or all the answers to a question that has a limit, and what it brought or took. */
export interface ReceiptMark {
	question: string;
	answer: string;
	points: number;
	/** "+10", "−5" */
	said: string;
}

/** What spoke for somebody and what against, the most weighty first; without amounts. */
export interface ReceiptMarks {
	for: ReceiptMark[];
	against: ReceiptMark[];
}

/** The answers that brought or took points. Together they are the points of all questions. */
export function receiptMarks(receipt: Receipt, locale: 'en' | 'ru'): ReceiptMarks {
	const counted = new Set(receipt.dimensions.filter(({ amount }) => !amount).map(({ id }) => id));
	const lines = withLimits(
		receipt.lines.filter(({ step, dimension }) => step !== undefined && counted.has(dimension))
	);
	const rows = receiptRows({ ...receipt, lines }, locale).lines;
	const marks = rows.map(({ question, answer, points: said }, place) => ({
		...{ question, answer, said, points: lines[place]?.points ?? 0 }
	}));
	return {
		for: marks.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points),
		against: marks.filter(({ points }) => points < 0).sort((a, b) => a.points - b.points)
	};
}

/**
 * Lines of questions, in their order. A limit is no answer that anybody gave: the answers that it limits become one line with
 * what they brought together within it.
 */
export function withLimits(lines: readonly ScoreLine[]): ScoreLine[] {
	const placeOf = ({ step, dimension }: ScoreLine) => JSON.stringify([step, dimension]);
	const limited = new Set(lines.filter(({ source }) => source === 'cap').map(placeOf));
	return [...Map.groupBy(lines, placeOf)].flatMap(([place, some]) =>
		limited.has(place) ? joined(some) : some
	);
}

function joined(lines: readonly ScoreLine[]): ScoreLine[] {
	const answers = lines.filter(({ source }) => source !== 'cap');
	const brought = answers.filter(({ points }) => points !== 0);
	// A limit below nothing takes points of answers that brought none.
	const told = brought.length > 0 ? brought : answers;
	const texts = told.map(({ answer, option }): Text => answer ?? option ?? '');
	const [first] = [...told, ...lines];
	if (!first) return [];
	return [
		{
			...{ ...first, source: 'answer' },
			points: tidy(lines.reduce((sum, { points }) => sum + points, 0)),
			answer: composed(texts, (...words) => words.filter(Boolean).join(', '))
		}
	];
}
