import type { Condition } from '../../quiz/condition.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { PHRASES, type Language } from './phrases.ts';
import { inOneLine, merged, text, type Piece } from './piece.ts';
import { sayOpposite, sayRow, type Said } from './say-row.ts';
import { readCondition, type Group, type Node } from './tree.ts';

/** The condition as a plain sentence without a full stop, in pieces: "*Role* is any of *Owner*, *Director*". */
export function sayCondition(quiz: Quiz, condition: Condition, locale: Language): Piece[] {
	return sayNode(quiz, readCondition(condition), locale);
}

/** The same as one string, names in quotation marks. */
export function conditionText(quiz: Quiz, condition: Condition, locale: Language): string {
	return inOneLine(sayCondition(quiz, condition, locale), locale);
}

/** The part of a condition that a row or a group stands for. */
export function sayNode(quiz: Quiz, node: Node, locale: Language): Piece[] {
	return merged(say(quiz, node, locale).pieces);
}

function say(quiz: Quiz, node: Node, locale: Language): Said {
	if (node.type === 'group') return negated(sayGroup(quiz, node, locale), node.negations, locale);
	const plainly = node.negations > 0 ? sayOpposite(quiz, node, locale) : null;
	if (plainly) return negated(plainly, node.negations - 1, locale);
	return negated(sayRow(quiz, node, locale), node.negations, locale);
}

function sayGroup(quiz: Quiz, { mode, parts }: Group, locale: Language): Said {
	const said = parts.map((part) => say(quiz, part, locale));
	const [only] = said;
	if (only && said.length === 1) return only;
	const connector = PHRASES[locale][mode === 'all' ? 'and' : 'or'];
	const last = said.at(-1);
	const pieces = said.flatMap((part, at) => [
		...(at === 0 ? [] : [text(connector)]),
		...(needsBrackets(part, mode, part === last) ? bracketed(part.pieces) : part.pieces)
	]);
	return { pieces, joined: mode, open: last && !needsBrackets(last, mode, true) && last.open };
}

/** What is joined the other way, and what would draw the words after it into itself. */
function needsBrackets(part: Said, mode: Group['mode'], last: boolean): boolean {
	if (part.joined !== undefined && part.joined !== mode) return true;
	return part.open === true && !last;
}

function negated(said: Said, times: number, locale: Language): Said {
	if (times === 0) return said;
	const inner = said.joined === undefined ? said.pieces : bracketed(said.pieces);
	const once = { pieces: [text(PHRASES[locale].notTrue), ...inner], open: true };
	return negated(once, times - 1, locale);
}

function bracketed(pieces: readonly Piece[]): Piece[] {
	return [text('('), ...pieces, text(')')];
}
