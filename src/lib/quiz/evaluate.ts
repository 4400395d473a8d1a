import {
	answerTo,
	isOther,
	OTHER,
	type Answer,
	type Answers,
	type HiddenFields
} from './answers.ts';
import type {
	AnswerCondition,
	AskServer,
	Comparison,
	HiddenCondition,
	ScoreCondition
} from './condition.ts';
import { dayNumber, known, type Day } from './day.ts';

/** 'ask': it cannot be told here: a browser knows no scores, and an answer may not be given yet. */
export type Truth = boolean | 'ask';

/** A condition of a full quiz, or of a browser's copy, where score conditions are `{ ask: true }`. */
export type FlowCondition =
	| { all: FlowCondition[] }
	| { any: FlowCondition[] }
	| { not: FlowCondition }
	| AnswerCondition
	| HiddenCondition
	| ScoreCondition
	| { highest: string }
	| AskServer;

/** What conditions are asked of. */
export interface Facts {
	/** Of the steps on the path, no others. */
	answers: Answers;
	hidden: HiddenFields;
	/** Absent in a browser. */
	score?: ScoreView | undefined;
	/** Steps whose answers are still open. */
	open?: readonly string[] | undefined;
	/** The day of answering. */
	today?: Day | undefined;
}

export interface Figures {
	points: number;
	percent: number;
}

/** A score as conditions see it. */
export interface ScoreView {
	total: Figures;
	dimensions: Readonly<Record<string, Figures>>;
	/** The dimension with most percent, amounts left out; null where nothing was scored. */
	highest: string | null;
}

const NOTHING: Figures = { points: 0, percent: 0 };

/** Whether the condition holds. Three-valued: one false settles `all`, one true settles `any`, whatever the server would say of the rest. */
export function evaluate(condition: FlowCondition, facts: Facts): Truth {
	if ('answer' in condition) {
		return facts.open?.includes(condition.answer) ? 'ask' : answerHolds(condition, facts);
	}
	if ('all' in condition) return every(condition.all, facts);
	if ('any' in condition) return some(condition.any, facts);
	if ('not' in condition) return negate(evaluate(condition.not, facts));
	if ('hidden' in condition) return hiddenHolds(condition, facts.hidden);
	if ('ask' in condition || !facts.score) return 'ask';
	if ('highest' in condition) return facts.score.highest === condition.highest;
	return scoreHolds(condition, facts.score);
}

function every(conditions: readonly FlowCondition[], facts: Facts): Truth {
	let truth: Truth = true;
	for (const condition of conditions) {
		const one = evaluate(condition, facts);
		if (one === false) return false;
		if (one === 'ask') truth = 'ask';
	}
	return truth;
}

function some(conditions: readonly FlowCondition[], facts: Facts): Truth {
	let truth: Truth = false;
	for (const condition of conditions) {
		const one = evaluate(condition, facts);
		if (one === true) return true;
		if (one === 'ask') truth = 'ask';
	}
	return truth;
}

function negate(truth: Truth): Truth {
	return truth === 'ask' ? 'ask' : !truth;
}

/** Of an unanswered step only `noneOf` and `answered: false` hold. */
function answerHolds(asked: AnswerCondition, { answers, today }: Facts): boolean {
	const answer = askedPart(answerTo(answers, asked.answer) ?? null, asked);
	if (asked.answered !== undefined && asked.answered !== (answer !== null)) return false;
	if (asked.noneOf?.some((id) => answer !== null && holds(answer, id))) return false;
	if (answer === null) return !needsAnswer(asked);
	return (
		(asked.is === undefined || holds(answer, asked.is)) &&
		(asked.anyOf === undefined || asked.anyOf.some((id) => holds(answer, id))) &&
		(asked.allOf === undefined || asked.allOf.every((id) => holds(answer, id))) &&
		(asked.contains === undefined || containsText(answer, asked.contains)) &&
		(!compares(asked) || comparesWell(answer, asked, today))
	);
}

/** One row of a table, or the first places of a ranking; null where that row was left empty. */
function askedPart(answer: Answer | null, { row, top }: AnswerCondition): Answer | null {
	if (row !== undefined) return rowOf(answer, row);
	return top !== undefined && Array.isArray(answer) ? answer.slice(0, top) : answer;
}

function rowOf(answer: Answer | null, row: string): Answer | null {
	if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, row)) return null;
	const chosen: unknown = Reflect.get(answer, row);
	return typeof chosen === 'string' || Array.isArray(chosen) ? chosen : null;
}

function needsAnswer(asked: AnswerCondition): boolean {
	return (
		asked.is !== undefined ||
		asked.anyOf !== undefined ||
		asked.allOf !== undefined ||
		asked.contains !== undefined ||
		compares(asked)
	);
}

/** Numbers as they are, dates by their place in the calendar; a number is not compared with a date, and words with nothing. */
function comparesWell(answer: Answer, asked: AnswerCondition, today: Day | undefined): boolean {
	if (typeof answer !== 'number' && typeof answer !== 'string') return false;
	const place = typeof answer === 'number' ? answer : dayNumber(answer);
	if (Number.isNaN(place)) return false;
	const limitPlace = (limit: number | Day | undefined) => {
		if (limit === undefined) return limit;
		if (typeof answer === 'number') return typeof limit === 'string' ? Number.NaN : limit;
		return typeof limit === 'number' ? dayNumber(known(today)) + limit : dayNumber(limit);
	};
	const { atLeast, over, atMost, below, equals } = asked;
	return compare(place, {
		atLeast: limitPlace(atLeast),
		over: limitPlace(over),
		atMost: limitPlace(atMost),
		below: limitPlace(below),
		equals: limitPlace(equals)
	});
}

/** The answer is this option, or several answers hold it. */
function holds(answer: Answer, id: string | boolean): boolean {
	if (Array.isArray(answer)) return answer.some((one) => holds(one, id));
	return isOther(answer) ? id === OTHER : answer === id;
}

function containsText(answer: Answer, wanted: string): boolean {
	if (Array.isArray(answer)) return answer.some((one) => containsText(one, wanted));
	const text = isOther(answer) ? answer.other : answer;
	return typeof text === 'string' && includes(text, wanted);
}

function includes(text: string, wanted: string): boolean {
	return text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase());
}

function hiddenHolds(asked: HiddenCondition, hidden: HiddenFields): boolean {
	const value = (Object.hasOwn(hidden, asked.hidden) ? hidden[asked.hidden] : '') ?? '';
	return (
		(asked.present === undefined || asked.present === (value !== '')) &&
		(asked.is === undefined || asked.is === value) &&
		(asked.anyOf === undefined || asked.anyOf.includes(value)) &&
		(asked.contains === undefined || includes(value, asked.contains))
	);
}

function scoreHolds(asked: ScoreCondition, score: ScoreView): boolean {
	const figures = 'total' in asked ? score.total : figuresOf(asked.dimension, score);
	return compare(asked.unit === 'percent' ? figures.percent : figures.points, asked);
}

function figuresOf(dimension: string, score: ScoreView): Figures {
	const found = Object.hasOwn(score.dimensions, dimension) ? score.dimensions[dimension] : null;
	return found ?? NOTHING;
}

function compares(asked: Comparison<unknown>): boolean {
	return (
		asked.atLeast !== undefined ||
		asked.over !== undefined ||
		asked.atMost !== undefined ||
		asked.below !== undefined ||
		asked.equals !== undefined
	);
}

function compare(value: number, asked: Comparison): boolean {
	return (
		(asked.atLeast === undefined || value >= asked.atLeast) &&
		(asked.over === undefined || value > asked.over) &&
		(asked.atMost === undefined || value <= asked.atMost) &&
		(asked.below === undefined || value < asked.below) &&
		(asked.equals === undefined || value === asked.equals)
	);
}
