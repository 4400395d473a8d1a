import type { HiddenFields } from './answers.ts';
import { closeGaps } from './gaps.ts';

/** What `{{…}}` in a text may recall. */
export interface FillContext {
	/** Answers in words by step id; their parts as `step.part`. */
	answers: Readonly<Record<string, string>>;
	hidden?: HiddenFields | undefined;
	/** Only where the respondent may see it, in words. */
	score?: FilledScore | undefined;
	/** Given each recalled value: `encodeURIComponent` for an address, `escapeHtml` for markup. */
	encode?: ((value: string) => string) | undefined;
}

export interface FilledScore {
	score: string;
	percent: string;
	/** By dimension id; `{{amount}}` is the first of them. */
	amounts: Readonly<Record<string, string>>;
}

const RECALL = /\{\{\s*([\w][\w.:-]{0,139})\s*(?:\|([^{}]*))?\}\}/g;

/**
 * Replaces `{{step}}`, `{{step.field}}`, `{{hiddenField}}`, and on result screens `{{score}}`, `{{percent}}`, `{{amount}}`, `{{amount:dimension}}`.
 * What is unknown or empty becomes the fallback after "|", else nothing, without the comma that led up to it. A full stop is not
 * written twice: "до 5 мая 2026 г."
 */
export function fillText(text: string, context: FillContext): string {
	const encode = context.encode ?? ((value: string) => value);
	let part = '';
	let end = 0;
	const parts: string[] = [];
	for (const { 0: whole, 1: name = '', 2: fallback = '', index } of text.matchAll(RECALL)) {
		part += text.slice(end, index);
		end = index + whole.length;
		const instead = fallback.trim();
		const value = recalled(name, context);
		const stopFollows = /^\.(?!\.)/.test(text.slice(end, end + 2));
		if (value) part += encode(stopFollows ? value.replace(/\.$/, '') : value);
		else if (instead) part += instead;
		else {
			parts.push(part);
			part = '';
		}
	}
	return closeGaps([...parts, part + text.slice(end)]);
}

/** One recall as it stands in a text. */
export interface RecallMark {
	name: string;
	/** Stands there where nothing is known. */
	fallback: string;
	/** Of its first sign in the text. */
	from: number;
	/** Behind its last sign. */
	to: number;
}

/** The recalls of a text, in order. */
export function recallMarks(text: string): RecallMark[] {
	return Array.from(text.matchAll(RECALL), ({ 0: whole, 1: name = '', 2: fallback, index }) => ({
		name,
		fallback: (fallback ?? '').trim(),
		from: index,
		to: index + whole.length
	}));
}

/** `{{name|fallback}}`; signs that a recall is written with are left out of the fallback. */
export function writeRecall(name: string, fallback = ''): string {
	const otherwise = fallback.replace(/[{}]/g, '');
	return otherwise.trim() === '' ? `{{${name}}}` : `{{${name}|${otherwise}}}`;
}

/** The text with recalls put in other words; those that `write` gives nothing for stay. */
export function rewriteRecalls(
	text: string,
	write: (name: string, otherwise: string | undefined) => string | undefined
): string {
	return text.replace(
		RECALL,
		(whole, name: string, otherwise: string | undefined) => write(name, otherwise) ?? whole
	);
}

/** The text without braces that open and are no recall. */
export function withoutStrays(text: string): string {
	const either = new RegExp(`${RECALL.source}|\\{\\{([^{}]*)\\}{0,2}`, 'g');
	return text.replace(either, (whole, name, _otherwise, words) => (name ? whole : (words ?? '')));
}

/** The names that a text recalls, in order. */
export function recallsIn(text: string): string[] {
	return Array.from(text.matchAll(RECALL), ([, name = '']) => name);
}

function recalled(name: string, { answers, hidden, score }: FillContext): string | undefined {
	return own(answers, name) ?? (score && shown(name, score)) ?? (hidden && own(hidden, name));
}

function shown(name: string, score: FilledScore): string | undefined {
	if (name === 'score' || name === 'percent') return score[name];
	if (name === 'amount') return Object.values(score.amounts)[0];
	return name.startsWith('amount:') ? own(score.amounts, name.slice('amount:'.length)) : undefined;
}

function own(values: Readonly<Record<string, string>>, name: string): string | undefined {
	return Object.hasOwn(values, name) ? values[name] : undefined;
}
